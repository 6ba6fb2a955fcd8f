import type { Entry, FactEntries, FamilyFile, Variant } from '../../lib/catalog/family';
import { own } from '../../lib/text/table';
import { certificates, identity, languageOf, pathOf, purposeOf } from './distroless-image';
import { retiredDistroless } from './distroless-retired';
import { asPlatforms } from './platforms';
import type { RawFact, RawObject } from './source';
import { asBoolean, asCount, asRecord, asTexts, compact, derived, entryOf, linksOf, said } from './source';

type Facts = Readonly<Record<string, RawFact>>;

const verifyWith =
  '--certificate-oidc-issuer https://accounts.google.com --certificate-identity keyless@distroless.iam.gserviceaccount.com';

const tags = ['latest', 'nonroot', 'debug', 'debug-nonroot'];

export function importDistroless(objects: readonly RawObject[]): FamilyFile {
  const own = objects.filter(({ family }) => family === 'distroless');
  const current = own.filter(({ ref }) => /^gcr\.io\/distroless\/[a-z0-9-]+$/.test(ref));
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
      ...retiredDistroless(own, tags),
    ],
  };
}

function sharedFacts(facts: Facts): FactEntries {
  return compact({
    publisher: said('Google', facts.docsUrl),
    packageManagers: said<string[]>([], facts.packageManager),
    passwd: entryOf(facts.etcPasswd, asBoolean),
    accounts: said(
      {
        users: [
          { name: 'root', uid: 0 },
          { name: 'nobody', uid: 65534 },
          { name: 'nonroot', uid: 65532 },
        ],
        whole: true,
      },
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
  const [, image = '', release = ''] = /^[^/]*\/distroless\/([a-z-]+\d*)-debian(\d+)$/.exec(ref) ?? [];
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
      ...pathOf(debug),
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
        environment: entryOf(facts.env, (value) => ({ ...certificates, ...asEnvironment(value, facts) })),
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

/** `<jre version>` stands for the version given elsewhere. */
function asEnvironment(value: unknown, facts: Facts): Record<string, string> {
  const [version] = /\d+(\.\d+)*/.exec(String(facts.runtimeVersion?.value ?? '')) ?? [];
  const pairs = Object.entries(asRecord(value) ?? {}).map(([name, text]) => [
    name,
    text.includes('<') ? version : text,
  ]);
  return Object.fromEntries(pairs.filter(([, text]) => text !== undefined));
}

function sizes(facts: Facts, key: string): Entry<Record<string, number>> | undefined {
  const amd64 = own(facts, `${key}Amd64`);
  const arm64 = own(facts, `${key}Arm64`);
  const list = linksOf(
    String(facts.derivedUnpackedSizeAmd64?.source)
      .split(' ')
      .find((word) => /^[\w.-]+\/[\w.-]+:[^@]+@\w+$/.test(word)) ?? '',
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
