import type { Variant } from '../../lib/catalog/family';
import { type Table, table } from '../../lib/text/table';
import { identity, languageOf, pathOf, purposeOf } from './distroless-image';
import type { Facts, RawFact, RawObject } from './source';
import { compact, derived, gathered, linksOf, said } from './source';

/** README of the time when Debian 11 was current: which images and tags there were. */
const debian11Readme =
  'https://github.com/GoogleContainerTools/distroless/blob/00121b687b7663d006341f499294294f4edf6ece/README.md';
const debian11Images = [
  'static',
  'base-nossl',
  'base',
  'cc',
  'python3',
  'java-base',
  'java11',
  'java17',
  'nodejs14',
  'nodejs16',
  'nodejs18',
];
const debian12Languages = ['java-base', 'java17', 'java21', 'nodejs20', 'nodejs22', 'nodejs24', 'python3'];

/** Images on Debian 11, and those with a language on Debian 12: no longer built. */
export function retiredDistroless(own: readonly RawObject[], tags: readonly string[]): Variant[] {
  const on11 = own.find(({ ref }) => ref.includes('*-debian11'))?.facts ?? {};
  const on12 = own.find(({ ref }) => ref.includes('{java'))?.facts ?? {};
  return [
    ...debian12Languages.flatMap((image) => tags.map((tag) => retiredLanguage(image, tag, on12))),
    ...debian11Images.flatMap((image) => tags.map((tag) => retired(image, tag, on11))),
  ];
}

function retired(image: string, tag: string, facts: Facts): Variant {
  const debug = tag.startsWith('debug');
  const nonroot = tag.endsWith('nonroot');
  const read = { source: debian11Readme, retrieved: gathered };
  const hasLibc = image !== 'static';
  return {
    ...identity(image, '11', tag),
    facts: compact({
      ...pathOf(debug),
      purpose: purposeOf(image, debug, facts.status),
      language: languageOf(image, facts),
      upstream: { value: { distribution: 'debian', release: '11' }, ...read },
      tags: { value: [tag], ...read },
      shell: debug
        ? { value: { name: 'busybox', path: '/busybox/sh' }, ...read }
        : { value: 'none' as const, ...read },
      libc: hasLibc
        ? derived(
            { family: 'glibc' as const },
            'every Distroless image but static carries the glibc of its Debian release',
            [debian11Readme],
          )
        : derived({ family: 'none' as const }, 'Distroless static carries no libc', [debian11Readme]),
      user: derived(
        nonroot ? { name: 'nonroot', uid: 65532 } : { name: 'root', uid: 0 },
        'the tags mean the same user on every Debian release',
        [debian11Readme],
      ),
      ...(debug || !/^(static|base|base-nossl|cc)$/.test(image)
        ? {}
        : { entrypoint: { value: [], ...read } }),
      debugSibling: debug
        ? undefined
        : { value: `gcr.io/distroless/${image}-debian11:${nonroot ? 'debug-nonroot' : 'debug'}`, ...read },
      ...ended(
        facts.buildsRemoved,
        '2024-09-03',
        'Debian 11',
        `gcr.io/distroless/${successor(image)}:${tag}`,
      ),
    }),
  };
}

function retiredLanguage(image: string, tag: string, facts: Facts): Variant {
  const debug = tag.startsWith('debug');
  const nonroot = tag.endsWith('nonroot');
  const removal = image.startsWith('java')
    ? facts.javaRemoved
    : image.startsWith('nodejs')
      ? facts.nodejsRemoved
      : facts.python3Removed;
  const links = linksOf(String(removal?.source ?? ''));
  return {
    ...identity(image, '12', tag),
    facts: compact({
      ...pathOf(debug),
      purpose: purposeOf(image, debug, removal),
      language: languageOf(image, {}),
      upstream: derived({ distribution: 'debian', release: '12' }, 'the image is named for it', links),
      tags: derived([tag], 'every Distroless image has these four tags', links),
      shell: debug
        ? derived({ name: 'busybox', path: '/busybox/sh' }, 'debug tags add BusyBox', links)
        : derived('none' as const, 'only debug tags have a shell', links),
      libc: derived(
        { family: 'glibc' as const },
        'every Distroless image but static carries the glibc of its Debian release',
        links,
      ),
      user: derived(
        nonroot ? { name: 'nonroot', uid: 65532 } : { name: 'root', uid: 0 },
        'the tags mean the same user on every Debian release',
        links,
      ),
      ...ended(removal, String(removal?.value), 'Debian 12', `gcr.io/distroless/${successor(image)}:${tag}`),
    }),
  };
}

/** What to move to: the same image on Debian 13 where the publisher still builds it, else the runtime's oldest there. */
function successor(image: string): string {
  const moved: Table<string> = table({
    java11: 'java17',
    nodejs14: 'nodejs22',
    nodejs16: 'nodejs22',
    nodejs18: 'nodejs22',
    nodejs20: 'nodejs22',
  });
  return `${moved[image] ?? image}-debian13`;
}

function ended(fact: RawFact | undefined, since: string, release: string, to: string) {
  return {
    supportEnds: said({ date: since, of: 'image' as const, what: `Distroless builds on ${release}` }, fact),
    retired: said({ since, how: 'no longer built', successor: to }, fact),
  };
}
