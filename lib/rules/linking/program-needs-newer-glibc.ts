import { imageOf } from '../../bases/base';
import type { CatalogImage } from '../../catalog/image';
import { glibcNeeded, type PublishedProgram } from '../../catalog/published-glibc';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import type { Write } from '../../contents/tree';
import { compareVersions, majorOf } from '../../contents/version';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { baseName, below, directoryOf } from '../../path/path';
import { languageOfProgram } from '../../programs/language';
import { capital } from '../../text/capital';
import type { Span } from '../../text/span';
import { fromFact, fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'program-needs-newer-glibc',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Published program that needs a newer glibc than the base has',
  why: 'Programs that are downloaded ready to run, or copied out of an image, ask for the glibc they were linked on, or a newer one. Node.js 18 and newer need 2.28: Amazon Linux 2 has 2.26, CentOS 7 has 2.17, Ubuntu 18.04 has 2.27.',
  remedy: 'Use a base with a newer glibc, or an older version of the program.',
  symptoms: [
    "node: /lib64/libc.so.6: version `GLIBC_2.28' not found (required by node)",
    "node: /lib64/libm.so.6: version `GLIBC_2.27' not found (required by node)",
    'Error: Package: 2:nodejs-18.0.0-1nodesource.x86_64 (nodesource) Requires: libc.so.6(GLIBC_2.28)(64bit)',
    "python3: /lib64/libc.so.6: version `GLIBC_2.34' not found",
  ],
  references: [
    { title: 'What Node.js needs since 18', url: 'https://github.com/nodejs/node/pull/42659' },
    { title: 'Node.js 18 on Amazon Linux 2', url: 'https://github.com/nodesource/distributions/issues/1381' },
  ],
  aliases: [],
  yieldsTo: ['libc-mismatch', 'package-repository-gone'],
  examples: {
    bad: [
      {
        title: 'Copied out of its image',
        dockerfile:
          'FROM amazonlinux:2\n[|COPY --from=node:22-bookworm /usr/local/bin/node /usr/local/bin/node|]\nCOPY index.js /srv/index.js\nUSER 1000\nCMD ["node", "/srv/index.js"]\n',
      },
      {
        title: 'Downloaded',
        dockerfile:
          'FROM ubuntu:18.04\nRUN apt-get update && apt-get install -y curl xz-utils && [|curl -fsSL https://nodejs.org/dist/v20.11.1/node-v20.11.1-linux-x64.tar.xz|] | tar -xJ -C /usr/local --strip-components=1\nUSER 1000\nCMD ["node"]\n',
      },
    ],
    good: [
      {
        title: 'A base that is new enough',
        dockerfile:
          'FROM amazonlinux:2023\nCOPY --from=node:22-bookworm /usr/local/bin/node /usr/local/bin/node\nUSER 1000\nCMD ["node"]\n',
      },
      {
        title: 'A version that is old enough',
        dockerfile:
          'FROM amazonlinux:2\nCOPY --from=node:16-buster /usr/local/bin/node /usr/local/bin/node\nUSER 1000\nCMD ["node"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const { image } = view;
      const libc = image && presentIn(image.facts.libc);
      if (!image || libc?.family !== 'glibc' || libc.version === undefined) continue;
      const found = copied(inspection, view, libc.version) ?? downloaded(inspection, view, libc.version);
      if (found && (inspection.final.includes(view) || isRunIn(view, found.program)))
        yield report(view, image, libc.version, found);
    }
  },
});

type Found = {
  readonly span: Span;
  readonly program: PublishedProgram;
  readonly what: string;
  readonly glibc: string;
  readonly from: CatalogImage | undefined;
};

/** A stage that fetches a program for another one does not run it. */
function isRunIn({ stage }: StageView, { language }: PublishedProgram): boolean {
  return stage.steps.some(({ run }) =>
    run?.script.commands.some(({ name = '' }) => languageOfProgram(name) === language),
  );
}

function copied({ catalog }: Inspection, view: StageView, has: string): Found | undefined {
  for (const writes of view.tree.writes.values()) {
    for (const write of writes) {
      const from = holderOf(view, write);
      const own = from?.image.traits.ownLanguage;
      const program = own && catalog.publishedGlibc.ofLanguage(own.name);
      if (!from || !own || !program) continue;
      const path = `${own.at}/bin/${program.program}`;
      // What holds more than the language brings the C library of its image along.
      if (below(own.at, from.path) === undefined || below(from.path, path) === undefined) continue;
      if (from.stage && putsThere(from.stage, path)) continue;
      const glibc = neededBy(from.image, program, has);
      if (glibc === undefined) continue;
      return {
        span: write.span,
        program,
        what: `\`${program.program}\` of \`${from.image.reference}\``,
        glibc,
        from: from.image,
      };
    }
  }
  return undefined;
}

/** Whether a stage, or one below it, puts another program there. */
function putsThere({ chain }: StageView, path: string): boolean {
  return chain.some(({ tree }) => {
    for (let at = path; at !== '/'; at = directoryOf(at)) if (tree.writes.has(at)) return true;
    return false;
  });
}

type Holder = { readonly image: CatalogImage; readonly path: string; readonly stage: StageView | undefined };

/** The image that copied files come out of, directly or by a stage on it. */
function holderOf({ contents }: StageView, { origin }: Write): Holder | undefined {
  if (origin.kind === 'image') {
    const image = imageOf(origin.base);
    return image && { image, path: origin.path, stage: undefined };
  }
  if (origin.kind !== 'stage') return undefined;
  const stage = contents.view(origin.stage);
  return stage.image && { image: stage.image, path: origin.path, stage };
}

/** What the program of an image needs, where a base has less. */
function neededBy({ facts }: CatalogImage, program: PublishedProgram, has: string): string | undefined {
  const libc = presentIn(facts.libc);
  if (libc?.family !== 'glibc') return undefined;
  const major = majorOf(presentIn(facts.language)?.version);
  const needed = major === undefined ? undefined : glibcNeeded(program, major);
  if (needed !== undefined) return compareVersions(needed, has) > 0 ? needed : undefined;
  if (program.needs !== 'its-image' || libc.version === undefined) return undefined;
  // Whatever is linked on 2.34 or newer asks for a symbol of 2.34, of newer ones not every program does.
  return compareVersions(libc.version, '2.34') >= 0 && compareVersions(has, '2.34') < 0 ? '2.34' : undefined;
}

function downloaded({ catalog }: Inspection, { tree }: StageView, has: string): Found | undefined {
  for (const { effect } of tree.effects) {
    if (effect.kind !== 'downloaded' || effect.url === undefined || effect.certainty === 'possible') continue;
    const found = catalog.publishedGlibc.download(effect.url);
    const glibc = found && glibcNeeded(found.program, found.major);
    if (!found || glibc === undefined || compareVersions(glibc, has) <= 0) continue;
    if (!isMadeForGlibc(effect.url)) continue;
    return {
      span: effect.span,
      program: found.program,
      what: `\`${found.program.program}\` ${found.major}`,
      glibc,
      from: undefined,
    };
  }
  return undefined;
}

/** Sources, headers and checksums run nowhere, and another C library has builds of its own; scripts install what does. */
function isMadeForGlibc(url: string): boolean {
  if (!url.includes('://nodejs.org/')) return true;
  const file = baseName(url);
  return file.includes('-linux-') && file.includes('.tar.') && !file.includes('musl');
}

function report(view: StageView, image: CatalogImage, has: string, found: Found): Reported {
  const { from, glibc, program, span, what } = found;
  return {
    span,
    stage: view.stage.index,
    certainty: 'likely',
    message: [
      `${what} needs glibc ${glibc}, and \`${image.reference}\` has ${has}`,
      { more: `. It does not start: “version \`GLIBC_${glibc}' not found”.` },
    ],
    remedy: `${capital(program.instead)}.`,
    evidence: [
      fromSource(`What ${what} needs.`, sourceOf(program)),
      fromFact(`\`${image.reference}\` has glibc ${has}.`, image.facts.libc),
      ...(from ? [fromFact(`\`${from.reference}\` stands on glibc.`, from.facts.libc)] : []),
    ],
  };
}
