import 'server-only';
import { getStore } from '../store';
import { createMeasured, type Measured } from './measured';

declare global {
  // Kept over the copies of this module: what one of them has measured all know.
  var plinthMeasured: Measured | undefined;
}

/** What was measured of the images that Dockerfiles name, as the store has it. */
export function getMeasured(): Measured {
  globalThis.plinthMeasured ??= createMeasured(getStore, Date.now);
  return globalThis.plinthMeasured;
}
