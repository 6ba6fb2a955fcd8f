import { editDistance } from '../dockerfile/suggest';
import { daysBetween } from '../fact/date';
import type { IsoDate } from '../fact/fact';
import type { GrammarContext } from './grammar/grammar';
import { suiteOf, upstreamOf } from './grammar/suites';
import type { NeverListed } from './image';
import type { Releases } from './releases';
import { spanOn, type TagHistory } from './tag-history';
import { compareNumbers, numbersOf } from './tag-versions';
import { early, type KnownVersion, partsOf } from './tag-words';
import type { Upstream } from './values';

const architectures =
  /^(amd64|arm64|arm64v8|arm32v[567]|arm|armhf|aarch64|i386|x86_64|s390x|ppc64le|riscv64|mips64le|loong64)$/;
const windows = /^(windowsservercore|nanoserver|ltsc\d+|1[678]\d\d|20h2)$/;
/** Of the specification of distribution: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const longestTag = 128;
/** Alpine has had a release every half year; a third one in a year would be news. */
const daysOfAlpine = 150;

/**
 * Whether a tag was on no list that there ever was. Nothing is said of tags older than the first list or newer than the
 * last, nor of those that other ways than the list may have made: for an architecture, for Windows.
 */
export function neverListed(
  repository: string,
  tag: string,
  { tags, releases, today }: GrammarContext,
): NeverListed | undefined {
  const history = tags.history(repository);
  if (history === undefined || tag.length > longestTag || tags.spans(repository, tag, today).length > 0)
    return undefined;
  const vocabulary = tags.vocabulary(repository);
  if (vocabulary === undefined) return undefined;
  const { words, versions: known } = vocabulary;
  const parts = partsOf(tag);
  const [first = ''] = parts;
  if (parts.some((part) => architectures.test(part) || windows.test(part))) return undefined;
  if (parts.some((part) => isOtherDay(part, history))) return undefined;
  const version = numbersOf(first.replace(/^v/, ''));
  if (version.length > 0 && mayBeOutside(version, known)) return undefined;
  const isOpen = history.listed().length > 0 && (version.length === 0 || isLineOpen(version, known));
  if (isOpen && parts.some((part) => mayBeLater(part, words, history, today))) return undefined;
  const named = parts.filter((part) => words.has(part) || !isNumbered(part));
  if (isOpen && isSuiteLater(named, first, history, releases)) return undefined;
  const strange = parts.filter((part) => !words.has(part) && numbersOf(part.replace(/^v/, '')).length === 0);
  const sure =
    !isOpen ||
    tag === 'latest' ||
    strange.every((part) => isMisspelt(part, words) || isNumberOf(part, words));
  return {
    sure,
    until: history.until,
    nearest: () => nearestTo(tag, history),
    source: `https://github.com/docker-library/official-images/commits/${history.commit}/library/${repository}`,
  };
}

function isOtherDay(part: string, { until }: TagHistory): boolean {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(\.\d+)?$/.exec(part) ?? [];
  const date = `${year}-${month}-${day}`;
  return year !== undefined && (date > until || date < '2014-01-01');
}

/** Older than the oldest, or newer than the newest of all, of its major version or of its minor version. */
function mayBeOutside(version: readonly number[], known: readonly KnownVersion[]): boolean {
  const asLong = known.filter(({ numbers }) => numbers.length >= version.length);
  if (asLong.every(({ numbers }) => compareNumbers(version, numbers) < 0)) return true;
  return [0, 1, 2].some((depth) => {
    const alike = known.filter(({ numbers }) => startsAlike(numbers, version, depth));
    const isAlive = alike.some(({ isOpen }) => isOpen);
    return isAlive && alike.every(({ numbers }) => compareNumbers(version, numbers) > 0);
  });
}

function isLineOpen(version: readonly number[], known: readonly KnownVersion[]): boolean {
  return known.some(
    ({ numbers, isOpen }) => isOpen && startsAlike(numbers, version, Math.min(2, version.length)),
  );
}

function startsAlike(a: readonly number[], b: readonly number[], depth: number): boolean {
  return a.slice(0, depth).join('.') === b.slice(0, depth).join('.');
}

const numbered = /^([a-z]+)(\d[\d.]*)$/;

function isNumbered(part: string): boolean {
  return numbered.test(part);
}

/** Another number of a word that had some: `alpine3.1`. */
function isNumberOf(part: string, words: ReadonlySet<string>): boolean {
  const [, word] = numbered.exec(part) ?? [];
  return word !== undefined && [...words].some((each) => numbered.exec(each)?.[1] === word);
}

/** A word with a number, `alpine3.25` or `jdk27`, that is above all there were; of a number alone, nobody knows. */
function mayBeLater(
  part: string,
  words: ReadonlySet<string>,
  { until }: TagHistory,
  today: IsoDate,
): boolean {
  if (words.has(part)) return false;
  const [, word, number = ''] = numbered.exec(part) ?? [];
  if (word === undefined) return false;
  const numbers = [...words].flatMap((each) => {
    const [, its, known = ''] = numbered.exec(each) ?? [];
    return its === word ? [numbersOf(known)] : [];
  });
  const [newest] = numbers.sort((a, b) => compareNumbers(b, a));
  const own = numbersOf(number);
  if (newest === undefined || compareNumbers(own, newest) <= 0) return false;
  if (word !== 'alpine') return true;
  const [major = 0, minor = 0] = newest;
  const most = minor + 1 + Math.floor(daysBetween(until, today) / daysOfAlpine);
  return own[0] === major && own.length === 2 && (own[1] ?? 0) <= most;
}

/** A release of a distribution that is newer than all that the line stood on. */
function isSuiteLater(
  parts: readonly string[],
  first: string,
  history: TagHistory,
  releases: Releases,
): boolean {
  return parts.some((part) => {
    const suite = suiteOf(part, releases);
    if (suite?.release === undefined) return false;
    const stood = history
      .listed()
      .filter((tag) => first === part || tag.split('-')[0] === first)
      .flatMap((tag) => upstreamOf(spanOn(history.spans(tag), history.until)?.distribution ?? '-') ?? []);
    const same = stood.filter(({ distribution }) => distribution === suite.distribution);
    return same.every((each) => isNewer(suite, each));
  });
}

function isNewer(a: Upstream, b: Upstream): boolean {
  return compareNumbers(numbersOf(a.release ?? ''), numbersOf(b.release ?? '')) > 0;
}

function isMisspelt(part: string, words: ReadonlySet<string>): boolean {
  const most = part.length > 4 ? 2 : 1;
  return (
    part.length > 2 && [...words].some((word) => /^[a-z]{3,}$/.test(word) && editDistance(part, word) <= most)
  );
}

/** `slim-bookworm` and `bookworm-slim` are one step apart. */
function inOrder(tag: string): string {
  return tag.split('-').sort().join('-');
}

function distanceOf(a: string, b: string): number {
  return Math.min(editDistance(a, b), 1 + editDistance(inOrder(a), inOrder(b)));
}

/** Listed tags before those that were, and of the same version before others. */
function nearestTo(tag: string, history: TagHistory): readonly string[] {
  const [first = ''] = tag.split('-');
  const open = history.listed();
  const same = open.filter((each) => each.split('-')[0] === first);
  const all = same.length > 0 ? [] : [...history.tags()];
  const past = all.filter((each) => each.split('-')[0] === first);
  const some = [same, past, open, all].find((each) => each.length > 0) ?? [];
  return some
    .filter(
      (each) =>
        each.length <= 2 * tag.length &&
        !each.split('-').some((part) => windows.test(part) || (early.test(part) && !tag.includes(part))),
    )
    .map((each) => ({ each, distance: distanceOf(tag, each) }))
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? 1 : -1))
    .slice(0, 3)
    .map(({ each }) => each);
}
