import { type Table, table } from '../../text/table';
import { defineRule } from '../rule';

const reserved: Table<string> = table({
  scratch: 'the empty image',
  context: 'the build context',
});

export default defineRule({
  id: 'stage-name-reserved',
  severity: 'warning',
  consequence: 'risk',
  title: 'Stage named after a reserved word',
  why: 'For the builder `scratch` is the empty image and `context` the build context. A stage of that name hides the one or is hidden by the other, so a reference does not mean what it says.',
  remedy: 'Give the stage another name.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: ReservedStageName',
      url: 'https://docs.docker.com/reference/build-checks/reserved-stage-name/',
    },
  ],
  aliases: [
    { tool: 'buildkit', id: 'ReservedStageName' },
    { tool: 'hadolint', id: 'DL3063' },
  ],
  examples: {
    bad: [
      {
        title: 'scratch',
        dockerfile: 'FROM debian:trixie-slim AS [|scratch|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'context, in any case',
        dockerfile: 'FROM debian:trixie-slim AS [|Context|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'scratch as a base',
        dockerfile:
          'FROM scratch AS files\nCOPY app /app\nFROM scratch\nCOPY --from=files /app /app\nCMD ["/app"]\n',
      },
    ],
  },
  *check({ graph }) {
    for (const { index, from } of graph.stages) {
      const { name } = from;
      const key = name?.text.toLowerCase();
      if (!name || key === undefined || !Object.hasOwn(reserved, key)) continue;
      yield {
        span: name.span,
        stage: index,
        certainty: 'certain',
        message: `\`${key}\` is ${reserved[key]} for the builder: a stage of this name is mistaken for it, or it for the stage.`,
        remedy: 'Give the stage a name that says what it is for.',
      };
    }
  },
});
