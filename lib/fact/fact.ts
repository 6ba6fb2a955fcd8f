/** Calendar day, `YYYY-MM-DD`. */
export type IsoDate = string;

/** `sha256:` and 64 hexadecimal digits. */
export type Digest = string;

/** Where a value comes from. */
export type Source =
  | { readonly kind: 'document'; readonly url: string; readonly retrieved: IsoDate; readonly note?: string }
  | {
      readonly kind: 'image';
      readonly reference: string;
      readonly digest: Digest;
      readonly path?: string;
      readonly observed: IsoDate;
      readonly note?: string;
    }
  | { readonly kind: 'derived'; readonly from: readonly string[]; readonly by: string };

export type WhyNotKnown = 'not-published' | 'not-looked-up' | 'sources-disagree';

export type KnownFact<T> = {
  readonly known: true;
  readonly value: T;
  readonly sources: readonly [Source, ...Source[]];
};

/** `claims` holds what each source says where they disagree. */
export type UnknownFact = {
  readonly known: false;
  readonly because: WhyNotKnown;
  /** One clause for people: what is known about the gap. */
  readonly note?: string;
  readonly claims?: readonly { readonly value: unknown; readonly source: Source }[];
};

/** A value with its sources, or the reason why there is none. An unknown never ranks and never counts as "no". */
export type Fact<T> = KnownFact<T> | UnknownFact;

export const notLookedUp: UnknownFact = { known: false, because: 'not-looked-up' };

export function known<T>(value: T, source: Source, ...more: Source[]): KnownFact<T> {
  return { known: true, value, sources: [source, ...more] };
}

/** The value of a known fact, `undefined` otherwise. */
export function valueOf<T>(fact: Fact<T>): T | undefined {
  return fact.known ? fact.value : undefined;
}

/** The value of a fact that may be that there is none: `undefined` for that, and where it is not known. */
export function presentIn<T>(fact: Fact<T | 'none'>): T | undefined {
  return fact.known && fact.value !== 'none' ? fact.value : undefined;
}

/** Whether somebody says or measured it, and not only we put it together from other things. */
export function isPublished(fact: Fact<unknown>): boolean {
  return fact.known && fact.sources.some(({ kind }) => kind !== 'derived');
}

/** Whether the value was seen in the image itself. */
export function isMeasured(fact: Fact<unknown>): boolean {
  return fact.known && fact.sources[0].kind === 'image';
}

/** The source of a fact that can be opened, before one that only says how it follows from others. */
export function bestSource({ sources }: KnownFact<unknown>): Source {
  return (
    sources.find((source) => source.kind !== 'derived') ??
    sources.find(
      (source) => source.kind === 'derived' && source.from.some((from) => /^https?:/.test(from)),
    ) ??
    sources[0]
  );
}
