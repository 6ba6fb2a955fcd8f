import type { FactEntries, FamilyFile, Variant } from '../../lib/catalog/family';
import { nameOf } from '../../lib/words/names';
import {
  bringsShell,
  disagreement,
  endOf,
  libcOf,
  managerNamed,
  managersOf,
  opensslOf,
  shellNamed,
  shellOf,
  userOf,
} from './hardened-facts';
import { isHardenedBase, readName } from './hardened-names';
import { asPlatforms } from './platforms';
import type { Facts, RawObject } from './source';
import { asBoolean, asRecord, asText, asTexts, compact, derived, entryOf, said } from './source';

/** A definition of `dhi-definitions.json`, in its short form. */
export type Definition = {
  readonly image: string;
  readonly path: string;
  readonly tags: readonly string[];
  readonly platforms: readonly string[];
  readonly run_as: string | null;
  readonly uid: number | null;
  readonly shell_declared: readonly string[];
  readonly pm_declared: readonly string[];
  readonly eol: string | null;
};

export type Definitions = {
  readonly source: string;
  readonly observed: string;
  readonly definitions: readonly Definition[];
};

/** Docker Hardened Images: bases, runtimes and builders, from their public definitions. */
export function importHardened(objects: readonly RawObject[], short: Definitions): FamilyFile {
  const own = objects.filter(({ family, variant }) => family === 'docker-hardened' && variant !== '_family');
  const shared = objects.find(({ family, variant }) => family === 'docker-hardened' && variant === '_family');
  const read = new Set(own.map(({ facts }) => pathOf(facts)));
  const more = short.definitions.filter(
    ({ image, path }) => isHardenedBase(image.replace('dhi.io/', '')) && !read.has(path),
  );
  const references = new Set([
    ...own.map(({ ref }) => ref),
    ...more.map((definition) => referenceOf(definition)),
  ]);
  const variants = [
    ...own.map((object) => fromObject(object, references)),
    ...more.map((definition) => fromDefinition(definition, short, references)),
  ];
  return {
    id: 'docker-hardened',
    name: 'Docker Hardened Images',
    summary:
      'Docker’s own builds of Debian and Alpine packages, not root by default. Tags with dev add a shell and a package manager. Pulling needs a free account.',
    publisher: 'Docker',
    homepage: 'https://docs.docker.com/dhi/',
    facts: sharedFacts(shared?.facts ?? {}),
    variants: variants.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function sharedFacts(facts: Facts): FactEntries {
  return compact({
    publisher: said('Docker', facts.source_repo),
    access: said<'login'>(
      'login',
      facts.login_required,
      'a free Docker account; FIPS and extended support are paid',
    ),
    sbom: said(
      {
        kind: 'CycloneDX and SPDX',
        how: 'attestation beside the image',
        command:
          'docker scout attest get --predicate-type https://cyclonedx.org/bom/v1.6 --predicate {reference} --platform linux/amd64',
      },
      facts.sbom,
    ),
    signature: said(
      {
        kind: 'cosign with a key',
        how: 'Docker’s key at dhi.io/keyring',
        command: 'cosign verify {reference} --key https://dhi.io/keyring/latest.pub --experimental-oci11',
      },
      facts.signature_command,
    ),
    provenance: said({ kind: 'SLSA level 3', how: 'attestation beside the image' }, facts.slsa),
    vex: said(
      { kind: 'OpenVEX', how: 'attestation', command: 'docker scout vex get {reference}' },
      facts.vex,
    ),
    documentation: entryOf(facts.docs_url, asText),
    recipe: said('https://github.com/docker-hardened-images/catalog', facts.source_repo),
  });
}

function pathOf(facts: Facts): string {
  return /^[^:]*:([^@]*)@/.exec(String(facts.tags?.source ?? ''))?.[1] ?? '';
}

function imageOf(reference: string): string {
  return /^dhi\.io\/([^:]+)/.exec(reference)?.[1] ?? '';
}

function identity(reference: string, distro: string): Omit<Variant, 'facts'> {
  const [, image = '', tag = ''] = /^dhi\.io\/([^:]+):(.+)$/.exec(reference) ?? [];
  const [distribution = '', release = ''] = distro.split(/-(?=\d)/);
  const plain = tag.replace(/-?(debian|alpine)\d+(\.\d+)?/, '').replaceAll('-', ' ');
  return {
    id: `dhi-${image}-${tag}`,
    name: `Hardened ${image} ${plain}, ${nameOf(distribution)} ${release}`,
    reference,
  };
}

function upstreamOf(distro: string): { distribution: string; release: string } {
  const [distribution = '', release = ''] = distro.split(/-(?=\d)/);
  return { distribution, release };
}

function fromObject({ ref, facts }: RawObject, references: ReadonlySet<string>): Variant {
  const image = imageOf(ref);
  const tags = asTexts(facts.tags?.value) ?? [];
  return {
    ...identity(ref, String(facts.distro?.value)),
    facts: compact({
      ...readName(image, tags),
      upstream: entryOf(facts.distro, (value) => (typeof value === 'string' ? upstreamOf(value) : undefined)),
      platforms: entryOf(facts.architectures, asPlatforms),
      tags: entryOf(facts.tags, asTexts),
      declaredPackages: entryOf(facts.declared_packages, asTexts),
      shell: shellOf(facts),
      packageManagers: managersOf(facts),
      libc: libcOf(facts),
      user: facts.contradiction === undefined ? userOf(facts) : disagreement(facts),
      caCertificates: entryOf(facts.ca_certificates, asBoolean),
      timeZoneData: entryOf(facts.tzdata, asBoolean),
      openssl: opensslOf(facts),
      entrypoint: entryOf(facts.entrypoint, asTexts),
      command: entryOf(facts.cmd, asTexts),
      environment: entryOf(facts.env, (value) => {
        const { PATH: _, ...rest } = asRecord(value) ?? {};
        return rest;
      }),
      path: entryOf(facts.env, (value) => asRecord(value)?.PATH),
      workdir: entryOf(facts.workdir, (value) =>
        asText(value)?.startsWith('/') === true ? asText(value) : undefined,
      ),
      fips: derived(
        tags.some((tag) => tag.includes('fips')),
        'FIPS variants are tagged so',
        [ref],
      ),
      debugSibling: siblingOf(ref, references),
      licence: entryOf(facts.licence_label, asText),
      supportEnds: entryOf(facts.end_of_life, (value) => endOf(image, asText(value))),
    }),
  };
}

/** The tag with `-dev` beside it, where there is one. */
function siblingOf(reference: string, references: ReadonlySet<string>): FactEntries['debugSibling'] {
  const sibling = `${reference}-dev`;
  return references.has(sibling)
    ? derived(sibling, 'the tag with dev beside it', ['https://github.com/docker-hardened-images/catalog'])
    : undefined;
}

function referenceOf({ image, tags, path }: Definition): string {
  const distro = /\/(debian|alpine)-([\d.]+)\//.exec(path);
  const suffix = distro === null ? '' : `${distro[1]}${distro[2]}`;
  const own = tags.find((tag) => tag.includes(suffix)) ?? tags[0] ?? 'latest';
  return `${image}:${own}`;
}

function fromDefinition(
  definition: Definition,
  { source, observed }: Definitions,
  references: ReadonlySet<string>,
): Variant {
  const [repository = '', commit = ''] = source.split('@');
  const read = {
    source: `https://github.com/${repository}/blob/${commit}/${definition.path}`,
    retrieved: observed,
  };
  const reference = referenceOf(definition);
  const distro = /\/((?:debian|alpine)-[\d.]+)\//.exec(definition.path)?.[1] ?? '';
  const image = imageOf(definition.image);
  const end = endOf(image, definition.eol ?? undefined);
  const { run_as: name, uid } = definition;
  return {
    ...identity(reference, distro),
    facts: compact({
      ...readName(image, definition.tags),
      upstream: { value: upstreamOf(distro), ...read },
      platforms: { value: asPlatforms([...definition.platforms]) ?? [], ...read },
      tags: { value: [...definition.tags], ...read },
      shell:
        definition.shell_declared.length > 0
          ? { value: shellNamed(definition.shell_declared), ...read }
          : { notKnown: 'not-published' as const, note: bringsShell },
      packageManagers:
        definition.pm_declared.length > 0
          ? { value: definition.pm_declared.map(managerNamed), ...read }
          : undefined,
      libc:
        image === 'static'
          ? undefined
          : derived(
              { family: distro.startsWith('alpine') ? ('musl' as const) : ('glibc' as const) },
              'the libc of the distribution',
              [reference],
            ),
      user:
        name === null && uid === null
          ? undefined
          : { value: { ...(name === null ? {} : { name }), ...(uid === null ? {} : { uid }) }, ...read },
      fips: derived(
        definition.tags.some((tag) => tag.includes('fips')),
        'FIPS variants are tagged so',
        [reference],
      ),
      ...(definition.tags.some((tag) => tag.includes('fips'))
        ? {
            access: {
              value: 'paid' as const,
              source: 'https://docs.docker.com/dhi/',
              retrieved: observed,
              note: 'FIPS variants need a subscription',
            },
          }
        : {}),
      debugSibling: siblingOf(reference, references),
      supportEnds: end === undefined ? undefined : { value: end, ...read },
    }),
  };
}
