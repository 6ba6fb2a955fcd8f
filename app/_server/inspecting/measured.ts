import type { Observation } from '@/lib/observe/observation';
import {
  familiarReference,
  fullReference,
  isReferenceError,
  parseReference,
} from '@/lib/reference/reference';
import type { SeenName } from '@/lib/store/observations';
import type { Store } from '@/lib/store/store';

/** Names that others who share the store have had measured are known after so long. */
const freshMilliseconds = 30_000;
/** A store that takes longer has nothing: nobody waits for it who wants an analysis. */
const patienceMilliseconds = 500;
/** Observations that were asked for last stay in memory: they do not change. */
const mostRemembered = 16;
/** Of one name, on several platforms. */
const mostEach = 3;
/** Of one Dockerfile. */
export const mostImages = 32;

type Names = readonly SeenName[];

export type Measured = {
  /** Whether anything was measured. Does not wait for a store that has answered before. */
  hasAny(): Promise<boolean>;
  /** What was measured of these references, as they stand in a Dockerfile. */
  of(references: readonly string[]): Promise<readonly Observation[]>;
  /** There is more since. */
  forget(): void;
};

/** What is measured of the images that Dockerfiles name. A store that does not answer has nothing. */
export function createMeasured(
  store: () => Pick<Store, 'observedNames' | 'getObservation'>,
  time: () => number,
): Measured {
  let known: { readonly at: number; readonly names: Promise<Names> } | undefined;
  const remembered = new Map<string, Observation>();

  function names(): Promise<Names> {
    const before = known;
    if (before !== undefined && time() - before.at < freshMilliseconds) return before.names;
    const asked = store().observedNames();
    // Who comes meanwhile is answered with what was known.
    const asking = { at: time(), names: before?.names ?? soon(asked) };
    known = asking;
    asked.then(
      (found) => {
        if (known === asking) known = { at: time(), names: Promise.resolve(found) };
      },
      () => {},
    );
    return asking.names;
  }

  async function observation(digest: string): Promise<Observation | undefined> {
    const before = remembered.get(digest);
    const found =
      before ??
      (await store()
        .getObservation(digest)
        .catch(() => undefined));
    if (found === undefined) return undefined;
    remembered.delete(digest);
    remembered.set(digest, found);
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
    return found;
  }

  return {
    async hasAny() {
      return (await names()).length > 0;
    },

    async of(references) {
      const all = await names();
      const asked = references.slice(0, mostImages).flatMap((text) => askedBy(text, all));
      const once = new Map(asked.map((each) => [`${each.name} ${each.digest}`, each]));
      const found = await Promise.all(
        [...once.values()].map(async ({ digest, name }) => {
          const kept = await observation(digest);
          return kept && underName(kept, name);
        }),
      );
      return found.filter((each) => each !== undefined);
    },

    forget() {
      known = undefined;
      // One of which a layer could not be had may have been read anew.
      remembered.clear();
    },
  };
}

async function soon(asked: Promise<Names>): Promise<Names> {
  const late = new Promise<Names>((resolve) => {
    setTimeout(resolve, patienceMilliseconds, []).unref();
  });
  return await Promise.race([asked, late]).catch(() => []);
}

/** A digest, and the name that leads there; undefined where it is asked for by the digest itself. */
type Asked = { readonly digest: string; readonly name: string | undefined };

function askedBy(text: string, names: readonly SeenName[]): readonly Asked[] {
  const reference = parseReference(text);
  if (isReferenceError(reference)) return [];
  if (reference.digest !== undefined) return [{ digest: reference.digest, name: undefined }];
  const name = fullReference(reference);
  return names
    .filter((seen) => seen.reference === name)
    .slice(0, mostEach)
    .map(({ digest }) => ({ digest, name }));
}

/** What is kept once of several names is found by the one that is asked for. */
export function underName(observation: Observation, name: string | undefined): Observation {
  const own = parseReference(observation.reference);
  const isSame = name === undefined || (!isReferenceError(own) && fullReference(own) === name);
  const asked = name === undefined ? own : parseReference(name);
  return isSame || isReferenceError(asked)
    ? observation
    : { ...observation, reference: familiarReference(asked) };
}
