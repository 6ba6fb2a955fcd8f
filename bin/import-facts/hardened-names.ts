import type { FactEntries } from '../../lib/catalog/family';
import { type Table, table } from '../../lib/text/table';
import { derived } from './source';

type Kind = {
  readonly language?: string;
  readonly vendor?: string;
  readonly purpose: 'base' | 'runtime' | 'builder' | 'application';
};

/** What the repositories of Docker Hardened Images that people build on or run from hold. */
const kinds: Table<Kind> = table({
  static: { purpose: 'base' },
  busybox: { purpose: 'base' },
  bash: { purpose: 'base' },
  'alpine-base': { purpose: 'base' },
  'debian-base': { purpose: 'base' },
  golang: { language: 'go', purpose: 'builder' },
  rust: { language: 'rust', purpose: 'builder' },
  dart: { language: 'dart', purpose: 'builder' },
  maven: { language: 'java', purpose: 'builder' },
  gradle: { language: 'java', purpose: 'builder' },
  uv: { language: 'python', purpose: 'builder' },
  python: { language: 'python', purpose: 'runtime' },
  node: { language: 'nodejs', purpose: 'runtime' },
  deno: { language: 'deno', purpose: 'runtime' },
  bun: { language: 'bun', purpose: 'runtime' },
  ruby: { language: 'ruby', purpose: 'runtime' },
  php: { language: 'php', purpose: 'runtime' },
  perl: { language: 'perl', purpose: 'runtime' },
  elixir: { language: 'elixir', purpose: 'runtime' },
  dotnet: { language: 'dotnet', purpose: 'runtime' },
  aspnetcore: { language: 'dotnet', purpose: 'runtime' },
  'eclipse-temurin': { language: 'java', vendor: 'eclipse-temurin', purpose: 'runtime' },
  amazoncorretto: { language: 'java', vendor: 'amazon-corretto', purpose: 'runtime' },
});

/** Repositories taken over; the other definitions are single programs nobody builds on. */
export function isHardenedBase(image: string): boolean {
  return image in kinds || applications.has(image);
}

const applications = new Set([
  'nginx',
  'caddy',
  'httpd',
  'haproxy',
  'traefik',
  'openresty',
  'redis',
  'postgres',
  'memcached',
  'curl',
  'git',
  'kubectl',
]);

/** Purpose and language, read from the names of repository and tags. */
export function readName(image: string, tags: readonly string[]): FactEntries {
  const kind = kinds[image] ?? { purpose: 'application' as const };
  const dev = tags.some((tag) => /-(dev|sdk)$/.test(tag));
  const from = tags.slice(0, 1).map((tag) => `dhi.io/${image}:${tag}`);
  const version = versionOf(image, tags);
  const purpose = dev && kind.purpose !== 'base' ? ('builder' as const) : kind.purpose;
  return {
    purpose: derived(purpose, 'read from the names of repository and tag', from),
    language:
      kind.language === undefined
        ? derived('none' as const, 'the repository is named for what it holds', from)
        : derived(
            {
              name: kind.language,
              ...(version === undefined ? {} : { version }),
              ...(kind.vendor === undefined ? {} : { vendor: kind.vendor }),
            },
            'read from the names of repository and tag',
            from,
          ),
  };
}

/** The most precise number among the tags; tools that carry another language number themselves, not it. */
function versionOf(image: string, tags: readonly string[]): string | undefined {
  if (image === 'maven' || image === 'gradle' || image === 'uv') return undefined;
  const numbers = tags.flatMap((tag) => /^\d+(\.\d+)*/.exec(tag)?.[0] ?? []);
  return numbers.sort((a, b) => b.split('.').length - a.split('.').length)[0];
}
