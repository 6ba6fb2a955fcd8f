import { z } from 'zod';
import type { IsoDate } from '../fact/fact';
import { own } from '../text/table';
import { isoDate } from './values';

/**
 * A file of `data/tag-history`: what every tag of an official repository stood on, and when, as `library/<repository>` of
 * docker-library/official-images had it. Written by `bin/import-tags`.
 *
 * A tag is a base and an ending: `3.12.4` and `-slim`. `bases` says of each base in which spans which endings were
 * listed: `endings distribution from commit`, places in the lists and days in base 36, parted by `;`. The commit is the
 * one that ended the span, and its day the end; without `from` the span is open, and the commit began it.
 */
export const tagHistorySchema = z.strictObject({
  repository: z.string().min(1),
  /** The last day the history tells of. */
  until: isoDate,
  /** `debian 12`, `ubi 9-minimal`, `windows`; `-` where nobody knows, `- alpine 3.24` where only its end is known. */
  distributions: z.array(z.string().min(1)),
  /** `day commit`. */
  commits: z.array(z.string().regex(/^[0-9a-z]{1,4} [0-9a-f]{12}$/)),
  /** Sets of endings, parted by spaces; the empty ending comes first. */
  endings: z.array(z.string()),
  bases: z.record(z.string(), z.string()),
});

export type TagHistoryFile = z.infer<typeof tagHistorySchema>;

/** A span of time in which a tag was listed on one distribution. */
export type TagSpan = {
  readonly from: IsoDate;
  /** The first day on which it was not; undefined while it is listed still. */
  readonly until: IsoDate | undefined;
  /** `-`: not known. */
  readonly distribution: string;
  /** What it stood on when the span ended, or on the last day of the history, where that alone is known. */
  readonly last: string | undefined;
  /** The change that ended the span, or began it while it is open. */
  readonly commit: string;
};

export type TagHistory = {
  readonly repository: string;
  /** The last day it tells of. */
  readonly until: IsoDate;
  /** In the order of time; empty for a tag that never was. */
  spans(tag: string): readonly TagSpan[];
  /** Spans of every tag of a base. */
  spansOf(base: string): readonly TagSpan[];
  bases(): readonly string[];
  /** Every tag that ever was. */
  tags(): Iterable<string>;
  /** Tags that are listed on its last day. */
  listed(): readonly string[];
  /** The newest change it was read from. */
  readonly commit: string;
};

const dayZero = Date.parse('2013-01-01T00:00:00Z');
const dayLength = 86_400_000;

export function dayNumber(day: IsoDate): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - dayZero) / dayLength);
}

function dayOf(number: string): IsoDate {
  return new Date(dayZero + Number.parseInt(number, 36) * dayLength).toISOString().slice(0, 10);
}

/** Where a tag is cut: behind its last part that begins with a digit, or behind its first. */
export function splitTag(tag: string): readonly [base: string, ending: string] {
  let end = 0;
  for (let at = 0; at !== -1; ) {
    const next = tag.indexOf('-', at + 1);
    const first = tag.charCodeAt(at === 0 ? 0 : at + 1);
    if (at === 0 || (first >= 48 && first <= 57)) end = next === -1 ? tag.length : next;
    at = next;
  }
  return [tag.slice(0, end), tag.slice(end)];
}

export function openHistory(file: TagHistoryFile): TagHistory {
  let open: readonly string[] | undefined;
  const written = (base: string) =>
    (own(file.bases, base)?.split(';') ?? []).map((group) => {
      const [endings = '', ...span] = group.split(' ');
      return { endings: endingsAt(file, endings), span };
    });
  return {
    repository: file.repository,
    until: file.until,
    commit: file.commits.at(-1)?.split(' ')[1] ?? '',
    listed() {
      open ??= Object.keys(file.bases).flatMap((base) =>
        // Without a first day, the span is open.
        written(base).flatMap(({ endings, span }) =>
          span.length === 2 ? endings.map((each) => base + each) : [],
        ),
      );
      return open;
    },
    spans(tag) {
      const [base, ending] = splitTag(tag);
      const groups = written(base).filter(({ endings }) => endings.includes(ending));
      return groups.map(({ span }) => readSpan(file, span)).sort(compareSpans);
    },
    spansOf: (base) => written(base).map(({ span }) => readSpan(file, span)),
    bases: () => Object.keys(file.bases),
    *tags() {
      for (const base of Object.keys(file.bases)) {
        const endings = new Set(written(base).flatMap((group) => group.endings));
        for (const ending of endings) yield base + ending;
      }
    },
  };
}

function endingsAt({ endings }: TagHistoryFile, place: string): readonly string[] {
  return endings[Number.parseInt(place, 36)]?.split(' ') ?? [];
}

function readSpan({ distributions, commits }: TagHistoryFile, parts: readonly string[]): TagSpan {
  const [distribution = '', second = '', third] = parts;
  const [day = '', commit = ''] = commits[Number.parseInt(third ?? second, 36)]?.split(' ') ?? [];
  const [named = '-', last] = (distributions[Number.parseInt(distribution, 36)] ?? '-').split(/(?<=^-) /);
  return {
    from: dayOf(third === undefined ? day : second),
    until: third === undefined ? undefined : dayOf(day),
    distribution: named,
    last,
    commit,
  };
}

function compareSpans(a: TagSpan, b: TagSpan): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return (a.until ?? '9') < (b.until ?? '9') ? -1 : 1;
}

/** The span a day falls into, or the last one before it: what is listed no more stays what it was. */
export function spanOn(spans: readonly TagSpan[], day: IsoDate): TagSpan | undefined {
  return spans.findLast(({ from }) => from <= day);
}

export function isListed(spans: readonly TagSpan[], day: IsoDate): boolean {
  const span = spanOn(spans, day);
  return span !== undefined && (span.until === undefined || span.until > day);
}
