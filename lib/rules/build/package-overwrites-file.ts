import type { Overwriting } from '../../catalog/overwriting';
import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { baseName } from '../../path/path';
import type { Command } from '../../shell/command';
import { commandsOf } from '../../stages/command-of';
import type { RunStep } from '../../stages/stage';
import { span } from '../../text/span';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'package-overwrites-file',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package with a file that the base owns',
  why: 'apk installs no package that brings a file of another one. The package of glibc for Alpine that people download brings `/etc/nsswitch.conf`, which Alpine has brought itself since 3.16.2, so that what had worked for years stops the build.',
  remedy: 'Use a base with glibc, a version of the package without the file, or `--force-overwrite`.',
  symptoms: [
    'ERROR: glibc-2.35-r0: trying to overwrite etc/nsswitch.conf owned by alpine-baselayout-data-3.2.0-r23.',
    'trying to overwrite etc/nsswitch.conf owned by alpine-baselayout-data',
  ],
  references: [
    { title: 'glibc on Alpine', url: 'https://github.com/sgerrand/alpine-pkg-glibc/issues/185' },
    { title: 'The version without the file', url: 'https://github.com/sgerrand/alpine-pkg-glibc/pull/195' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Downloaded under another name',
        dockerfile:
          'FROM alpine:3.22\nRUN wget -q -O /tmp/glibc.apk https://github.com/sgerrand/alpine-pkg-glibc/releases/download/2.34-r0/glibc-2.34-r0.apk && apk add --no-cache --allow-untrusted [|/tmp/glibc.apk|]\nUSER 1000\nCMD ["sh"]\n',
        fixed:
          'FROM alpine:3.22\nRUN wget -q -O /tmp/glibc.apk https://github.com/sgerrand/alpine-pkg-glibc/releases/download/2.34-r0/glibc-2.34-r0.apk && apk add --force-overwrite --no-cache --allow-untrusted /tmp/glibc.apk\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'A version from a variable',
        dockerfile:
          'FROM node:24-alpine\nENV GLIBC=2.35-r0\nRUN wget https://github.com/sgerrand/alpine-pkg-glibc/releases/download/${GLIBC}/glibc-${GLIBC}.apk && apk add --no-cache [|glibc-${GLIBC}.apk|]\nUSER node\nCMD ["node", "main.js"]\n',
        fixed:
          'FROM node:24-alpine\nENV GLIBC=2.35-r0\nRUN wget https://github.com/sgerrand/alpine-pkg-glibc/releases/download/${GLIBC}/glibc-${GLIBC}.apk && apk add --force-overwrite --no-cache glibc-${GLIBC}.apk\nUSER node\nCMD ["node", "main.js"]\n',
      },
    ],
    good: [
      {
        title: 'The version without the file',
        dockerfile:
          'FROM alpine:3.22\nRUN wget https://github.com/sgerrand/alpine-pkg-glibc/releases/download/2.35-r1/glibc-2.35-r1.apk && apk add --no-cache --allow-untrusted glibc-2.35-r1.apk\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Overwritten on purpose',
        dockerfile:
          'FROM alpine:3.22\nRUN wget https://github.com/sgerrand/alpine-pkg-glibc/releases/download/2.34-r0/glibc-2.34-r0.apk && apk add --force-overwrite --allow-untrusted glibc-2.34-r0.apk\nUSER 1000\nCMD ["sh"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const found = firstOverwriting(inspection, view);
      if (found) yield found;
    }
  },
});

type Downloads = ReadonlyMap<string, string>;

function firstOverwriting({ catalog }: Inspection, view: StageView): Reported | undefined {
  const { image, stage } = view;
  const upstream = image && presentIn(image.facts.upstream);
  if (!image || upstream?.release === undefined) return undefined;
  const { distribution, release } = upstream;
  const downloads = view.part(downloadsIn);
  for (const { replayedFrom, run } of stage.steps) {
    if (run === undefined) continue;
    const commandOf = commandsOf(run);
    for (const effect of run.effects) {
      if (effect.kind !== 'packages-installed' || effect.manager !== 'apk' || effect.root !== undefined)
        continue;
      const command = commandOf(effect);
      const words = command && saidBy(command);
      if (command === undefined || words === undefined) continue;
      for (const each of effect.packages) {
        const file = baseName(downloads.get(each.name) ?? each.name);
        const known = catalog.overwriting.of(distribution, release, file);
        if (known === undefined || isForced(known, words)) continue;
        const where = catalog.releases?.product(distribution)?.name ?? distribution;
        return {
          span: each.span,
          stage: stage.index,
          certainty: 'likely',
          message: [
            `\`${file}\` brings \`${known.file}\`, which \`${known.owner}\` of ${where} ${release} owns, and apk overwrites nothing of another package`,
            { more: '. The build stops here.' },
          ],
          remedy: `${known.instead.charAt(0).toUpperCase()}${known.instead.slice(1)}${known.below === undefined ? '' : `, or version ${known.below}`}, or add \`${known.option}\`.`,
          evidence: [
            fromFact(`\`${image.reference}\` stands on ${where} ${release}.`, image.facts.upstream),
            {
              text: `\`${known.name}\` of ${known.publisher} and the file.`,
              source: [known.source].flat()[0] ?? '',
            },
          ],
          ...(replayedFrom === undefined && fixOf(run, command, known)),
        };
      }
    }
  }
  return undefined;
}

/** What a command says that must not fail, where all of it is known. */
function saidBy({ args, failureCounts, runs }: Command): ReadonlySet<string> | undefined {
  if (runs !== 'always' || !failureCounts) return undefined;
  const texts = args.flatMap(({ text }) => text ?? []);
  return texts.length === args.length ? new Set(texts) : undefined;
}

function isForced({ alsoBy, option }: Overwriting, words: ReadonlySet<string>): boolean {
  return [option, ...alsoBy].some((each) => words.has(each));
}

function fixOf(run: RunStep, { args }: Command, { option }: Overwriting): Pick<Reported, 'fix'> {
  const verb = args.find(({ text }) => text === 'add');
  if (verb === undefined) return {};
  const { end } = run.toSource(verb.span);
  return { fix: { safety: 'review', edits: [{ span: span(end, end), newText: ` ${option}` }] } };
}

/** What is downloaded to where, as far as both are known. */
function downloadsIn({ chain }: StageView): Downloads {
  const found = new Map<string, string>();
  for (const { tree } of chain)
    for (const { effect } of tree.effects)
      if (effect.kind === 'downloaded' && effect.url !== undefined && effect.path !== undefined)
        found.set(effect.path, effect.url);
  return found;
}
