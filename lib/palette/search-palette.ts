import { nearestRows } from '../table/nearest';
import type { TableData } from '../table/table-data';
import { wordsIn } from '../table/words';
import {
  type EntryKind,
  entryKinds,
  type Found,
  type Hit,
  type HitGroup,
  type PaletteEntry,
  type PaletteIndex,
} from './found';
import { hitOfRow, imageHits } from './images';

/** What is found for what was typed, the best group first; linear in what there is to find. */
export function searchPalette(index: PaletteIndex, typed: string, most: number): Found {
  const words = wordsIn(typed.toLowerCase());
  if (words.length === 0) return { groups: [pagesOf(index)], understood: [] };
  const images = imageHits(index.table, typed, most);
  const found = [
    { best: images.best, group: { kind: 'image' as const, hits: images.hits, total: images.total } },
    ...entryKinds.map((kind) => entriesOf(index, kind, words, most)),
  ].filter(({ group }) => group.total > 0);
  found.sort((a, b) => b.best - a.best);
  const groups = found.map(({ group }) => group);
  return {
    groups: [...(groups.length > 0 ? groups : nearestOf(index.table, typed)), furtherOf(typed, images.total)],
    understood: images.understood,
  };
}

function pagesOf({ entries }: PaletteIndex): HitGroup {
  const pages = entries.filter(({ kind }) => kind === 'page');
  return { kind: 'page', hits: pages.map(hitOf), total: pages.length };
}

function entriesOf(
  { entries }: PaletteIndex,
  kind: EntryKind,
  words: readonly string[],
  most: number,
): { readonly best: number; readonly group: HitGroup } {
  const found: { readonly entry: PaletteEntry; readonly score: number }[] = [];
  for (const entry of entries) {
    if (entry.kind !== kind) continue;
    const score = scoreOf(entry, words);
    if (score > 0) found.push({ entry, score });
  }
  found.sort((a, b) => b.score - a.score);
  const hits = found.slice(0, most).map(({ entry }) => hitOf(entry));
  return { best: found[0]?.score ?? 0, group: { kind, hits, total: found.length } };
}

function hitOf({ kind, title, href, about }: PaletteEntry): Hit {
  return { key: `${kind} ${title} ${href}`, title, href, ...(about !== undefined && { about }) };
}

/** All of it, its start, the start of a word of it, part of it, or what it is found by besides. */
const worth = { whole: 100, start: 60, word: 20, part: 10, also: 5 } as const;

/** 0 where a word is nowhere. */
function scoreOf({ kind, title, about = '', also = '' }: PaletteEntry, words: readonly string[]): number {
  const name = title.toLowerCase();
  // A message is found by itself: its rule is found as a rule.
  const besides = kind === 'symptom' ? '' : `${about} ${also}`.toLowerCase();
  const typed = words.join(' ');
  let least: number = worth.word;
  for (const word of words) {
    const score = ` ${name}`.includes(` ${word}`)
      ? worth.word
      : name.includes(word)
        ? worth.part
        : besides.includes(word)
          ? worth.also
          : 0;
    if (score === 0) return 0;
    least = Math.min(least, score);
  }
  if (name === typed) return worth.whole;
  return name.startsWith(typed) ? worth.start : least;
}

function nearestOf(table: TableData, typed: string): readonly HitGroup[] {
  const rows = nearestRows(table, typed);
  return rows.length === 0 ? [] : [{ kind: 'nearest', hits: rows.map(hitOfRow), total: rows.length }];
}

/** Where the same words can be taken. */
function furtherOf(typed: string, images: number): HitGroup {
  const asked = encodeURIComponent(typed.trim());
  const table: Hit[] =
    images === 0
      ? []
      : [{ key: 'table', title: `Compare these ${images} images in the catalog`, href: `/?q=${asked}` }];
  const error = {
    key: 'error',
    title: 'Find the rule for this error message',
    href: `/rules?error=${asked}`,
  };
  const hits = [...(images === 1 ? [] : table), error];
  return { kind: 'more', hits, total: hits.length };
}
