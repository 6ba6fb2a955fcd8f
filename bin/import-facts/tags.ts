import { readFileSync } from 'node:fs';
import type { TagTable } from '../../lib/catalog/tags';

/** `watched` of a repository in `docker-official.json`: when a tag was taken off the list, by which commit. */
export type Watched = Readonly<
  Record<string, { readonly removed_by: { readonly commit: string; readonly date: string } | null }>
>;

const head =
  'https://github.com/docker-library/official-images/blob/37079fb336f572a88700cf32e5e1f6be54a04e8f/library';
const eol =
  'https://github.com/endoflife-date/endoflife.date/blob/a70eca337600e7d721dc48112c271f98661d208b/products';

/** What moving tags meant (from `tags.txt`), a table for each repository. */
export function importTags(): TagTable[] {
  const rows = readFileSync(new URL('tags.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row) => row.split(/ +/));
  return [...new Set(rows.map(([, repository = '']) => repository))].sort().map((repository) => ({
    repository,
    aliases: rows.filter(([, name]) => name === repository).map(readAlias),
  }));
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
