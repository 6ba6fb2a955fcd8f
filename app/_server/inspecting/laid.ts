import type { WholeCatalog } from '@/lib/catalog/catalog';
import { withMeasured } from '@/lib/measured/overlay';
import { packed, unpacked } from '@/lib/measured/packed';
import type { Observation } from '@/lib/observe/observation';
import { fullReference, isReferenceError, parseReference } from '@/lib/reference/reference';
import type { SeenName } from '@/lib/store/observations';
import type { Store } from '@/lib/store/store';
import { underName } from './measured';

/** What others who share the store have measured is laid over the catalog after so long. */
const freshMilliseconds = 60_000;

export type Laid = {
  /** With what is known now; what there is more is looked for meanwhile. */
  catalog(): WholeCatalog;
  /** There is more since. */
  forget(): void;
};

/** The catalog, and over it what was measured of its own images. A store that does not answer changes nothing. */
export function createLaid(
  below: WholeCatalog,
  store: () => Pick<Store, 'observedNames' | 'getObservation'>,
  time: () => number,
): Laid {
  const names = namesIn(below);
  let catalog = below;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let laid = '';

  async function look(): Promise<void> {
    const all = await store().observedNames();
    const own = all.filter(({ reference }) => names.has(reference));
    const key = own.map(({ digest, platform, reference }) => `${reference} ${platform} ${digest}`).join('\n');
    if (key === laid) return;
    const found: Observation[] = [];
    // One after the other: nobody waits for it, and the store has other things to do.
    for (const name of own) found.push(...(await observationOf(name)));
    catalog = withMeasured(below, found);
    laid = key;
  }

  async function observationOf({ digest, platform, reference }: SeenName): Promise<readonly Observation[]> {
    const kept = await store().getObservation(digest, platform);
    // Their long lists as texts: there may be as many as the catalog has images.
    return kept === undefined ? [] : [unpacked(packed(underName(kept, reference)))];
  }

  return {
    catalog() {
      if (time() - lookedAt >= freshMilliseconds) {
        lookedAt = time();
        look().catch(() => {});
      }
      return catalog;
    },

    forget() {
      lookedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** In full, as the store has them. */
function namesIn({ images }: WholeCatalog): ReadonlySet<string> {
  return new Set(
    images.flatMap(({ reference }) => {
      const read = parseReference(reference);
      return isReferenceError(read) ? [] : [fullReference(read)];
    }),
  );
}
