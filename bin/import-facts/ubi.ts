import type { FactEntries, FamilyFile, Variant } from '../../lib/catalog/family';
import { type Table, table } from '../../lib/text/table';
import { asPlatforms } from './platforms';
import type { RawFact, RawObject } from './source';
import { asBoolean, asCount, asRecord, asText, asTexts, compact, derived, entryOf, said } from './source';

type Facts = Readonly<Record<string, RawFact>>;

const bash = { name: 'bash', path: '/bin/sh' };

/** Red Hat's universal base images and the runtimes built on them. */
export function importUbi(objects: readonly RawObject[]): FamilyFile {
  const own = objects.filter(({ family }) => family === 'ubi');
  return {
    id: 'ubi',
    name: 'Red Hat Universal Base Images',
    summary:
      'Packages of Red Hat Enterprise Linux, free to use and pass on. From micro without a package manager to the standard image with dnf.',
    publisher: 'Red Hat',
    homepage: 'https://catalog.redhat.com/software/base-images',
    facts: {},
    variants: own.map(ubiVariant),
  };
}

function ubiVariant({ ref, facts }: RawObject): Variant {
  const [, major = '', image = ''] = /^[^/]*\/ubi(\d+)\/(.+)$/.exec(ref) ?? [];
  const base = /^ubi(?:-(\w+))?$/.exec(image);
  const kind = base === null ? image : (base[1] ?? 'standard');
  const spoken = base === null ? ` ${image}` : kind === 'standard' ? '' : ` ${kind}`;
  return {
    id: `ubi${major}-${kind}`,
    name: `UBI ${major}${spoken}`,
    reference: `${ref}:latest`,
    facts: {
      ...commonFacts(facts),
      ...compact({
        purpose: purposeOf(image, facts),
        language: languageOf(image, ref),
        upstream:
          said({ distribution: 'rhel', release: major }, facts.upstreamDistro) ??
          derived({ distribution: 'rhel', release: major }, 'the repository is named for it', [ref]),
        mirrors: said(mirrorsOf(major, base === null ? undefined : kind), facts.registryRef),
        shell: facts.shell?.value === null ? undefined : said(bash, facts.shell, shellNote(ref)),
        packageManagers: entryOf(facts.packageManager, asManagers),
        libc:
          entryOf(facts.libc, asLibc, libcNote(ref)) ??
          derived({ family: 'glibc' as const }, 'RHEL is built on glibc', ['upstream']),
        user: entryOf(facts.user, asUser, userNote(facts.user)),
        command: entryOf(facts.cmd, asCommand),
        environment: entryOf(facts.env, withoutPath),
        path: entryOf(facts.env, (value) => asRecord(value)?.PATH),
        platforms: entryOf(facts.architectures, asPlatforms),
        unpackedSize: entryOf(facts.unpackedSizeAmd64, (value) =>
          typeof value === 'number' ? { 'linux/amd64': value } : undefined,
        ),
        packageCount: entryOf(facts.packageCount, asCount),
        packages: facts.packageCount?.value === 20 ? entryOf(facts.packageList, namesOnly) : undefined,
        digest: entryOf(facts.indexDigest, asText),
        platformDigests: digestsOf(facts),
        caCertificates: entryOf(facts.caCertificates, asBoolean),
        openssl: entryOf(facts.openssl, (value) => (typeof value === 'string' ? true : asBoolean(value))),
        timeZoneData: said(false, facts.tzdata, 'the package is recorded, its files are removed'),
        passwd: entryOf(facts.etcPasswd, asBoolean),
        tmp: entryOf(facts.tmpDir, asBoolean, 'mode 1777'),
        debugSibling: said<'none'>('none', facts.debugVariant),
      }),
    },
  };
}

function commonFacts(facts: Facts): FactEntries {
  return compact({
    publisher: said('Red Hat', facts.registryRef),
    sbom: said(
      {
        kind: 'SPDX',
        how: 'cosign attestation',
        command:
          'cosign download attestation --platform linux/amd64 {reference} | jq -r .payload | base64 -d | jq .predicate',
      },
      facts.sbom,
      'shown for ubi9/ubi; older builds carry CycloneDX',
    ),
    signature:
      said(
        {
          kind: 'cosign with a key',
          how: 'Red Hat release key 3; GPG simple signing beside it',
          command:
            'cosign verify --key https://security.access.redhat.com/data/63405576.txt --insecure-ignore-tlog=true {reference}',
        },
        facts.signature,
      ) ??
      said(
        {
          kind: 'cosign with a key',
          how: 'Red Hat release key 3',
          command:
            'cosign verify --key https://security.access.redhat.com/data/63405576.txt --insecure-ignore-tlog=true {reference}',
        },
        facts.signatureVerify,
      ),
    provenance: said(
      { kind: 'SLSA provenance', how: 'attestation signed by the build system, not with the release key' },
      facts.slsaProvenance,
      'no level is stated',
    ),
    rebuilt: said('whenever a package inside is released', facts.updateCadence),
    access: said<'anonymous'>('anonymous', facts.cost),
    licence: said('Red Hat UBI EULA', facts.license),
    documentation: entryOf(facts.docsUrl, asText),
  });
}

function purposeOf(image: string, facts: Facts): FactEntries['purpose'] {
  if (image.startsWith('ubi')) return said<'base'>('base', facts.registryRef);
  if (facts.purpose !== undefined) return said<'builder'>('builder', facts.purpose);
  if (image === 'go-toolset') return derived('builder' as const, 'a Go toolchain', [`ubi/${image}`]);
  return derived('runtime' as const, 'the image is named for its language', [`ubi/${image}`]);
}

function languageOf(image: string, ref: string): FactEntries['language'] {
  const [, name, digits] = /^(python|nodejs|openjdk)-(\d+)/.exec(image) ?? [];
  const by = 'the image is named for it';
  if (image === 'go-toolset') return derived({ name: 'go' }, by, [ref]);
  if (name === undefined || digits === undefined)
    return derived('none' as const, 'a base image without a language', [ref]);
  if (name === 'python')
    return derived({ name: 'python', version: `${digits.slice(0, 1)}.${digits.slice(1)}` }, by, [ref]);
  return derived({ name: name === 'nodejs' ? 'nodejs' : 'java', version: digits }, by, [ref]);
}

function mirrorsOf(major: string, kind: string | undefined): string[] {
  if (kind === undefined) return [];
  const suffix = kind === 'standard' ? '' : `-${kind}`;
  const flat = `registry.access.redhat.com/ubi${major}${suffix}`;
  const login = `registry.redhat.io/ubi${major}/ubi${suffix}`;
  return [flat, login, ...(kind === 'init' ? [] : [`docker.io/redhat/ubi${major}${suffix}`])];
}

function shellNote(ref: string): string | undefined {
  if (ref.endsWith('ubi8/ubi-micro')) return 'read in the recipe of 2020';
  if (ref.endsWith('micro')) return 'bash is there although tables elsewhere say that micro has no shell';
  return ref.endsWith('minimal') ? 'follows from Dockerfiles that use it' : undefined;
}

function libcNote(ref: string): string | undefined {
  return ref.includes('/ubi8/') ? 'read at release 8.2' : undefined;
}

function userNote(fact: RawFact | undefined): string | undefined {
  return typeof fact?.value === 'string' && fact.value.includes('inferred')
    ? 'follows from a Dockerfile that installs packages before its first USER'
    : undefined;
}

function asManagers(value: unknown): string[] | undefined {
  if (value === 'none') return [];
  return typeof value === 'string' ? (value.startsWith('yum') ? ['yum', 'dnf'] : [value]) : undefined;
}

function asLibc(value: unknown) {
  const [family, version] = asTexts(value) ?? [];
  return family === 'glibc' && version !== undefined ? { family: 'glibc' as const, version } : undefined;
}

function asUser(value: unknown) {
  const text = asText(value);
  if (text === undefined) return undefined;
  const [digits] = /\d+/.exec(text) ?? [];
  if (text.startsWith('root')) return { name: 'root', uid: 0 };
  return digits === undefined ? undefined : { uid: Number(digits) };
}

function asCommand(value: unknown): string[] | undefined {
  const words = asTexts(value);
  return words?.some((word) => word.includes('$')) ? undefined : words;
}

function withoutPath(value: unknown): Record<string, string> | undefined {
  const { PATH: _, ...rest } = asRecord(value) ?? {};
  return rest;
}

function namesOnly(value: unknown): Record<string, string> | undefined {
  const names = asTexts(value);
  return names === undefined ? undefined : Object.fromEntries(names.map((name) => [name, '']));
}

function digestsOf(facts: Facts): FactEntries['platformDigests'] {
  const amd64 = asText(facts.imageDigestAmd64?.value);
  const arm64 = asText(facts.imageDigestArm64?.value);
  if (amd64 === undefined || arm64 === undefined) return undefined;
  return said({ 'linux/amd64': amd64, 'linux/arm64': arm64 }, facts.imageDigestAmd64);
}

/** Red Hat Hardened Images (project Hummingbird). */
export function importRedHatHardened(objects: readonly RawObject[]): FamilyFile {
  const own = objects.filter(({ family }) => family === 'ubi-hardened');
  const sample = own[0]?.facts ?? {};
  const quoted = 'as quoted by a third party';
  return {
    id: 'red-hat-hardened',
    name: 'Red Hat Hardened Images',
    summary:
      'Minimal images of project Hummingbird, rebuilt from Fedora packages, without a shell; builder tags add one.',
    publisher: 'Red Hat',
    homepage: 'https://hummingbird-project.io/',
    facts: compact({
      publisher: said('Red Hat', sample.sbom),
      platforms: entryOf(sample.architectures, asPlatforms, quoted),
      shell: said<'none'>('none', sample.shell, quoted),
      packageManagers: said<string[]>([], sample.packageManager, quoted),
      user: said({ uid: 65532 }, sample.user, quoted),
      upstream: said(
        { distribution: 'hummingbird' },
        sample.upstreamDistro,
        `${quoted}; built from Fedora packages`,
      ),
      sbom: said({ kind: 'SPDX 2.3', how: 'attached to the image' }, sample.sbom),
      signature: said({ kind: 'cosign with a key', how: 'Red Hat release key' }, sample.signature, quoted),
      provenance: said({ kind: 'SLSA level 3', how: 'attestation' }, sample.slsaProvenance, quoted),
      reproducible: said(true, sample.reproducibleBuild, 'the publisher says so'),
      rebuilt: said('continuously, several times a day', sample.updateCadence, quoted),
      access: said<'anonymous'>('anonymous', sample.cost),
      licence: said('Red Hat UBI EULA', sample.license),
      recipe: said('https://gitlab.com/redhat/hummingbird', sample.sourceRepo, quoted),
    }),
    variants: own.map(hardenedVariant),
  };
}

function hardenedVariant({ ref }: RawObject): Variant {
  const image = ref.split('/').at(-1) ?? '';
  const languages: Table<string> = table({
    go: 'go',
    nodejs: 'nodejs',
    python: 'python',
    openjdk: 'java',
  });
  const name = languages[image];
  const isApplication = image === 'nginx' || image === 'curl';
  return {
    id: `red-hat-hardened-${image}`,
    name: `Red Hat Hardened ${image}`,
    reference: `${ref}:latest`,
    facts: compact({
      purpose: derived(
        image === 'go'
          ? ('builder' as const)
          : isApplication
            ? ('application' as const)
            : name === undefined
              ? ('base' as const)
              : ('runtime' as const),
        'the image is named for what it holds',
        [ref],
      ),
      language:
        name === undefined
          ? derived('none' as const, 'the image is named for what it holds', [ref])
          : derived({ name }, 'the image is named for it', [ref]),
    }),
  };
}
