import { readFileSync } from 'node:fs';
import type { TagTable } from '../../lib/catalog/tags';
import { own } from '../../lib/text/table';

/** `watched` of a repository in `docker-official.json`: when a tag was taken off the list, by which commit. */
export type Watched = Readonly<
  Record<string, { readonly removed_by: { readonly commit: string; readonly date: string } | null }>
>;

const head =
  'https://github.com/docker-library/official-images/blob/37079fb336f572a88700cf32e5e1f6be54a04e8f/library';
const eol =
  'https://github.com/endoflife-date/endoflife.date/blob/a70eca337600e7d721dc48112c271f98661d208b/products';

/** What tags meant (from `tags.txt`) and when they went (from the gathered facts), a table for each repository. */
export function importTags(official: Readonly<Record<string, { readonly watched?: Watched }>>): TagTable[] {
  const rows = readFileSync(new URL('tags.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row) => row.split(/ +/));
  const repositories = new Set([...Object.keys(official), ...rows.map(([, repository = '']) => repository)]);
  return [...repositories]
    .filter((repository) => !repository.startsWith('_'))
    .sort()
    .map((repository) => ({
      repository,
      lines: rows.filter(([kind, name]) => kind === 'line' && name === repository).flatMap(readLines),
      aliases: rows.filter(([kind, name]) => kind === 'alias' && name === repository).map(readAlias),
      removed: removals(own(official, repository)?.watched ?? {}),
    }))
    .filter(({ lines, aliases, removed }) => lines.length + aliases.length + removed.length > 0);
}

function readLines([
  ,
  ,
  name = '',
  suite = '-',
  alpine = '-',
  source = '',
  retrieved = '',
]: string[]): TagTable['lines'] {
  return namesOf(name).map((line) => ({
    line,
    ...(suite === '-' ? {} : { suite }),
    ...(alpine === '-' ? {} : { alpine }),
    source: linkOf(source),
    retrieved,
  }));
}

/** `1.72..1.88` stands for every line from the first to the last. */
function namesOf(name: string): string[] {
  const [, first, last] = /^1\.(\d+)\.\.1\.(\d+)$/.exec(name) ?? [];
  if (first === undefined || last === undefined) return [name];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => `1.${Number(first) + at}`);
}

function readAlias([
  ,
  ,
  tag = '',
  line = '',
  source = '',
  retrieved = '',
  since = '-',
]: string[]): TagTable['aliases'][number] {
  return { tag, line, ...(since === '-' ? {} : { since }), source: linkOf(source), retrieved };
}

function linkOf(source: string): string {
  const [kind, name = ''] = source.split(':');
  if (kind === 'head') return `${head}/${name}`;
  return kind === 'eol' ? `${eol}/${name}.md` : source;
}

function removals(watched: Watched): TagTable['removed'] {
  return Object.entries(watched).flatMap(([tag, { removed_by: by }]) =>
    by === null
      ? []
      : [
          {
            tag,
            since: by.date,
            source: `https://github.com/docker-library/official-images/commit/${by.commit}`,
          },
        ],
  );
}
