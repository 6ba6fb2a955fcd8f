import { type Table, table } from '../../text/table';
import type { Language } from '../image';
import type { Upstream } from '../values';
import type { Grammar, GrammarContext, Meaning, NoMeaning } from './grammar';
import { suiteOf } from './suites';

const languages: Table<Language> = table({
  golang: { name: 'go' },
  rust: { name: 'rust' },
  python: { name: 'python' },
  node: { name: 'nodejs' },
  ruby: { name: 'ruby' },
  php: { name: 'php' },
  perl: { name: 'perl' },
  dotnet: { name: 'dotnet' },
  aspnetcore: { name: 'dotnet' },
  'eclipse-temurin': { name: 'java', vendor: 'eclipse-temurin' },
  amazoncorretto: { name: 'java', vendor: 'amazon-corretto' },
});

const kinds = new Set([
  'dev',
  'fips',
  'sfw',
  'ent',
  'compat',
  'fpm',
  'sdk',
  'cli',
  'musl',
  'glibc',
  'jdk',
  'jre',
]);
const docs = 'https://docs.docker.com/dhi/';

/** Docker Hardened Images: `3.13-debian13-dev`, `22-alpine3.23-fips`; Debian where no distribution is named. */
export const hardenedGrammar: Grammar = {
  family: 'docker-hardened',
  repositories: ['dhi.io/*'],
  understand,
};

function understand(repository: string, tag: string, { releases }: GrammarContext): Meaning | NoMeaning {
  const image = repository.replace('dhi.io/', '');
  const written = `${repository}:${tag}`;
  const words: string[] = [];
  let version: string | undefined;
  let upstream: Upstream | undefined;
  for (const [at, part] of tag.split('-').entries()) {
    const suite = /^(debian|alpine)$/.test(part) ? { distribution: part } : suiteOf(part, releases);
    if (at === 0 && /^\d/.test(part)) version = part;
    else if (suite !== undefined) upstream = suite;
    else if (kinds.has(part)) words.push(part);
    else return { unknown: `\`${written}\` does not follow the tags of Docker Hardened Images` };
  }
  const language = languages[image];
  const [line] = /^\d+(\.\d+)?/.exec(version ?? '') ?? [];
  return {
    family: 'docker-hardened',
    flavour: [image, ...words.sort()].join(' '),
    ...(language === undefined || version === undefined ? {} : { language: { ...language, version } }),
    ...(line === undefined ? {} : { line }),
    upstream: upstream ?? { distribution: 'debian' },
    precise: true,
    from: [written],
    facts: words.includes('fips')
      ? {
          fips: { value: true, derived: 'FIPS variants are tagged so', from: [written] },
          access: { value: 'paid', derived: 'FIPS variants need a subscription', from: [docs] },
        }
      : {},
  };
}
