import type { Observation } from './observation';

/** Faults of the way and not of the image: who asks again may get what was not had. */
const passing: ReadonlySet<string> = new Set(['digest-mismatch', 'length-mismatch', 'not-there']);

/** Whether something of it may be read yet that could not be read this time. */
export function hasPassingFault({ layers }: Pick<Observation, 'layers'>): boolean {
  return layers.some(({ fault }) => fault !== undefined && passing.has(fault));
}
