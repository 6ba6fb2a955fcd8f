import type { IsoDate } from '../fact/fact';
import { keepsOneMinor, lineDepth } from './grammar/lines';
import type { TagHistory, TagSpan } from './tag-history';

/** A full version that is listed no more: its content stays what it was then. */
export type TagVersion = {
  readonly version: string;
  readonly until: IsoDate;
  /** The version of the same line that took its place. */
  readonly by?: string;
  /** Of the list of official images, in which it ended. */
  readonly commit: string;
};

/** `3.12.7`, `21.0.2_13`, `8u312`; none for anything else. */
export function numbersOf(version: string): readonly number[] {
  if (!/^\d+(?:\.\d+)*(?:[u_+]\d+(?:\.\d+)*)?$/.test(version)) return [];
  const numbers = version.split(/[._+u]/).map(Number);
  return version.includes('u') ? [...numbers, 0] : numbers;
}

type Version = {
  readonly version: string;
  readonly numbers: readonly number[];
  readonly from: IsoDate;
  /** Undefined while any tag of it is listed. */
  readonly until: IsoDate | undefined;
  readonly commit: string;
};

/** Full versions that are listed no more, with what took their place on the day they went. */
export function versionsOf(history: TagHistory): ReadonlyMap<string, TagVersion> {
  const { repository } = history;
  const groups = new Map<string, TagSpan[]>();
  for (const base of history.bases()) {
    const version = base.split('-')[0] ?? '';
    if (numbersOf(version).length <= lineDepth(repository)) continue;
    const spans = history.spansOf(base).filter(({ distribution }) => distribution !== 'windows');
    groups.set(version, [...(groups.get(version) ?? []), ...spans]);
  }
  const all = [...groups].flatMap(([version, spans]) => describe(version, spans) ?? []);
  return new Map(
    all.flatMap((each) => {
      if (each.until === undefined) return [];
      const by = successorOf(each, all, keepsOneMinor(repository));
      const { version, until, commit } = each;
      return [[version, { version, until, ...(by === undefined ? {} : { by }), commit }]];
    }),
  );
}

function describe(version: string, spans: readonly TagSpan[]): Version | undefined {
  const [first] = spans;
  if (first === undefined) return undefined;
  const isOpen = spans.some(({ until }) => until === undefined);
  const last = spans.reduce((latest, span) => ((span.until ?? '') > (latest.until ?? '') ? span : latest));
  const from = spans.reduce((earliest, span) => (span.from < earliest ? span.from : earliest), first.from);
  return {
    version,
    numbers: numbersOf(version),
    from,
    until: isOpen ? undefined : last.until,
    commit: last.commit,
  };
}

/** The newest version of the same line that was listed on the day this one went. */
function successorOf(one: Version, all: readonly Version[], major: boolean): string | undefined {
  const { until } = one;
  if (until === undefined) return undefined;
  const newer = all.filter(
    (other) =>
      compareNumbers(other.numbers, one.numbers) > 0 &&
      other.from <= until &&
      (other.until === undefined || other.until > until),
  );
  const line = one.numbers.length === 2 ? 1 : 2;
  const alike = newer.filter((other) => sharesStart(other, one, line));
  const kept = alike.length > 0 || !major ? alike : newer.filter((other) => sharesStart(other, one, 1));
  const [first] = [...kept].sort(
    (a, b) => compareNumbers(a.numbers, b.numbers) || apart(a, one) - apart(b, one),
  );
  return first?.version;
}

/** `20.12` comes after `20.11`, and `20.12.0` after `20.11.1`. */
function apart(a: Version, b: Version): number {
  return Math.abs(a.numbers.length - b.numbers.length);
}

function sharesStart(a: Version, b: Version, count: number): boolean {
  return a.numbers.slice(0, count).join('.') === b.numbers.slice(0, count).join('.');
}

export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
