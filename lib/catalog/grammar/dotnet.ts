import { type Table, table } from '../../text/table';
import type { FactEntries } from '../family';
import type { Upstream } from '../values';
import type { Grammar, GrammarContext, Meaning, NoMeaning } from './grammar';
import { spokenSuite, suiteOf } from './suites';

const readme =
  'https://github.com/dotnet/dotnet-docker/blob/3ed00b611cc88eaa5995525a0549a5703965cd02/README.md';
const architectures = /^(amd64|arm64v8|arm32v7)$/;
const kinds = new Set(['chiseled', 'distroless', 'extra', 'composite', 'slim', 'aot', 'preview']);

/** Which distribution tags without one stand for, by version. */
const usual: Table<Upstream> = table({
  '8.0': { distribution: 'debian', release: '12' },
  '9.0': { distribution: 'debian', release: '12' },
  '10.0': { distribution: 'ubuntu', release: '24.04' },
});

/** Microsoft's .NET: `10.0-noble-chiseled-extra`, `8.0.14-alpine3.21-amd64`. */
export const dotnetGrammar: Grammar = {
  family: 'dotnet',
  repositories: ['aspnet', 'runtime', 'runtime-deps', 'sdk', 'monitor'].map(
    (image) => `mcr.microsoft.com/dotnet/${image}`,
  ),
  understand,
};

function understand(repository: string, tag: string, { releases }: GrammarContext): Meaning | NoMeaning {
  const image = repository.replace('mcr.microsoft.com/dotnet/', '');
  const written = `${repository}:${tag}`;
  const words: string[] = [];
  let version = tag === 'latest' ? '10.0' : undefined;
  let suite: Upstream | undefined;
  for (const [at, part] of tag.split('-').entries()) {
    const found = suiteOf(part, releases);
    if (at === 0 && /^\d+\.\d+/.test(part)) version = part;
    else if (found !== undefined) suite = found;
    else if (kinds.has(part)) words.push(part);
    else if (!architectures.test(part) && tag !== 'latest')
      return { unknown: `\`${written}\` does not follow the tags of .NET` };
  }
  if (version === undefined) return { unknown: `\`${written}\` names no version of .NET` };
  const [line = version] = /^\d+\.\d+/.exec(version) ?? [];
  const upstream = suite ?? usual[line];
  const said = suite === undefined && upstream !== undefined ? spokenSuite(upstream, releases) : undefined;
  const flavour = [image, ...words.filter((word) => word !== 'slim').sort()].join(' ');
  return {
    family: 'dotnet',
    flavour,
    ...(image === 'runtime-deps' ? {} : { language: { name: 'dotnet', version } }),
    line,
    ...(upstream === undefined ? {} : { upstream }),
    ...(version === line ? {} : { precise: true }),
    ...(said === undefined ? {} : { because: `\`${written}\` means ${said}` }),
    from: [written, ...(said === undefined ? [] : [readme])],
    facts: factsOf(image, written),
  };
}

function factsOf(image: string, written: string): FactEntries {
  if (image === 'sdk')
    return {
      purpose: { value: 'builder', derived: 'the image is named for it', from: [written] },
      user: { value: { name: 'root', uid: 0 }, derived: 'images with a shell set no USER', from: [readme] },
    };
  return image === 'runtime-deps'
    ? { language: { value: 'none', derived: 'libraries without .NET itself', from: [written] } }
    : {};
}
