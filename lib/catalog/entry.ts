import type { Fact, KnownFact, Source, UnknownFact } from '../fact/fact';
import { notLookedUp } from '../fact/fact';
import {
  type FacetId,
  factDeclarations,
  factsFrom,
  type ImageFacts,
  type ValueOf,
  type Written,
} from './facts';
import type { Entry, FactEntries, Origin, UnknownEntry } from './family';

/** Turns the entries of a data file into facts; `shared` holds for every variant of the family. */
export function readFacts(entries: FactEntries, shared: FactEntries = {}): ImageFacts {
  return factsFrom((id) => readFact(id, entries[id] ?? shared[id]));
}

function readFact<Id extends FacetId>(id: Id, entry: Entry<Written<Id>> | undefined): Fact<ValueOf<Id>> {
  if (entry === undefined) return notLookedUp;
  if ('notKnown' in entry) return readUnknown(entry);
  return { known: true, value: factDeclarations[id].read(entry.value), sources: readSources(entry) };
}

function readUnknown({ notKnown, note, claims }: UnknownEntry): UnknownFact {
  return {
    known: false,
    because: notKnown,
    ...(note === undefined ? {} : { note }),
    ...(claims === undefined
      ? {}
      : {
          claims: claims.map(({ value, source, retrieved, note: remark }) => ({
            value,
            source: document(source, retrieved, remark),
          })),
        }),
  };
}

function readSources(origin: Origin): KnownFact<unknown>['sources'] {
  if ('derived' in origin) return [{ kind: 'derived', from: origin.from, by: origin.derived }];
  if ('image' in origin) {
    const { image, digest, path, observed, note } = origin;
    return [
      {
        kind: 'image',
        reference: image,
        digest,
        observed,
        ...(path === undefined ? {} : { path }),
        ...(note === undefined ? {} : { note }),
      },
    ];
  }
  const links = typeof origin.source === 'string' ? [origin.source] : origin.source;
  const [first = '', ...more] = links;
  return [
    document(first, origin.retrieved, origin.note),
    ...more.map((url) => document(url, origin.retrieved, undefined)),
  ];
}

function document(url: string, retrieved: string, note: string | undefined): Source {
  return note === undefined
    ? { kind: 'document', url, retrieved }
    : { kind: 'document', url, retrieved, note };
}
