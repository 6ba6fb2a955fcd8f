import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import type { Logger } from '@stryker-mutator/api/logging';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { ignorer } from './prose';

const silent = () => undefined;
const log: Logger = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

/** Every mutant of the files, in their order. */
export async function mutantsOf(files: readonly string[]): Promise<readonly Mutant[]> {
  const { mutants } = await new Instrumenter(log).instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') })),
    { plugins: null, excludedMutations: [], ignorers: [ignorer] },
  );
  return mutants.filter(({ status }) => status !== 'Ignored');
}

/** Some of a list, as the seed decides, in the order they stand in it. */
export function sampleOf<T>(list: readonly T[], count: number, seed: number): readonly T[] {
  const random = numbersFrom(seed);
  return list
    .map((each, at) => ({ each, at, lot: random() }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, count)
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

/** Marsaglia's xorshift of 32 bits. */
function numbersFrom(seed: number): () => number {
  // The first numbers of small seeds are small as well.
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Where a mutant stands, as Stryker is told which to make: lines from one, columns from zero. */
export function rangeOf({ fileName, location: { start, end } }: Mutant): string {
  return `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
}

/** What tells a mutant from the others of its place. */
export function nameOf({ fileName, location, mutatorName, replacement }: Mutant): string {
  const { start, end } = location;
  return [
    relative('', fileName),
    start.line,
    start.column,
    end.line,
    end.column,
    mutatorName,
    replacement,
  ].join(' ');
}
