import type { Rule } from '../rules/rule';
import { withoutChain } from './output';
import { type LineWord, wordsOf } from './words';

/** A text that stands with a rule, and what each of its words tells: the rarer among the rules, the more. */
export type Symptom = {
  readonly rule: Rule;
  readonly text: string;
  /** Of the words that have to be there. */
  readonly weight: number;
};

export type SymptomWord = { readonly symptom: number; readonly weight: number; readonly isName: boolean };

/** All symptoms, and by word those that hold it. */
export type SymptomIndex = {
  readonly symptoms: readonly Symptom[];
  readonly holding: ReadonlyMap<string, readonly SymptomWord[]>;
};

/** What is known of a name counts for less: another may stand in its place. */
const weightOfNames = 0.5;

export function indexSymptoms(rules: readonly Rule[]): SymptomIndex {
  const rulesWith = new Map<string, Set<string>>();
  for (const { id, symptoms } of rules)
    for (const symptom of symptoms)
      for (const { text } of wordsOfSymptom(symptom)) {
        const found = rulesWith.get(text) ?? new Set();
        rulesWith.set(text, found.add(id));
      }
  const told = (word: string) => Math.log(1 + rules.length / (rulesWith.get(word)?.size ?? 1));
  const symptoms: Symptom[] = [];
  const holding = new Map<string, SymptomWord[]>();
  for (const rule of rules) {
    for (const text of rule.symptoms) {
      const words = [...new Map(wordsOfSymptom(text).map((word) => [word.text, word])).values()];
      const needed = words.filter(({ isName }) => !isName);
      const symptom = symptoms.push({
        rule,
        text,
        weight: needed.reduce((sum, word) => sum + told(word.text), 0),
      });
      for (const { text: word, isName } of words) {
        const found = holding.get(word) ?? [];
        found.push({ symptom: symptom - 1, weight: told(word) * (isName ? weightOfNames : 1), isName });
        holding.set(word, found);
      }
    }
  }
  return { symptoms, holding };
}

function wordsOfSymptom(text: string): readonly LineWord[] {
  return wordsOf(withoutChain(text));
}
