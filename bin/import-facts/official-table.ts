import { readFileSync } from 'node:fs';
import type { Upstream } from '../../lib/catalog/values';
import { type Table, table } from '../../lib/text/table';

/** Which records of a repository describe which tag people write; the first record is the one measured. */
export type OfficialImage = {
  readonly repository: string;
  readonly records: readonly string[];
  readonly tag: string;
  readonly upstream: Upstream | 'none' | undefined;
  readonly language: OfficialLanguage | undefined;
  readonly purpose: 'base' | 'runtime' | 'builder' | 'application';
  /** What the record's history says is installed and kept. */
  readonly keeps: readonly string[];
  /** Further tags that stand for the same image. */
  readonly tags: readonly string[];
};

/** `variable` names the environment variable that holds the version. */
export type OfficialLanguage = {
  readonly name: string;
  readonly vendor?: string;
  readonly variable?: string;
};

const temurin = { name: 'java', vendor: 'eclipse-temurin', variable: 'JAVA_VERSION' };

const languages: Table<OfficialLanguage> = table({
  golang: { name: 'go', variable: 'GOLANG_VERSION' },
  node: { name: 'nodejs', variable: 'NODE_VERSION' },
  python: { name: 'python', variable: 'PYTHON_VERSION' },
  rust: { name: 'rust', variable: 'RUST_VERSION' },
  ruby: { name: 'ruby', variable: 'RUBY_VERSION' },
  php: { name: 'php', variable: 'PHP_VERSION' },
  'eclipse-temurin': temurin,
  maven: temurin,
  gradle: temurin,
  amazoncorretto: { name: 'java', vendor: 'amazon-corretto' },
  openjdk: { name: 'java', vendor: 'openjdk', variable: 'JAVA_VERSION' },
  gcc: { name: 'gcc', variable: 'GCC_VERSION' },
  perl: { name: 'perl' },
  nginx: { name: 'nginx', variable: 'NGINX_VERSION' },
  redis: { name: 'redis', variable: 'REDIS_VERSION' },
  postgres: { name: 'postgresql', variable: 'PG_VERSION' },
  haproxy: { name: 'haproxy', variable: 'HAPROXY_VERSION' },
});

/** Reads `official-images.txt`, a row for each image in columns. */
export function readOfficialImages(): readonly OfficialImage[] {
  const text = readFileSync(new URL('official-images.txt', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map(readRow);
}

function readRow(row: string): OfficialImage {
  const [repository = '', tag = '', records = '', upstream = '', purpose = '', keeps = '', tags = ''] =
    row.split(/ +/);
  return {
    repository,
    tag,
    records: records.split(','),
    upstream: readUpstream(upstream),
    language: languages[repository],
    purpose: purpose === 'runtime' || purpose === 'builder' || purpose === 'application' ? purpose : 'base',
    keeps: keeps.split(','),
    tags: tags === '-' ? [] : tags.split(','),
  };
}

function readUpstream(text: string): Upstream | 'none' | undefined {
  if (text === '?') return undefined;
  if (text === 'none') return 'none';
  const [distribution = '', release] = text.split(':');
  return release === undefined ? { distribution } : { distribution, release };
}
