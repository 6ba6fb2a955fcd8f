import { defineRule } from '../rule';

export default defineRule({
  id: 'stage-name-duplicate',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Two stages of one name',
  why: 'The later stage takes the name over. `COPY --from` and `--target` then mean the later one everywhere, also where the earlier was meant; the build goes on without a word.',
  remedy: 'Give each stage a name of its own.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: DuplicateStageName',
      url: 'https://docs.docker.com/reference/build-checks/duplicate-stage-name/',
    },
  ],
  aliases: [
    { tool: 'buildkit', id: 'DuplicateStageName' },
    { tool: 'hadolint', id: 'DL3024' },
    { tool: 'trivy', id: 'DS-0012' },
    { tool: 'checkov', id: 'CKV_DOCKER_11' },
  ],
  examples: {
    bad: [
      {
        title: 'The same name twice',
        dockerfile:
          'FROM golang:1.27 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM node:24-trixie-slim AS [|build|]\nRUN npm run build\nFROM scratch\nCOPY --from=build /app /app\nCMD ["/app"]\n',
      },
      {
        title: 'Case makes no difference',
        dockerfile: 'FROM scratch AS files\nCOPY a /a\nFROM scratch AS [|Files|]\nCOPY b /b\n',
      },
    ],
    good: [
      {
        title: 'Two names',
        dockerfile:
          'FROM golang:1.27 AS server\nRUN CGO_ENABLED=0 go build -o /app .\nFROM node:24-trixie-slim AS assets\nRUN npm run build\nFROM scratch\nCOPY --from=server /app /app\nCMD ["/app"]\n',
      },
    ],
  },
  *check({ graph }) {
    const seen = new Map<string, number>();
    for (const { index, from } of graph.stages) {
      const { name } = from;
      if (name === undefined) continue;
      const key = name.text.toLowerCase();
      const before = seen.get(key);
      seen.set(key, index);
      const first = before === undefined ? undefined : graph.stages[before];
      if (!first?.from.name) continue;
      yield {
        span: name.span,
        stage: index,
        certainty: 'certain',
        message: `Stage ${first.index} is called \`${first.from.name.text}\` already: from here on the name means this stage, and \`COPY --from=${name.text}\` takes its files from here.`,
        remedy: 'Give one of them another name, and name it where the other is not meant.',
        evidence: [{ text: `Stage ${first.index} has the name first.`, span: first.from.name.span }],
      };
    }
  },
});
