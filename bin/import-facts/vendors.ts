import type { FamilyFile } from '../../lib/catalog/family';
import { type Table, table } from '../../lib/text/table';
import { smallVendors } from './small-vendors';
import type { RawObject } from './source';
import { asText, compact, derived, entryOf, said } from './source';
import type { Vendor } from './vendor';
import { endOf, purposeAndUpstream } from './vendor';
import { vendorFacts } from './vendor-facts';

const vendors: readonly Vendor[] = [
  {
    key: 'azure-linux',
    family: {
      id: 'azure-linux',
      name: 'Azure Linux',
      summary: 'Microsoft’s distribution, as a full image with tdnf and as distroless ones without a shell.',
      publisher: 'Microsoft',
      homepage: 'https://learn.microsoft.com/azure/azure-linux/',
    },
    variant: ({ ref, variant, facts }) =>
      facts.architectures === undefined
        ? undefined
        : {
            id: `azure-linux-${variant}`,
            name: `Azure Linux 3.0 ${variant.replace('-', ' ')}`,
            reference: ref.includes(':') ? ref : `${ref}:latest`,
            facts: {
              ...purposeAndUpstream(
                variant === 'distroless-debug' ? 'debug' : 'base',
                { distribution: 'azurelinux', release: '3.0' },
                facts.architectures,
              ),
              ...compact({
                publisher: said('Microsoft', facts.source_repo),
                passwd: said(true, facts.default_user, 'the user nonroot is in it'),
                fips: undefined,
                libc:
                  variant === 'distroless-minimal'
                    ? said({ family: 'none' as const }, facts.libc, 'no libc in the package list')
                    : undefined,
              }),
            },
          },
  },
  {
    key: 'microsoft-openjdk',
    family: {
      id: 'microsoft-openjdk',
      name: 'Microsoft Build of OpenJDK',
      summary: 'Microsoft’s Java, as JDKs on Azure Linux distroless.',
      publisher: 'Microsoft',
      homepage: 'https://learn.microsoft.com/java/openjdk/containers',
    },
    variant: ({ ref, facts }) => {
      const [version = ''] = /\d+/.exec(ref.split(':')[1] ?? '') ?? [];
      return {
        id: `microsoft-openjdk-${version}-distroless`,
        name: `Microsoft OpenJDK ${version} distroless`,
        reference: ref,
        standsOn: 'azure-linux-distroless-base',
        facts: compact({
          publisher: said('Microsoft', facts.parent),
          purpose: said<'runtime'>('runtime', facts.parent),
          language: derived({ name: 'java', version, vendor: 'microsoft-openjdk' }, 'read from the tag', [
            ref,
          ]),
        }),
      };
    },
  },
  {
    key: 'canonical-chiselled',
    family: {
      id: 'ubuntu-chiselled',
      name: 'Ubuntu chiselled images',
      summary: 'Canonical’s images cut out of Ubuntu packages, slice by slice.',
      publisher: 'Canonical',
      homepage: 'https://documentation.ubuntu.com/chisel/',
    },
    shared: (facts) =>
      compact({
        publisher: said('Canonical', facts.registries),
        access: said<'anonymous'>(
          'anonymous',
          facts.login_required,
          'Docker Hub limits how often anonymous users pull',
        ),
        documentation: entryOf(facts.docs_url, asText),
        recipe: entryOf(facts.source_repo, asText),
      }),
    variant: ({ ref, facts }) => {
      const [, image = '', tag = ''] = /^[^:]*ubuntu\/([\w-]+):(.+)$/.exec(ref) ?? [];
      const release = asText(facts.ubuntu_base?.value) ?? '';
      const [version = ''] = /^[\d.]+/.exec(tag) ?? [];
      const languages: Table<string> = table({
        jre: 'java',
        jdk: 'java',
        python: 'python',
        'dotnet-runtime': 'dotnet',
        'dotnet-aspnet': 'dotnet',
        go: 'go',
        node: 'nodejs',
      });
      const name = languages[image];
      return {
        id: `ubuntu-chiselled-${image}-${version}-${release}`,
        name: `Ubuntu ${image} ${version}, chiselled on ${release}`,
        reference: ref,
        facts: compact({
          purpose: derived(
            name === undefined
              ? ('base' as const)
              : image === 'go' || image === 'jdk'
                ? ('builder' as const)
                : ('runtime' as const),
            'the image is named for what it holds',
            [ref],
          ),
          language: derived(
            name === undefined ? ('none' as const) : { name, version },
            'read from repository and tag',
            [ref],
          ),
          upstream: said({ distribution: 'ubuntu', release }, facts.ubuntu_base),
          tags: entryOf(facts.recommended_tag, (value) => [String(value)]),
          supportEnds: endOf(facts.end_of_life, `Canonical’s builds of ${image} ${version}`),
        }),
      };
    },
  },
  {
    key: 'suse-bci',
    family: {
      id: 'suse-bci',
      name: 'SUSE Base Container Images',
      summary:
        'Images of SUSE Linux Enterprise, free to use and pass on, from nano without a libc to base with zypper.',
      publisher: 'SUSE',
      homepage: 'https://documentation.suse.com/container/all/html/Container-guide/',
    },
    shared: (facts) =>
      compact({
        publisher: said('SUSE', facts.source_repo),
        ...vendorFacts(facts),
        fips: undefined,
        sbom: said(
          {
            kind: 'SPDX',
            how: 'cosign attestation',
            command:
              'cosign verify-attestation --type spdxjson --key /usr/share/pki/containers/suse-container-key.pem {reference} | jq ".payload|@base64d|fromjson|.predicate"',
          },
          facts.sbom,
        ),
        signature: said(
          {
            kind: 'cosign with a key',
            how: 'SUSE’s container key',
            command: 'cosign verify --key /usr/share/pki/containers/suse-container-key.pem {reference}',
          },
          facts.signature,
        ),
      }),
    variant: ({ ref, variant }) => {
      const [, release = ''] = /bci\/[\w-]+:([\d.]+)$/.exec(ref) ?? [];
      if (!ref.startsWith('registry.suse.com/bci/') || release === '') return undefined;
      return {
        id: `suse-${variant}-${release}`,
        name: `SUSE ${variant.replace('bci-', 'BCI ')} ${release}`,
        reference: ref,
        facts: compact({
          purpose: derived('base' as const, 'a base container image', [ref]),
          language: derived('none' as const, 'a base container image', [ref]),
          upstream: derived({ distribution: 'sles', release }, 'read from the tag', [ref]),
          tags: derived(
            isLatest(variant, release) ? [release, 'latest'] : [release],
            'read from the reference; latest follows 15.7, that of nano 16.0',
            ['https://github.com/SUSE/BCI-dockerfile-generator'],
          ),
          libc:
            variant === 'bci-nano'
              ? derived({ family: 'none' as const }, 'the recipe removes glibc and all libraries', [
                  'https://github.com/SUSE/BCI-dockerfile-generator',
                ])
              : undefined,
        }),
      };
    },
  },
  ...smallVendors,
];

function isLatest(variant: string, release: string): boolean {
  return release === (variant === 'bci-nano' ? '16.0' : '15.7');
}

export function importVendors(objects: readonly RawObject[]): FamilyFile[] {
  return vendors.map(({ key, family, variant, shared }) => {
    const own = objects.filter((object) => object.family === key);
    const common = own.find((object) => object.variant === '_family');
    return {
      ...family,
      facts: common === undefined || shared === undefined ? {} : shared(common.facts),
      variants: own
        .filter((object) => object.variant !== '_family')
        .flatMap((object) => {
          const read = variant(object);
          return read === undefined
            ? []
            : [{ ...read, facts: { ...vendorFacts(object.facts), ...read.facts } }];
        }),
    };
  });
}
