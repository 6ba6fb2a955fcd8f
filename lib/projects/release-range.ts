/** Three numbers of a release, as far as ranges look at them. */
type Release = readonly [number, number, number];

/** Releases from one on, to before another. */
export type Releases = { readonly from: Release; readonly before: Release };

/** A release meets it that lies in one of them. */
export type ReleaseRange = readonly Releases[];

const first: Release = [0, 0, 0];
const last: Release = [Number.POSITIVE_INFINITY, 0, 0];
const all: Releases = { from: first, before: last };

/** No range that people write comes near. */
const longestRange = 200;

/** Whether some release of a span is in a range. */
export function mayMeet(range: ReleaseRange, { from, before }: Releases): boolean {
  return range.some((each) => isBefore(each.from, before) && isBefore(from, each.before));
}

/** The releases that a version may stand for: `24.1` for all of its patches. */
export function releasesOf(version: string): Releases | undefined {
  const numbers = numbersOf(version);
  return numbers && { from: filled(numbers), before: after(numbers, numbers.length) };
}

/** The releases from a version on that are of the same line, which has so many numbers. */
export function releasesSince(version: string, ofLine: number): Releases | undefined {
  const numbers = numbersOf(version);
  return numbers && { from: filled(numbers), before: after(numbers, Math.min(ofLine, numbers.length)) };
}

/**
 * What `engines` of package.json asks for; undefined where it cannot be read.
 * https://github.com/npm/node-semver#ranges
 */
export function readNpmRange(written: string): ReleaseRange | undefined {
  if (written.length > longestRange || /[-+][a-z]/i.test(written)) return undefined;
  const parts = written.split('||').map((part) => readParts(npmWords(part), npmSpan));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/**
 * What `requires-python` asks for; undefined where it cannot be read. What is left out by `!=` is not looked at.
 * https://packaging.python.org/en/latest/specifications/version-specifiers/
 */
export function readPythonRange(written: string): ReleaseRange | undefined {
  if (written.length > longestRange) return undefined;
  const span = readParts(wordsBetween(written, ','), pythonSpan);
  return span && [span];
}

/** What the dependency `python` of Poetry asks for: https://python-poetry.org/docs/dependency-specification/ */
export function readPoetryRange(written: string): ReleaseRange | undefined {
  if (written.length > longestRange) return undefined;
  const parts = written.split('||').map((part) => readParts(wordsBetween(part, ','), poetrySpan));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** What the line `ruby` of a Gemfile asks for, one word for each requirement: https://guides.rubygems.org/patterns/ */
export function readRubyRange(requirements: readonly string[]): ReleaseRange | undefined {
  const span = readParts(requirements, rubySpan);
  return span && [span];
}

function readParts(
  words: readonly string[],
  spanOf: (word: string) => Releases | undefined,
): Releases | undefined {
  let whole = all;
  for (const word of words) {
    const span = spanOf(word);
    if (span === undefined) return undefined;
    whole = {
      from: isBefore(whole.from, span.from) ? span.from : whole.from,
      before: isBefore(span.before, whole.before) ? span.before : whole.before,
    };
  }
  return whole;
}

/** Operators stand before their version, with blanks or without; `18 - 20` goes from one to the other. */
function npmWords(part: string): readonly string[] {
  const words = part.split(/\s+/).filter((word) => word !== '');
  const [from, dash, to] = words;
  if (dash === '-' && words.length === 3) return [`>=${from}`, `<=${to}`];
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before !== undefined && /^[<>=^~]+$/.test(before)) joined[joined.length - 1] = before + word;
    else joined.push(word);
  }
  return joined;
}

function wordsBetween(written: string, mark: string): readonly string[] {
  return written
    .split(mark)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function npmSpan(word: string): Releases | undefined {
  const [, operator = '', version = ''] = /^(>=|<=|>|<|=|\^|~>|~)?v?([\dxX*][\w.*]*)$/.exec(word) ?? [];
  if (/^[xX*]$/.test(version))
    return operator === '' || operator === '>=' || operator === '=' ? all : undefined;
  const numbers = numbersOf(
    version
      .split('.')
      .filter((part) => !/^[xX*]$/.test(part))
      .join('.'),
  );
  if (numbers === undefined) return undefined;
  switch (operator) {
    case '^':
      return { from: filled(numbers), before: after(numbers, caretDepth(numbers)) };
    case '~':
    case '~>':
      return { from: filled(numbers), before: after(numbers, Math.min(2, numbers.length)) };
    case '>':
      return { from: after(numbers, numbers.length), before: last };
    case '<=':
      return { from: first, before: after(numbers, numbers.length) };
    default:
      return compared(operator || '=', numbers);
  }
}

function pythonSpan(word: string): Releases | undefined {
  const [, operator = '', version = ''] = /^(===?|~=|!=|>=|<=|>|<)\s*(\S+)$/.exec(word) ?? [];
  if (operator === '!=') return all;
  const isPrefix = version.endsWith('.*');
  const numbers = numbersOf(isPrefix ? version.slice(0, -2) : version);
  if (numbers === undefined) return undefined;
  if (operator === '~=') return { from: filled(numbers), before: after(numbers, numbers.length - 1) };
  if (operator.startsWith('=')) return isPrefix ? compared('=', numbers) : only(numbers);
  if (operator === '>') return { from: after(filled(numbers), 3), before: last };
  if (operator === '<=') return { from: first, before: after(filled(numbers), 3) };
  return compared(operator, numbers);
}

function poetrySpan(word: string): Releases | undefined {
  if (word === '*') return all;
  if (/^[<>=!~]=|^[<>]/.test(word)) return pythonSpan(word);
  const [, operator = '', version = ''] = /^(\^|~)?\s*(\S+)$/.exec(word) ?? [];
  const isPrefix = version.endsWith('.*');
  const numbers = numbersOf(isPrefix ? version.slice(0, -2) : version);
  if (numbers === undefined) return undefined;
  if (operator === '^') return { from: filled(numbers), before: after(numbers, caretDepth(numbers)) };
  if (operator === '~') return { from: filled(numbers), before: after(numbers, Math.min(2, numbers.length)) };
  return isPrefix ? compared('=', numbers) : only(numbers);
}

function rubySpan(word: string): Releases | undefined {
  const [, operator = '=', version = ''] = /^(>=|<=|!=|~>|>|<|=)?\s*(\S+)$/.exec(word.trim()) ?? [];
  if (operator === '!=') return all;
  const numbers = numbersOf(version);
  if (numbers === undefined) return undefined;
  if (operator === '~>')
    return { from: filled(numbers), before: after(numbers, Math.max(1, numbers.length - 1)) };
  if (operator === '=') return only(numbers);
  if (operator === '>') return { from: after(filled(numbers), 3), before: last };
  if (operator === '<=') return { from: first, before: after(filled(numbers), 3) };
  return compared(operator, numbers);
}

function compared(operator: string, numbers: readonly number[]): Releases | undefined {
  if (operator === '>=') return { from: filled(numbers), before: last };
  if (operator === '<') return { from: first, before: filled(numbers) };
  return operator === '=' ? { from: filled(numbers), before: after(numbers, numbers.length) } : undefined;
}

function only(numbers: readonly number[]): Releases {
  return { from: filled(numbers), before: after(filled(numbers), 3) };
}

/** `^0.2.3` keeps its second number, `^0.0.3` its third. */
function caretDepth(numbers: readonly number[]): number {
  const notZero = numbers.findIndex((number) => number !== 0);
  return notZero === -1 ? numbers.length : notZero + 1;
}

function numbersOf(version: string): readonly number[] | undefined {
  if (!/^\d{1,6}(\.\d{1,6}){0,2}$/.test(version)) return undefined;
  return version.split('.').map(Number);
}

function filled([major = 0, minor = 0, patch = 0]: readonly number[]): Release {
  return [major, minor, patch];
}

/** The first release behind all that begin with so many of the numbers. */
function after(numbers: readonly number[], depth: number): Release {
  const [major, minor, patch] = filled(numbers);
  if (depth <= 1) return [major + 1, 0, 0];
  return depth === 2 ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

function isBefore(one: Release, other: Release): boolean {
  for (const [at, number] of one.entries()) {
    const against = other[at] ?? 0;
    if (number !== against) return number < against;
  }
  return false;
}
