import { defineRule } from '../rule';

export default defineRule({
  id: 'stage-name-not-lowercase',
  severity: 'info',
  consequence: 'risk',
  title: 'Stage name with capital letters',
  why: 'BuildKit keeps stage names in lower case. `COPY --from=Builder` still finds `builder`, but `FROM Builder` is taken for an image of that name and fails.',
  remedy: 'Write stage names in lower case.',
  symptoms: ['invalid reference format: repository name must be lowercase'],
  references: [
    {
      title: 'Build checks: StageNameCasing',
      url: 'https://docs.docker.com/reference/build-checks/stage-name-casing/',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'StageNameCasing' }],
  examples: {
    bad: [
      {
        title: 'A capital letter',
        dockerfile:
          'FROM golang:1.27 AS [|BuildStage|]\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=buildstage /app /app\nCMD ["/app"]\n',
        fixed:
          'FROM golang:1.27 AS buildstage\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=buildstage /app /app\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'Lower case',
        dockerfile:
          'FROM golang:1.27 AS build-stage\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build-stage /app /app\nCMD ["/app"]\n',
      },
      { title: 'No name', dockerfile: 'FROM scratch\nCOPY app /app\nCMD ["/app"]\n' },
    ],
  },
  *check({ graph }) {
    for (const { index, from } of graph.stages) {
      const { name } = from;
      if (!name || name.text === name.text.toLowerCase()) continue;
      const lower = name.text.toLowerCase();
      yield {
        span: name.span,
        stage: index,
        certainty: 'certain',
        message: `The stage is kept as \`${lower}\`: \`FROM ${name.text}\` would not find it.`,
        remedy: `Name it \`${lower}\`.`,
        fix: { safety: 'safe', edits: [{ span: name.span, newText: lower }] },
      };
    }
  },
});
