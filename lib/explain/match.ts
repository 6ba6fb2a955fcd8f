import type { Rule } from '../rules/rule';
import type { Output } from './output';
import type { SymptomIndex } from './symptoms';
import { wordsOf } from './words';

/** A rule that a line may come from. */
export type Candidate = {
  readonly rule: Rule;
  readonly symptom: string;
  /** As it was printed, without what stood in front of it. */
  readonly line: string;
  /** The more words are the same, and the rarer they are, the higher. */
  readonly score: number;
};

/** A line of this many words is looked at in parts that overlap. */
const longestPart = 60;
const overlap = 20;

/** Of the words that have to be there, by what they tell. */
const leastShare = 0.7;
const leastScore = 3.5;

/** The rules whose symptoms are seen, each once, the best first; as many steps as there are words. */
export function matchSymptoms({ holding, symptoms }: SymptomIndex, { lines }: Output): readonly Candidate[] {
  const best = new Map<Rule, Candidate>();
  for (const line of lines) {
    const words = [...new Set(wordsOf(line).map(({ text }) => text))];
    for (let from = 0; from < words.length; from += longestPart - overlap) {
      for (const [number, { needed, names }] of seenIn(holding, words.slice(from, from + longestPart))) {
        const symptom = symptoms[number];
        if (!symptom) continue;
        const share = symptom.weight === 0 ? 0 : needed / symptom.weight;
        const score = share ** 2 * needed + names;
        if (share < leastShare || score < leastScore) continue;
        const before = best.get(symptom.rule);
        if (before && before.score >= score) continue;
        best.set(symptom.rule, { rule: symptom.rule, symptom: symptom.text, line, score });
      }
      if (from + longestPart >= words.length) break;
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function seenIn(
  holding: SymptomIndex['holding'],
  words: readonly string[],
): ReadonlyMap<number, { readonly needed: number; readonly names: number }> {
  const seen = new Map<number, { needed: number; names: number }>();
  for (const word of words) {
    for (const { symptom, weight, isName } of holding.get(word) ?? []) {
      const sums = seen.get(symptom) ?? { needed: 0, names: 0 };
      sums[isName ? 'names' : 'needed'] += weight;
      seen.set(symptom, sums);
    }
  }
  return seen;
}
