import type { Entry, FactEntries, FamilyFile, Variant } from '../../lib/catalog/family';
import { own, type Table, table } from '../../lib/text/table';
import { asPlatforms } from './platforms';
import type { RawFact, RawObject } from './source';
import {
  asBoolean,
  asCount,
  asRecord,
  asText,
  asTexts,
  compact,
  dayOf,
  derived,
  entryOf,
  linksOf,
  said,
} from './source';

type Facts = Readonly<Record<string, RawFact>>;

const identity =
  '--certificate-oidc-issuer=https://token.actions.githubusercontent.com --certificate-identity=https://github.com/chainguard-images/images/.github/workflows/release.yaml@refs/heads/main';

/** Chainguard's free images, built of Wolfi packages. */
export function importChainguard(objects: readonly RawObject[]): FamilyFile {
  const own = objects.filter(
    ({ family, ref }) => family === 'chainguard' && /^cgr\.dev\/chainguard\/[\w-]+:/.test(ref),
  );
  const sample = own[0]?.facts ?? {};
  const faq = objects.find(({ ref }) => ref.startsWith('wolfi:latest'))?.facts ?? {};
  return {
    id: 'chainguard',
    name: 'Wolfi and Chainguard',
    summary:
      'Images of Wolfi packages, rebuilt every night. The free ones come as latest and latest-dev; dev adds a shell and apk.',
    publisher: 'Chainguard',
    homepage: 'https://images.chainguard.dev/',
    facts: shared(sample),
    variants: own.map((object) => variantOf(object, faq)),
  };
}

function shared(facts: Facts): FactEntries {
  return compact({
    publisher: said('Chainguard', facts.sourceRepo),
    upstream: said({ distribution: 'wolfi' }, facts.upstreamDistro, 'rolling, without releases'),
    passwd: entryOf(facts.etcPasswd, asBoolean),
    tmp: entryOf(facts.tmpDir, asBoolean, 'mode 1777'),
    sbom: said(
      {
        kind: 'SPDX',
        how: 'cosign attestation, one for each architecture',
        command:
          'cosign download attestation --platform=linux/amd64 --predicate-type=https://spdx.dev/Document {reference} | jq -r .payload | base64 -d | jq .predicate',
      },
      facts.sbom,
    ),
    signature: said(
      {
        kind: 'cosign keyless',
        how: 'GitHub Actions identity',
        command: `cosign verify ${identity} {reference}`,
      },
      facts.signature,
    ),
    provenance: said(
      { kind: 'SLSA provenance v1', how: 'attestation; the publisher claims level 3' },
      facts.slsaProvenance,
    ),
    reproducible: said(true, facts.reproducibleBuild, 'the publisher says so, with the locked configuration'),
    fips: said(false, facts.fips, 'FIPS images are paid'),
    rebuilt: said('every night', facts.updateCadence),
    access: said<'anonymous'>('anonymous', facts.cost, 'latest and latest-dev are free, versions are paid'),
    licence: said('Apache-2.0 for the build files; packages keep their own', facts.license),
    supportEnds: said<{ noEnd: 'rolling' }>(
      { noEnd: 'rolling' },
      facts.updateCadence,
      'free images have the newest versions; of each package of Wolfi one version is kept up, the newest',
    ),
  });
}

function variantOf({ ref, facts }: RawObject, faq: Facts): Variant {
  const [, image = '', tag = 'latest'] = /^[^:]*chainguard\/([\w-]+):(.+)$/.exec(ref) ?? [];
  const dev = tag.endsWith('-dev');
  const packages = asRecord(facts.keyPackages?.value) ?? {};
  const complete =
    Object.keys(packages).length === facts.packageCount?.value && !disagreesOn('packages', image);
  return {
    id: image === 'wolfi-base' ? 'wolfi-base' : `chainguard-${image}${dev ? '-dev' : ''}`,
    name: image === 'wolfi-base' ? 'Wolfi base' : `Chainguard ${image}${dev ? ', dev' : ''}`,
    reference: `cgr.dev/chainguard/${image}:${tag}`,
    facts: compact({
      purpose: purposeOf(image, dev, facts.tags),
      language: languageOf(image, packages, facts),
      platforms: entryOf(facts.architectures, asPlatforms),
      tags: entryOf(facts.tags, asTexts),
      mirrors:
        image === 'wolfi-base' ? said(['docker.io/chainguard/wolfi-base'], faq.officialRefs) : undefined,
      packageCount: disagreesOn('packages', image)
        ? disagree(facts, 'packageCount', 3, 5)
        : entryOf(facts.packageCount, asCount),
      packages: complete ? entryOf(facts.keyPackages, asRecord) : undefined,
      declaredPackages: complete
        ? undefined
        : entryOf(
            facts.keyPackages,
            (value) => Object.keys(asRecord(value) ?? {}),
            'the most telling packages inside',
          ),
      shell:
        image === 'go' && !dev ? disagree(facts, 'shell', 'busybox', 'bash') : entryOf(facts.shell, asShell),
      packageManagers: entryOf(facts.packageManager, (value) => (value === 'none' ? [] : ['apk'])),
      libc:
        image === 'busybox'
          ? disagree(facts, 'libc', 'glibc', 'musl and glibc variants')
          : entryOf(facts.libc, asLibc),
      user: image === 'bash' ? disagree(facts, 'user', 'root', 'not root') : entryOf(facts.user, asUser),
      caCertificates: entryOf(facts.caCertificates, asBoolean),
      timeZoneData: entryOf(facts.tzdata, (value) => (typeof value === 'string' ? true : asBoolean(value))),
      openssl: entryOf(facts.openssl, (value) => (typeof value === 'string' ? true : asBoolean(value))),
      entrypoint: entryOf(facts.entrypoint, asWords),
      command: entryOf(facts.cmd, asWords),
      environment:
        Object.keys(asRecord(facts.env?.value) ?? {}).length > 0 ? entryOf(facts.env, asRecord) : undefined,
      workdir: entryOf(facts.workdir, asText),
      debugSibling: dev
        ? undefined
        : entryOf(facts.debugVariant, (value) => (value === 'none published' ? 'none' : asText(value))),
      documentation: entryOf(facts.docsUrl, asText),
      recipe: entryOf(facts.sourceRepo, asText),
    }),
  };
}

function disagreesOn(facet: 'packages', image: string): boolean {
  return facet === 'packages' && image === 'static';
}

/** The locked configuration says one thing, the publisher's text another. */
function disagree(facts: Facts, facet: string, locked: unknown, written: unknown): Entry<never> | undefined {
  const measured = own(facts, facet);
  const told = facts.contradiction;
  const [lockedSource] = linksOf(String(measured?.source ?? ''));
  const [toldSource] = linksOf(String(told?.source ?? ''));
  if (measured === undefined || told === undefined || lockedSource === undefined || toldSource === undefined)
    return undefined;
  return {
    notKnown: 'sources-disagree',
    claims: [
      { value: locked, source: lockedSource, retrieved: dayOf(measured), note: 'the locked configuration' },
      { value: written, source: toldSource, retrieved: dayOf(told), note: 'the publisher’s text' },
    ],
  };
}

function purposeOf(image: string, dev: boolean, source: RawFact | undefined): FactEntries['purpose'] {
  const builders = ['go', 'gcc-glibc', 'rust', 'jdk'];
  const runtimes = ['node', 'python', 'jre', 'ruby', 'php'];
  const applications = ['nginx', 'curl', 'git', 'bash'];
  if (builders.includes(image) || (dev && runtimes.includes(image)))
    return said<'builder'>('builder', source);
  if (runtimes.includes(image)) return said<'runtime'>('runtime', source);
  if (applications.includes(image)) return said<'application'>('application', source);
  return said<'base' | 'builder'>(dev ? 'builder' : 'base', source);
}

function languageOf(image: string, packages: Record<string, string>, facts: Facts): FactEntries['language'] {
  const patterns: Table<readonly [string, RegExp]> = table({
    go: ['go', /^go-(\d+\.\d+)$/],
    node: ['nodejs', /^nodejs-(\d+)$/],
    python: ['python', /^python-(\d+\.\d+)$/],
    jre: ['java', /^openjdk-(\d+)-jre/],
    jdk: ['java', /^openjdk-(\d+)(?:$|-jre|-default-jdk)/],
    ruby: ['ruby', /^ruby-(\d+\.\d+)$/],
    php: ['php', /^php-(\d+\.\d+)$/],
    rust: ['rust', /^rust-(\d+\.\d+)$/],
  });
  const known = patterns[image];
  if (known === undefined) return said<'none'>('none', facts.keyPackages);
  const [name, pattern] = known;
  for (const [candidate, version] of Object.entries(packages)) {
    const [, number] = pattern.exec(candidate) ?? [];
    if (number !== undefined)
      return said({ name, version: version.replace(/-r\d+$/, '') }, facts.keyPackages);
  }
  return derived({ name }, 'the image is named for it', [`cgr.dev/chainguard/${image}`]);
}

function asShell(value: unknown) {
  const text = asText(value);
  if (text === 'none') return 'none' as const;
  if (text?.startsWith('bash') === true) return { name: 'bash', path: '/bin/sh' };
  if (text?.startsWith('busybox') === true) return { name: 'busybox', path: '/bin/sh' };
  return text === 'dash' ? { name: 'dash', path: '/bin/sh' } : undefined;
}

function asLibc(value: unknown) {
  if (value === 'none') return { family: 'none' as const };
  const [family, version] = asTexts(value) ?? [];
  return family === 'glibc' && version !== undefined ? { family: 'glibc' as const, version } : undefined;
}

function asUser(value: unknown) {
  const [, uid, name] = /^(\d+) \((\w+)\)$/.exec(asText(value) ?? '') ?? [];
  return uid === undefined || name === undefined ? undefined : { name, uid: Number(uid) };
}

/** apko splits on blanks, quotes keep words together. */
function asWords(value: unknown): string[] | undefined {
  const text = asText(value);
  return text?.match(/"[^"]*"|\S+/g)?.map((word) => word.replace(/^"|"$/g, ''));
}
