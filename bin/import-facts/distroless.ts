import type { Entry, FactEntries, FamilyFile, Variant } from '../../lib/catalog/family';
import { asPlatforms } from './platforms';
import type { RawFact, RawObject } from './source';
import { asBoolean, asCount, asTexts, compact, derived, entryOf, gathered, linksOf, said } from './source';

type Facts = Readonly<Record<string, RawFact>>;

const repository = 'GoogleContainerTools/distroless';
const verifyWith =
  '--certificate-oidc-issuer https://accounts.google.com --certificate-identity keyless@distroless.iam.gserviceaccount.com';
const tags = ['latest', 'nonroot', 'debug', 'debug-nonroot'];

/** README of the time when Debian 11 was current: which images and tags there were. */
const debian11Readme = `https://github.com/${repository}/blob/00121b687b7663d006341f499294294f4edf6ece/README.md`;
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

export function importDistroless(objects: readonly RawObject[]): FamilyFile {
  const own = objects.filter(({ family }) => family === 'distroless');
  const current = own.filter(({ ref }) => /^gcr\.io\/distroless\/[a-z0-9-]+$/.test(ref));
  const retired11 = own.find(({ ref }) => ref.includes('*-debian11'))?.facts ?? {};
  const retired12 = own.find(({ ref }) => ref.includes('{java'))?.facts ?? {};
  const sample = current[0]?.facts ?? {};
  return {
    id: 'distroless',
    name: 'Google Distroless',
    summary:
      'Debian packages without a shell and without a package manager: only what a program of one language needs to run. Tags with debug add a BusyBox shell.',
    publisher: 'Google',
    homepage: 'https://github.com/GoogleContainerTools/distroless',
    facts: sharedFacts(sample),
    variants: [
      ...current.flatMap((object) => tags.map((tag) => currentVariant(object, tag))),
      ...debian12Languages.flatMap((image) => tags.map((tag) => retiredLanguage(image, tag, retired12))),
      ...debian11Images.flatMap((image) => tags.map((tag) => retired(image, tag, retired11))),
    ],
  };
}

function sharedFacts(facts: Facts): FactEntries {
  return compact({
    publisher: said('Google', facts.docsUrl),
    packageManagers: said<string[]>([], facts.packageManager),
    passwd: entryOf(facts.etcPasswd, asBoolean),
    users: said(
      [
        { name: 'root', uid: 0 },
        { name: 'nobody', uid: 65534 },
        { name: 'nonroot', uid: 65532 },
      ],
      facts.etcPasswd,
    ),
    caCertificates: entryOf(facts.caCertificates, asBoolean),
    timeZoneData: entryOf(facts.tzdata, asBoolean),
    tmp: entryOf(facts.tmpDir, asBoolean, 'mode 1777'),
    sbom: said(
      {
        kind: 'SPDX 2.3',
        how: 'cosign attestation',
        command: `cosign verify-attestation --type spdx ${verifyWith} {reference}`,
      },
      facts.sbom,
      'the command is put together from the signing script',
    ),
    signature: said(
      { kind: 'cosign keyless', how: 'Fulcio and Rekor', command: `cosign verify ${verifyWith} {reference}` },
      facts.signature,
    ),
    provenance: said<'none'>('none', facts.slsaProvenance, 'the release script attaches none'),
    fips: said(false, facts.fips),
    rebuilt: said('on every commit; Debian packages are checked daily', facts.updateCadence),
    access: said<'anonymous'>('anonymous', facts.cost),
    licence: said('Apache-2.0 for the build files; packages keep their own', facts.license),
    documentation: entryOf(facts.docsUrl, (value) => (typeof value === 'string' ? value : undefined)),
    recipe: said('https://github.com/GoogleContainerTools/distroless', facts.sourceRepo),
  });
}

function currentVariant({ ref, facts }: RawObject, tag: string): Variant {
  const [, image = '', release = ''] = /distroless\/(.+)-debian(\d+)$/.exec(ref) ?? [];
  const nonroot = tag.endsWith('nonroot');
  const debug = tag.startsWith('debug');
  const plain = compact({
    packageCount: entryOf(facts.packageCount, asCount, 'Debian packages listed in the build files, amd64'),
    unpackedSize: sizes(facts, 'derivedUnpackedSize'),
    compressedSize: sizes(facts, 'derivedCompressedSize'),
  });
  return {
    ...identity(image, release, tag),
    facts: {
      ...compact({
        purpose: purposeOf(image, debug, facts.tags),
        language: languageOf(image, facts),
        upstream: said({ distribution: 'debian', release }, facts.upstreamDistro),
        platforms: entryOf(facts.architectures, asPlatforms),
        tags: said([tag], facts.tags),
        mirrors:
          release === '13'
            ? said([`gcr.io/distroless/${image}`], facts.registryRef, 'the name without a suffix')
            : undefined,
        shell: debug
          ? said({ name: 'busybox', path: '/busybox/sh' }, facts.debugVariant)
          : said<'none'>('none', facts.shell),
        libc: entryOf(facts.libc, asLibc),
        openssl: entryOf(facts.openssl, asOpenssl, opensslNote(facts.openssl)),
        user: nonroot
          ? said({ name: 'nonroot', uid: 65532 }, facts.user)
          : said({ name: 'root', uid: 0 }, facts.user),
        entrypoint:
          debug && /none/.test(String(facts.entrypoint?.value))
            ? said(['/busybox/sh'], facts.debugVariant)
            : debug
              ? undefined
              : entryOf(facts.entrypoint, asEntrypoint),
        environment: entryOf(facts.env, asEnvironment),
        workdir:
          facts.workdir === undefined
            ? said(nonroot ? '/home/nonroot' : '/', facts.user)
            : entryOf(facts.workdir, (value) => (typeof value === 'string' ? value : undefined)),
        debugSibling: debug
          ? undefined
          : said(
              `gcr.io/distroless/${image}-debian${release}:${nonroot ? 'debug-nonroot' : 'debug'}`,
              facts.debugVariant,
            ),
        supportEnds: imageEnd(facts, release),
      }),
      ...(debug ? {} : plain),
    },
  };
}

function identity(image: string, release: string, tag: string): Omit<Variant, 'facts'> {
  const suffix = tag === 'latest' ? '' : `-${tag}`;
  const spoken = tag === 'latest' ? '' : `, ${tag.replace('-', ' ')}`;
  return {
    id: `distroless-${image}-debian${release}${suffix}`,
    name: `Distroless ${image}, Debian ${release}${spoken}`,
    reference: `gcr.io/distroless/${image}-debian${release}:${tag}`,
  };
}

function purposeOf(image: string, debug: boolean, source: RawFact | undefined) {
  const isRuntime = /^(java\d|nodejs|python)/.test(image);
  return said<'base' | 'runtime' | 'debug'>(debug ? 'debug' : isRuntime ? 'runtime' : 'base', source);
}

function languageOf(image: string, facts: Facts): FactEntries['language'] {
  const [, name, number] = /^(java|nodejs|python)(\d*)$/.exec(image) ?? [];
  if (name === undefined) return said<'none'>('none', facts.tags ?? facts.status);
  const [precise] = /\d+(\.\d+)*/.exec(String(facts.runtimeVersion?.value ?? '')) ?? [];
  const vendor = name === 'java' ? { vendor: 'eclipse-temurin' } : {};
  if (precise !== undefined) return said({ name, version: precise, ...vendor }, facts.runtimeVersion);
  return derived(
    name === 'python' ? { name } : { name, version: number ?? '' },
    'the image is named for it',
    [`gcr.io/distroless/${image}`],
  );
}

function asLibc(value: unknown) {
  if (value === 'none') return { family: 'none' as const };
  const [family, version = ''] = asTexts(value) ?? [];
  const [short] = /^\d+\.\d+/.exec(version) ?? [];
  return family === 'glibc' && short !== undefined ? { family: 'glibc' as const, version: short } : undefined;
}

function asOpenssl(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : typeof value === 'string' ? true : undefined;
}

function opensslNote(fact: RawFact | undefined): string | undefined {
  return typeof fact?.value === 'string' ? 'the library only, no openssl command' : undefined;
}

function asEntrypoint(value: unknown): string[] | undefined {
  return typeof value === 'string' && value.startsWith('none') ? [] : asTexts(value);
}

function asEnvironment(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const pairs = Object.entries(value).filter(([, text]) => typeof text === 'string' && !text.includes('<'));
  return Object.fromEntries(pairs);
}

function sizes(facts: Facts, key: string): Entry<Record<string, number>> | undefined {
  const amd64 = facts[`${key}Amd64`];
  const arm64 = facts[`${key}Arm64`];
  const list = linksOf(
    /([\w.-]+\/[\w.-]+:\S+@\w+)/.exec(String(facts.derivedUnpackedSizeAmd64?.source))?.[1] ?? '',
  );
  if (typeof amd64?.value !== 'number' || typeof arm64?.value !== 'number' || list.length === 0)
    return undefined;
  return derived(
    { 'linux/amd64': amd64.value, 'linux/arm64': arm64.value },
    key.includes('Unpacked')
      ? 'sum of the files of the Debian packages inside; not measured on the image'
      : 'sum of the Debian packages inside, compressed with gzip one by one; not measured in the registry',
    list,
  );
}

function imageEnd(facts: Facts, release: string): FactEntries['supportEnds'] {
  if (release === '12')
    return said(
      { date: '2026-09-01', of: 'image' as const, what: 'Distroless builds on Debian 12' },
      facts.eol,
      'planned for September 2026; the day is the one of the tracking issue',
    );
  return {
    notKnown: 'not-published',
    note: /3 mo/.test(String(facts.eol?.value))
      ? 'builds end three months after the release of Debian 14, or with the runtime if that is earlier'
      : 'builds end one year after the release of Debian 14',
  };
}

function retired(image: string, tag: string, facts: Facts): Variant {
  const debug = tag.startsWith('debug');
  const nonroot = tag.endsWith('nonroot');
  const read = { source: debian11Readme, retrieved: gathered };
  const hasLibc = image !== 'static';
  return {
    ...identity(image, '11', tag),
    facts: compact({
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
  const moved: Readonly<Record<string, string>> = {
    java11: 'java17',
    nodejs14: 'nodejs22',
    nodejs16: 'nodejs22',
    nodejs18: 'nodejs22',
    nodejs20: 'nodejs22',
  };
  return `${moved[image] ?? image}-debian13`;
}

function ended(fact: RawFact | undefined, since: string, release: string, to: string) {
  return {
    supportEnds: said({ date: since, of: 'image' as const, what: `Distroless builds on ${release}` }, fact),
    retired: said({ since, how: 'no longer built', successor: to }, fact),
  };
}
