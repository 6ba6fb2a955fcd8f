import { directoryOf } from '../path/path';
import type { Moment, StageView } from './contents';
import type { Unknown } from './tree';

/** The first of a stage after which anything may be at a path, before a step of it; looked for by the path, not by all there are. */
export function unknownAt({ before, view }: Moment, path: string): Unknown | undefined {
  const { first } = view.part(indexOf);
  if (first.size === 0) return undefined;
  let found: Unknown | undefined;
  for (let at = path; ; at = directoryOf(at)) {
    const unknown = first.get(at);
    if (unknown && unknown.step < before && (found === undefined || unknown.step < found.step))
      found = unknown;
    if (at === '/') return found;
  }
}

/** Whether a step leaves unknown what arrives. */
export function leavesUnknown(view: StageView, step: number): boolean {
  return view.part(indexOf).steps.has(step);
}

function indexOf({ tree }: StageView): {
  readonly first: ReadonlyMap<string, Unknown>;
  readonly steps: ReadonlySet<number>;
} {
  const first = new Map(tree.unknowns.toReversed().map((unknown) => [unknown.path, unknown]));
  return { first, steps: new Set(tree.unknowns.map(({ step }) => step)) };
}
