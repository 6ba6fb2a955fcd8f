import { readFileSync } from 'node:fs';
import type { Entry } from '../../lib/catalog/family';
import { asPlatforms } from './platforms';
import { derived } from './source';

type Row = { readonly where: string; readonly list: readonly string[] };
type Read = { readonly source: string; readonly retrieved: string; readonly note?: string };

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** The platforms of official images, of those tags alone whose list is known to be complete. */
export function officialPlatforms(
  reference: string,
  page: Read,
  entries: number | null | undefined,
): Entry<string[]> | undefined {
  const row = rows.get(reference);
  if (row === undefined) return undefined;
  const value = platformsOf(reference);
  // An index counts each image and, for most, what was attested of it.
  if ((row.where === 'page' || row.where === 'count') && entries !== undefined && entries !== null) {
    if (Math.ceil(entries / 2) !== value.length)
      throw new Error(`${reference}: ${value.length} platforms, but ${entries} entries in its index`);
  }
  if (row.where === 'page') return { value, ...page };
  if (row.where === 'count')
    return derived(value, inCommon(row.list, value.length), [page.source, ...row.list]);
  const [address = '', retrieved = ''] = row.where.split('@');
  return {
    value,
    source: `https://github.com/docker-library/${address}`,
    retrieved,
    ...tagOf(address, reference),
  };
}

function platformsOf(reference: string): string[] {
  const row = rows.get(reference);
  if (row === undefined) throw new Error(`the platforms of ${reference} are not known`);
  if (row.where !== 'count') return asPlatforms(row.list) ?? [];
  const [first = [], ...others] = row.list.map(platformsOf);
  return first.filter((platform) => others.every((list) => list.includes(platform)));
}

function inCommon(images: readonly string[], count: number): string {
  const many = numbers[count] ?? String(count);
  return images.length === 1
    ? `its index lists ${many} images, and ${images[0]} has ${many} platforms`
    : `its index lists ${many} images, and ${images.join(' and ')} have ${many} platforms in common`;
}

function tagOf(address: string, reference: string): { readonly note?: string } {
  const tag = /\/([^/]+)\.md$/.exec(address)?.[1];
  if (tag === undefined) return { note: 'the list of February 2026' };
  const read = `${reference.split(':')[0]}:${tag}`;
  return read === reference ? {} : { note: `read at ${read}` };
}

function readRows(): ReadonlyMap<string, Row> {
  const text = readFileSync(new URL('official-platforms.txt', import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [repository = '', tag = '', where = '', list = ''] = line.split(/ +/);
      return [`${repository}:${tag}`, { where, list: list.split(',') }];
    }),
  );
}

const rows = readRows();
