import { namedSecret } from '../../secrets/names';
import { defineRule } from '../rule';

export default defineRule({
  id: 'secret-variable-declared',
  severity: 'warning',
  consequence: 'risk',
  title: 'Secret asked for as build argument',
  why: 'What is given to ARG with `--build-arg` stays in the history of the image and in the provenance of the build. Everyone who can pull the image can read both. Where a secret stands in the file itself, `secret-in-image` says so.',
  remedy: 'Hand secrets to RUN with `--mount=type=secret`.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: SecretsUsedInArgOrEnv',
      url: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    },
    { title: 'Build secrets', url: 'https://docs.docker.com/build/building/secrets/' },
  ],
  aliases: [
    { tool: 'buildkit', id: 'SecretsUsedInArgOrEnv' },
    { tool: 'hadolint', id: 'DL3064' },
    { tool: 'trivy', id: 'DS-0031' },
    { tool: 'dockle', id: 'CIS-DI-0010' },
  ],
  examples: {
    bad: [
      {
        title: 'A token as build argument',
        dockerfile:
          'FROM node:24-trixie-slim\nARG [|NPM_TOKEN|]\nRUN npm ci\nUSER node\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'An empty default',
        dockerfile:
          'FROM node:24-trixie-slim\nARG [|DB_PASSWORD|]=""\nRUN npm ci\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
    good: [
      {
        title: 'A secret mount',
        dockerfile:
          'FROM node:24-trixie-slim\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\nUSER node\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'To be set when the container is started',
        dockerfile:
          'FROM node:24-trixie-slim\nENV DB_PASSWORD= API_KEY=""\nUSER node\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'No secrets',
        dockerfile:
          'FROM node:24-trixie-slim\nARG TOKEN_URL\nARG SSL_KEY_FILE\nARG PUBLIC_KEY\nARG SITE_KEY\nARG SIGNING_KEY_FPR\nENV TOKENIZERS_PARALLELISM=false MONKEY=1 DefaultProcess__Filters__0__Key=ProcessId RELEASE_GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { view, instruction } of inspection.checked) {
      if (instruction.keyword !== 'arg') continue;
      for (const { name, default: written } of instruction.declarations) {
        // A value that stands in the file is for `secret-in-image` to judge.
        if (!/^(?:""|'')?$/.test(written?.text ?? '')) continue;
        const named = namedSecret(name.text);
        if (named === undefined || named.onlyRandom) continue;
        yield {
          span: name.span,
          stage: view.stage.index,
          certainty: 'likely',
          message: `What is given with \`--build-arg ${name.text}=…\` stays in the history of the image and in the provenance of the build.`,
          remedy: `Use \`RUN --mount=type=secret,id=${name.text.toLowerCase()}\` where it is needed.`,
        };
      }
    }
  },
});
