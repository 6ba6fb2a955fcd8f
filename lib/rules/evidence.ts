import type { Answer } from '../contents/answer';
import { bestSource, type Fact, type Source } from '../fact/fact';
import { answerClause } from '../words/answer';
import type { Reported } from './rule';

export type EvidenceItem = NonNullable<Reported['evidence']>[number];

/** Where a source can be looked up: a link, or an image by digest. */
export function linkOf(source: Source): string | undefined {
  switch (source.kind) {
    case 'document':
      return source.url;
    case 'image':
      return `${source.reference}@${source.digest}`;
    case 'derived':
      return source.from.find((from) => from.startsWith('https://'));
    default:
      return source satisfies never;
  }
}

/** Words a clause may begin with that need a capital in a sentence; names of images and programs keep their case. */
const opening = /^(a|an|it|no|none|nothing|the|there)(?= )/;

/** A sentence with the source of the fact it rests on. */
export function fromSource(text: string, source: Source | undefined): EvidenceItem {
  const link = source && linkOf(source);
  const sentence = text.replace(opening, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return link === undefined ? { text: sentence } : { text: sentence, source: link };
}

/** Why something is there or missing, as a sentence with its source. */
export function fromAnswer({ reason, source }: Answer): EvidenceItem {
  return fromSource(`${answerClause(reason)}.`, source);
}

/** A sentence with the best source of a fact; without one where the fact is not known. */
export function fromFact(text: string, fact: Fact<unknown>): EvidenceItem {
  return fromSource(text, fact.known ? bestSource(fact) : undefined);
}
