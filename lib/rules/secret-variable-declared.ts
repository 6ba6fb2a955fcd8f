import type { Instruction, Word } from '../dockerfile/syntax';
import { findSecrets } from '../secrets/find';
import { contains, type Span } from '../text/span';
import { checkedSteps } from './checked-stages';
import { defineRule } from './rule';

/** One of these words between underscores makes BuildKit take a name for a secret's, */
const secretWords = new Set(
  'apikey auth credential credentials key password pword passwd secret token'.split(' '),
);
/** and one of these makes it think otherwise. */
const harmlessWords = new Set(['public', 'file', 'version']);
/** Ours, on top: whom a key belongs to, and switches. */
const fingerprint = /^["']?(?:0x)?(?:[0-9A-F]{4} *){4,10}["']?$/i;
const switches = new Set(['dont', 'enable', 'disable', 'allow']);

export default defineRule({
  id: 'secret-variable-declared',
  severity: 'info',
  consequence: 'risk',
  title: 'Variable named like a secret',
  why: 'What is given to ARG with `--build-arg` stays in the history of the image and in the provenance of the build; what ENV holds is in the configuration of the image. Everyone who can pull it can read both. Where a secret stands in the file itself, `secret-in-image` says so.',
  remedy: 'Hand secrets to RUN with `--mount=type=secret`, and to the program when the container is started.',
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
        title: 'A place for a key',
        dockerfile:
          'FROM node:24-trixie-slim\nENV MODE=production [|API_KEY|]=\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
    good: [
      {
        title: 'A secret mount',
        dockerfile:
          'FROM node:24-trixie-slim\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\nUSER node\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'No secrets',
        dockerfile:
          'FROM node:24-trixie-slim\nENV TOKENIZERS_PARALLELISM=false SSL_KEY_FILE=/run/secrets/key PUBLIC_KEY=abc MONKEY=1 RELEASE_GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
  },
  *check(inspection) {
    let inFile: readonly Span[] | undefined;
    for (const { stage, instruction } of checkedSteps(inspection)) {
      for (const { name, span, isGiven, value } of namedIn(instruction)) {
        if (!looksSecret(name.text) || isKeyId(name.text, value)) continue;
        inFile ??= findSecrets(inspection.dockerfile.text).map((secret) => secret.span);
        if (holdsOne(inFile, span)) continue;
        const isArgument = instruction.keyword === 'arg';
        yield {
          span: name.span,
          stage: stage.index,
          certainty: isArgument && !isGiven ? 'likely' : 'possible',
          severity: isArgument && !isGiven ? 'warning' : 'info',
          message: messageFor(name.text, isArgument, isGiven),
          remedy: isArgument
            ? `Use \`RUN --mount=type=secret,id=${name.text.toLowerCase()}\` where it is needed.`
            : `Set \`${name.text}\` when the container is started, and leave it out of the image.`,
        };
      }
    }
  },
});

type Named = {
  readonly name: Word;
  readonly span: Span;
  readonly isGiven: boolean;
  readonly value: string;
};

function namedIn(instruction: Instruction): readonly Named[] {
  if (instruction.keyword === 'arg')
    return instruction.declarations.map((each) => ({
      name: each.name,
      span: each.span,
      isGiven: each.default !== undefined && each.default.text !== '',
      value: each.default?.text ?? '',
    }));
  if (instruction.keyword !== 'env') return [];
  return instruction.pairs.map(({ key, value, span }) => ({
    name: key,
    span,
    isGiven: !/^(?:""|'')?$/.test(value.text),
    value: value.text,
  }));
}

/** Whether one of the spans, which are in order, lies within `outer`. */
function holdsOne(spans: readonly Span[], outer: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < outer.start) low = middle + 1;
    else high = middle;
  }
  const first = spans[low];
  return first !== undefined && contains(outer, first);
}

function looksSecret(name: string): boolean {
  const words = name.toLowerCase().split('_');
  const isHarmless = (word: string) => harmlessWords.has(word) || switches.has(word);
  return words.some((word) => secretWords.has(word)) && !words.some(isHarmless);
}

/** `GPG_KEY` with the fingerprint of the key that signed a release. */
function isKeyId(name: string, value: string): boolean {
  return /(?:gpg|pgp|signing|release)_?keys?/i.test(name) && fingerprint.test(value);
}

function messageFor(name: string, isArgument: boolean, isGiven: boolean): string {
  if (isArgument && !isGiven)
    return `What is given with \`--build-arg ${name}=…\` stays in the history of the image and in the provenance of the build.`;
  if (!isGiven)
    return `\`${name}\` is empty, so nothing is given away yet; whoever fills it in here puts a secret into the image.`;
  return `\`${name}\` is named like a secret. If its value is one, everyone who can pull the image can read it.`;
}
