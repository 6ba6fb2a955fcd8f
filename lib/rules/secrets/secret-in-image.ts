import { findSecrets } from '../../secrets/find';
import { continuesKey } from '../../secrets/redact';
import { isThrowAway } from '../../secrets/throw-away';
import { contains, lastAtOrBefore } from '../../text/span';
import { defineRule } from '../rule';

const carriers = new Set(['arg', 'env', 'label', 'run', 'copy', 'add', 'cmd', 'entrypoint', 'healthcheck']);

export default defineRule({
  id: 'secret-in-image',
  severity: 'warning',
  consequence: 'risk',
  title: 'Secret written into the image',
  why: 'What ENV, ARG and RUN contain is kept in the configuration and the history of the image. Everyone who can pull it can read it, also when a later instruction removes it.',
  remedy:
    'Give secrets to the build with `RUN --mount=type=secret`, and to the program when it runs. Change the one that was written down.',
  symptoms: [],
  references: [{ title: 'Build secrets', url: 'https://docs.docker.com/build/building/secrets/' }],
  aliases: [
    { tool: 'buildkit', id: 'SecretsUsedInArgOrEnv' },
    { tool: 'hadolint', id: 'DL3064' },
    { tool: 'trivy', id: 'DS-0031' },
    { tool: 'dockle', id: 'CIS-DI-0010' },
  ],
  examples: {
    bad: [
      {
        title: 'A password in ENV',
        dockerfile:
          'FROM debian:trixie-slim\nENV DB_PASSWORD=[|hunter2-Kx93|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'A secret mount',
        dockerfile:
          'FROM debian:trixie-slim\nRUN --mount=type=secret,id=token cat /run/secrets/token > /dev/null\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Not a secret',
        dockerfile:
          'FROM debian:trixie-slim\nENV TOKENIZERS_PARALLELISM=false\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    const { dockerfile, graph } = inspection;
    const inImage = new Set(inspection.final.map(({ stage }) => stage.index));
    const secrets = findSecrets(dockerfile.text);
    for (const [index, secret] of secrets.entries()) {
      const { span, what, place, certainty } = secret;
      const before = secrets[index - 1];
      if (before && continuesKey(dockerfile.text, secret, before)) continue;
      if (place === 'run' && isThrowAway(dockerfile.text.slice(span.start, span.end))) continue;
      const carrier = lastAtOrBefore(dockerfile.instructions, (each) => each.span.start, span.start);
      if (!carrier || !contains(carrier.span, span) || !carriers.has(carrier.keyword)) continue;
      const stage = lastAtOrBefore(graph.stages, ({ from }) => from.span.start, span.start)?.index;
      const ships = stage === undefined || inImage.has(stage);
      yield {
        span,
        ...(stage !== undefined && { stage }),
        certainty: certainty === 'possible' ? 'possible' : 'likely',
        ...(certainty === 'possible'
          ? { severity: 'info' as const }
          : { weighs: { kind: 'secret' as const, ships, what } }),
        message: `${
          certainty === 'possible'
            ? `This reads like a stand-in for a secret (${what}). If it is used as it is,`
            : `This looks like a secret (${what}):`
        } ${
          ships
            ? `${carrier.keywordText.toUpperCase()} keeps it in the image or its history, for everyone who can pull it.`
            : 'it stays in this file and in the build cache, for everyone who can read them.'
        }`,
        remedy:
          'Use `RUN --mount=type=secret` while building and hand it over when the container runs. Treat this one as known and change it.',
      };
    }
  },
});
