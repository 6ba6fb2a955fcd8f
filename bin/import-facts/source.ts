import type { Entry, Origin } from '../../lib/catalog/family';
import { before, withoutTrailing } from '../../lib/text/cut';

/** Facts as the gathered files write them, and how their sources become links. */

export type RawFact = {
  readonly value: unknown;
  readonly source?: string | null;
  readonly observed?: string | null;
  readonly note?: string | null;
};

export type Facts = Readonly<Record<string, RawFact>>;

export type RawObject = {
  readonly ref: string;
  readonly family: string;
  readonly variant: string;
  readonly facts: Readonly<Record<string, RawFact>>;
};

/** The day everything was gathered, for facts that bear no day of their own. */
export const gathered = '2026-11-23';

/** `owner/repo:path@commit` and plain addresses become links; several are separated by ` ; `. */
export function linksOf(source: string): string[] {
  return source
    .split(' ; ')
    .map(linkOf)
    .filter((link) => link !== undefined);
}

function linkOf(source: string): string | undefined {
  const text = source.trim();
  if (/^https?:\/\/\S+$/.test(text)) return text.replace('developers.redhat.com./', 'developers.redhat.com/');
  const [, repository, path = '', commit] =
    /^([\w.-]+\/[\w.-]+)(?::(.*?))?@([0-9a-f]{7,40})(?:\s+\(.*\))?$/.exec(text) ?? [];
  if (repository === undefined || commit === undefined) return undefined;
  const clean = cleanPath(path);
  if (clean === '') return `https://github.com/${repository}/tree/${commit}`;
  return `https://github.com/${repository}/blob/${commit}/${clean}`;
}

/** Remarks in brackets and wildcards are not part of a path; the folder that is certain is. */
function cleanPath(path: string): string {
  const plain = before(before(path, ' / '), ' (').trimEnd();
  const certain = plain.includes('*')
    ? plain.slice(0, plain.lastIndexOf('/', plain.indexOf('*')) + 1)
    : plain;
  return withoutTrailing(certain, '/').split('/').map(encodeURIComponent).join('/');
}

/** The day of a fact; a month alone is no day. */
export function dayOf({ observed }: RawFact): string {
  return observed !== null && observed !== undefined && /^\d{4}-\d{2}-\d{2}/.test(observed)
    ? observed.slice(0, 10)
    : gathered;
}

/** Where a fact was read, `undefined` when no link is known. */
export function originOf(fact: RawFact | undefined, note?: string): Origin | undefined {
  if (fact === undefined || fact.source === null || fact.source === undefined) return undefined;
  const [first, ...more] = linksOf(fact.source);
  if (first === undefined) return undefined;
  return {
    source: more.length === 0 ? first : [first, ...more],
    retrieved: dayOf(fact),
    ...(note === undefined ? {} : { note }),
  };
}

/** An entry with the value read out of a raw fact; nothing when value or source are missing. */
export function entryOf<T>(
  fact: RawFact | undefined,
  read: (value: unknown, fact: RawFact) => T | undefined,
  note?: string,
): Entry<T> | undefined {
  if (fact === undefined || fact.value === null || fact.value === undefined) return undefined;
  const origin = originOf(fact, note);
  const value = origin === undefined ? undefined : read(fact.value, fact);
  return origin === undefined || value === undefined ? undefined : { value, ...origin };
}

/** The same origin with another value, for what a source says in passing. */
export function said<T>(value: T, fact: RawFact | undefined, note?: string): Entry<T> | undefined {
  const origin = originOf(fact, note);
  return origin === undefined ? undefined : { value, ...origin };
}

export function derived<T>(value: T, by: string, from: readonly string[]): Entry<T> {
  return { value, derived: by, from: [...from] };
}

/** Only the entries that are there. */
export function compact<T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const [key, value] of Object.entries(entries))
    if (value !== undefined) Object.assign(kept, { [key]: value });
  return kept;
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function asCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

export function asTexts(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

export function asRecord(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const pairs = Object.entries(value).filter(
    ([, item]) => typeof item === 'string' || typeof item === 'number',
  );
  return Object.fromEntries(pairs.map(([key, item]) => [key, String(item)]));
}
