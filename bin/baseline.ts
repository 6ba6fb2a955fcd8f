import { readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { Baseline, baselineOf, baselineText, maximumBaselineBytes } from '../lib/policy/baseline';
import type { Judged } from '../lib/report/judged';
import { InputError } from './input-error';
import { writeWhole } from './write-output';

export const baselineName = 'plinth.baseline.json';

/** Reads what was there before. Throws InputError where it cannot be read or is no baseline. */
export function readBaseline(path: string): Baseline {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined)
    throw new InputError(`${path}: there is no such baseline; --write-baseline writes one`);
  if (size > maximumBaselineBytes)
    throw new InputError(`${path}: ${size} bytes are too many for a baseline; write it anew`);
  const read = Baseline.safeParse(parsed(path));
  if (!read.success)
    throw new InputError(`${path}: it is no baseline of this version; --write-baseline writes it anew`);
  return read.data;
}

/** Writes what is there now of some files, of which each has its path, in place of what was there; how many findings those are. */
export function writeBaseline(
  path: string,
  judged: readonly { readonly path: string; readonly judged: Judged }[],
): number {
  const baseline = baselineOf(
    judged.map((each) => ({ ...each.judged, file: nameInBaseline(path, each.path) })),
  );
  writeWhole(path, baselineText(baseline));
  return baseline.findings.reduce((sum, { count }) => sum + count, 0);
}

/** By which a baseline knows a file: its path from the folder of the baseline, with `/` between folders. */
export function nameInBaseline(baseline: string, path: string): string {
  const file = path === '-' ? 'Dockerfile' : path;
  return relative(dirname(resolve(baseline)), resolve(file))
    .split(sep)
    .join('/');
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
    throw new InputError(`${path}: ${why}; --write-baseline writes a baseline anew`, { cause });
  }
}
