import 'server-only';
import type { RewriteRequest } from '@/lib/report/rewrite';

/** How often a text is read at most, or nearly so, until its plans are proved: measured on long files. */
const readings = { cures: 3, moves: 8 } as const;

/** A rewrite costs as an analysis of a text of this length, in characters. */
export function lengthToRead({ dockerfile, to }: RewriteRequest): number {
  return dockerfile.length * (to === undefined ? readings.cures : readings.moves);
}
