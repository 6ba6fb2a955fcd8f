import { budgetFor } from '../text/budget';
import type { Span } from '../text/span';
import type { Placed } from './placed';

export type Entry = { readonly key: string; readonly keySpan: Span; readonly value: Value };
export type Text = { readonly kind: 'text'; readonly placed: Placed; readonly span: Span };
export type Table = {
  readonly kind: 'table';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly span: Span;
};

/** What YAML, JSON and HCL say, in one shape. What several places refer to is one and the same object. */
export type Value =
  | Text
  | Table
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly span: Span }
  | { readonly kind: 'empty'; readonly span: Span }
  /** A variable of a Bake file, by its name. */
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  /** An expression that is not understood, an alias to nothing, a key that is no text. */
  | { readonly kind: 'unread'; readonly span: Span };

/** What stands under some keys, one below the other. */
export function valueAt(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
  let found = value;
  for (const key of keys) found = found?.kind === 'table' ? found.entries.get(key)?.value : undefined;
  return found;
}

/** The first entries of what many places may share, which each of them goes over. */
export function firstEntries(value: Value | undefined, most: number): readonly Entry[] {
  const entries: Entry[] = [];
  if (value?.kind !== 'table') return entries;
  for (const entry of value.entries.values()) {
    if (entries.length >= most) break;
    entries.push(entry);
  }
  return entries;
}

export function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === 'table' ? [...value.entries.values()] : [];
}

/** Words of a command and places of a container: nobody writes more. */
const mostShared = 1000;

export function firstItems(value: Value | undefined, most = mostShared): readonly Value[] {
  return itemsOf(value).slice(0, most);
}

export function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === 'list' ? value.items : [];
}

export function textOf(value: Value | undefined): Placed | undefined {
  return value?.kind === 'text' ? value.placed : undefined;
}

export function tableOf(entries: readonly Entry[], span: Span): Table {
  return { kind: 'table', entries: new Map(entries.map((entry) => [entry.key, entry])), span };
}

/** So many entries are copied where one thing takes them from another. */
const mostCopied = 200_000;

/** What one thing says and another adds to or says otherwise, table by table. What it costs in all is bounded. */
export class Merging {
  readonly #budget = budgetFor(0, mostCopied, 0);

  get isSpent(): boolean {
    return this.#budget.isSpent;
  }

  /** `depth`: so many tables deep; what is further down is taken from above. */
  merged(below: Value | undefined, above: Value | undefined, depth: number): Value | undefined {
    if (above === undefined || below === undefined) return above ?? below;
    if (below.kind !== 'table' || above.kind !== 'table' || depth === 0) return above;
    if (!this.#budget.take(below.entries.size + above.entries.size)) return above;
    const entries = new Map(below.entries);
    for (const [key, entry] of above.entries) {
      const value = this.merged(below.entries.get(key)?.value, entry.value, depth - 1);
      entries.set(key, value === undefined ? entry : { ...entry, value });
    }
    return { kind: 'table', entries, span: above.span };
  }
}
