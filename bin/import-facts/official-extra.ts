import type { FactEntries, FamilyFile, Variant } from '../../lib/catalog/family';
import { own } from '../../lib/text/table';
import type { RawObject } from './source';
import { asText, compact, derived, entryOf, said } from './source';
import type { Watched } from './tags';
import { vendorFacts } from './vendor-facts';

/** What the vendors' own pages add to images of Docker Hub, and variants that only they publish. */
export function addVendorFacts(families: readonly FamilyFile[], objects: readonly RawObject[]): FamilyFile[] {
  const byReference = new Map(
    objects.map((object) => [object.ref.replace('docker.io/library/', ''), object]),
  );
  return families.map((family) => ({
    ...family,
    variants: [
      ...family.variants.map((variant) => withExtras(variant, byReference.get(variant.reference))),
      ...objects.flatMap((object) => ownVariant(family.id, object)),
    ],
  }));
}

const taken = [
  'shell',
  'packageManagers',
  'libc',
  'caCertificates',
  'licence',
  'mirrors',
  'recipe',
  'rebuilt',
  'fips',
  'declaredPackages',
] as const;

function withExtras(variant: Variant, object: RawObject | undefined): Variant {
  if (object === undefined) return variant;
  const extra = vendorFacts(object.facts);
  const added = Object.fromEntries(
    Object.entries(extra).filter(
      ([facet]) => taken.some((name) => name === facet) && !Object.hasOwn(variant.facts, facet),
    ),
  );
  const frozen = object.facts.status;
  const retired: FactEntries =
    variant.reference.startsWith('rockylinux:') && frozen !== undefined
      ? compact({
          retired: said(
            {
              since: '2023-11-30',
              how: 'frozen on Docker Hub’s official list; the publisher goes on elsewhere',
              successor: 'docker.io/rockylinux/rockylinux:9-minimal',
            },
            frozen,
          ),
        })
      : {};
  return { ...variant, facts: { ...variant.facts, ...added, ...retired } };
}

function ownVariant(family: string, { ref, facts }: RawObject): Variant[] {
  const micro = /^quay\.io\/almalinuxorg\/(\d+)-micro$/.exec(ref);
  if (family === 'almalinux' && micro !== null) {
    const release = micro[1] ?? '';
    return [
      {
        id: `almalinux-${release}-micro`,
        name: `AlmaLinux ${release} micro`,
        reference: `${ref}:latest`,
        facts: {
          ...common('almalinux', release, ref),
          ...vendorFacts(facts),
          ...compact({ publisher: said('AlmaLinux OS Foundation', facts.libc) }),
        },
      },
    ];
  }
  if (family === 'amazon-linux' && ref.endsWith('amazonlinux:2023-minimal'))
    return [
      {
        id: 'amazon-linux-2023-minimal',
        name: 'Amazon Linux 2023 minimal',
        reference: ref,
        facts: {
          ...common('amazon-linux', '2023', ref),
          ...vendorFacts(facts),
          ...compact({
            publisher: said('Amazon', facts.publication),
            packageManagers: said(['microdnf'], facts.package_manager_present),
            documentation: entryOf(facts.docs_url, asText),
          }),
        },
      },
    ];
  if (family === 'fedora' && ref.includes('fedora-minimal'))
    return [
      {
        id: 'fedora-44-minimal',
        name: 'Fedora 44 minimal',
        reference: ref,
        facts: {
          ...common('fedora', '44', ref),
          ...vendorFacts({ ...facts, digest: { value: null } }),
          ...compact({
            publisher: said('Fedora Project', facts.shell_present),
            shell: said(
              { name: 'bash', path: '/bin/sh' },
              facts.shell_present,
              'follows from Dockerfiles that use it',
            ),
            mirrors: said(['quay.io/fedora/fedora-minimal'], facts.other_registries),
          }),
        },
      },
    ];
  return [];
}

function common(distribution: string, release: string, ref: string): FactEntries {
  return {
    purpose: derived('base' as const, 'a distribution without a language', [ref]),
    language: derived('none' as const, 'a distribution without a language', [ref]),
    upstream: derived({ distribution, release }, 'read from the reference', [ref]),
  };
}

/** Tags that left the list of official images are retired from that day on. */
export function addRetirements(
  families: readonly FamilyFile[],
  official: Readonly<Record<string, { readonly watched?: Watched }>>,
): FamilyFile[] {
  return families.map((family) => ({
    ...family,
    variants: family.variants.map((variant) => {
      const [repository = '', tag = ''] = variant.reference.split(':');
      const by = own(own(official, repository)?.watched ?? {}, tag)?.removed_by;
      if (by === null || by === undefined || variant.facts.retired !== undefined) return variant;
      const read = {
        source: `https://github.com/docker-library/official-images/commit/${by.commit}`,
        retrieved: by.date,
      };
      const facts: FactEntries = {
        ...variant.facts,
        supportEnds: { value: { date: by.date, of: 'image', what: 'rebuilds of this tag' }, ...read },
        retired: {
          value: { since: by.date, how: 'no longer rebuilt or listed as an official image' },
          ...read,
        },
      };
      return { ...variant, facts };
    }),
  }));
}
