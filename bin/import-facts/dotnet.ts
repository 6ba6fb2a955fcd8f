import type { FactEntries, FamilyFile, Variant } from '../../lib/catalog/family';
import type { Upstream } from '../../lib/catalog/values';
import { before } from '../../lib/text/cut';
import { type Table, table } from '../../lib/text/table';
import type { RawObject } from './source';
import { asText, compact, derived, entryOf, said } from './source';
import { vendorFacts } from './vendor-facts';

const suites: Readonly<Record<string, Upstream>> = {
  noble: { distribution: 'ubuntu', release: '24.04' },
  jammy: { distribution: 'ubuntu', release: '22.04' },
  resolute: { distribution: 'ubuntu', release: '26.04' },
  'bookworm-slim': { distribution: 'debian', release: '12' },
};

/** Microsoft's .NET runtime images. */
export function importDotnet(objects: readonly RawObject[]): FamilyFile {
  const own = objects.filter(({ family }) => family === 'microsoft-dotnet');
  const shared = own.find(({ variant }) => variant === '_family')?.facts ?? {};
  return {
    id: 'dotnet',
    name: 'Microsoft .NET',
    summary:
      'The .NET runtime on Ubuntu, Alpine, Debian and Azure Linux. Chiseled and distroless variants have no shell and do not run as root.',
    publisher: 'Microsoft',
    homepage: 'https://github.com/dotnet/dotnet-docker',
    facts: compact({
      publisher: said('Microsoft', shared.source_repo),
      ...vendorFacts({ ...shared, env: { value: null } }),
      rebuilt: said('every month, and within 12 hours of a new base image', shared.update_cadence),
      licence: said('MIT for the build files', shared.licence),
    }),
    variants: own.filter(({ variant }) => variant !== '_family').map(variantOf),
  };
}

function variantOf(object: RawObject): Variant {
  const { ref, facts } = object;
  const [, image = '', tag = ''] = /^[^:]*dotnet\/([\w-]+):(.+)$/.exec(ref) ?? [];
  const [version = ''] = /^[\d.]+/.exec(tag) ?? [];
  const upstream = upstreamOf(tag);
  const small = /chiseled|distroless/.test(tag);
  const ground = small || upstream === undefined ? undefined : groundOf(upstream, tag);
  const names: Table<string> = table({
    aspnet: 'ASP.NET Core',
    runtime: '.NET runtime',
    'runtime-deps': '.NET runtime dependencies',
  });
  return {
    id: `dotnet-${image}-${tag}`,
    name: `${names[image] ?? image} ${tag.replaceAll('-', ' ')}`,
    reference: ref,
    ...(ground === undefined ? {} : { standsOn: ground }),
    facts: {
      ...compact({
        purpose: said<'base' | 'runtime'>(image === 'runtime-deps' ? 'base' : 'runtime', facts.tags),
        language:
          image === 'runtime-deps'
            ? said<'none'>('none', facts.tags, 'libraries for self-contained programs, without .NET itself')
            : said({ name: 'dotnet', version: precise(facts.tags?.value, version) }, facts.tags),
        upstream: upstream === undefined ? undefined : derived(upstream, 'read from the tag', [ref]),
      }),
      ...vendorFacts(facts),
      ...compact({
        shell: facts.shell_present?.value === true ? shellOf(upstream, facts) : undefined,
        passwd: derived(true, 'the user app is in it', [ref]),
        debugSibling: small
          ? derived(before(before(ref, '-chiseled'), '-distroless'), 'the tag without it has a shell', [ref])
          : undefined,
        supportEnds: entryOf(facts.end_of_life, (value) => {
          const date = asText(value);
          return date === undefined ? undefined : { date, of: 'runtime' as const, what: `.NET ${version}` };
        }),
        fips: derived(false, 'there are no FIPS tags', ['https://github.com/dotnet/dotnet-docker']),
      }),
    },
  };
}

function precise(tags: unknown, version: string): string {
  const numbers = Array.isArray(tags)
    ? tags.flatMap((tag) => /^\d+(\.\d+)+/.exec(String(tag))?.[0] ?? [])
    : [];
  return numbers.sort((a, b) => b.length - a.length)[0] ?? version;
}

function upstreamOf(tag: string): Upstream | undefined {
  for (const [suite, upstream] of Object.entries(suites)) if (tag.includes(suite)) return upstream;
  const [, name, release] = /(alpine|azurelinux)(\d+\.\d+)/.exec(tag) ?? [];
  return name === undefined || release === undefined ? undefined : { distribution: name, release };
}

function groundOf({ distribution, release = '' }: Upstream, tag: string): string | undefined {
  if (tag.includes('bookworm-slim')) return 'debian-bookworm-slim';
  if (distribution === 'azurelinux') return release === '3.0' ? 'azure-linux-core' : undefined;
  return distribution === 'debian' ? undefined : `${distribution}-${release}`;
}

function shellOf(upstream: Upstream | undefined, facts: RawObject['facts']): FactEntries['shell'] {
  const names: Table<readonly string[]> = table({
    alpine: ['busybox'],
    ubuntu: ['dash', 'bash'],
    debian: ['dash', 'bash'],
    azurelinux: ['bash'],
  });
  const [name, ...also] = upstream === undefined ? [] : (names[upstream.distribution] ?? []);
  if (name === undefined) return undefined;
  return said({ name, path: '/bin/sh', ...(also.length > 0 && { also }) }, facts.shell_present);
}
