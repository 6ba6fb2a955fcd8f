import type { Source } from '../fact/fact';
import { type Fact, known, notLookedUp } from '../fact/fact';
import type { Observation, Seen } from '../observe/observation';

export type ImageSource = Extract<Source, { readonly kind: 'image' }>;

/** Where a value was read: in this digest, at this path, on this day. */
export function sourceIn({ digest, observed, reference }: Observation, path?: string): ImageSource {
  const named = reference.split('@')[0] ?? reference;
  return { kind: 'image', reference: named, digest, observed, ...(path !== undefined && { path }) };
}

/** A fact of what was seen; `read` says nothing of a value that it makes nothing of. */
export function fromSeen<Value, Read>(
  observation: Observation,
  seen: Seen<Value>,
  read: (value: Value) => Read | undefined,
): Fact<Read> {
  if (!seen.known) return notLookedUp;
  const value = read(seen.value);
  return value === undefined ? notLookedUp : known(value, sourceIn(observation, seen.paths[0]));
}

/** A fact of what its configuration or its manifest says. */
export function stated<Value>(observation: Observation, value: Value | undefined): Fact<Value> {
  return value === undefined ? notLookedUp : known(value, sourceIn(observation));
}

export function valueSeen<Value>(seen: Seen<Value>): Value | undefined {
  return seen.known ? seen.value : undefined;
}
