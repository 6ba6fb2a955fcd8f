import type { Finding } from '../report/report';
import { covers, lastLine } from '../text/range';
import type { Candidate } from './match';
import type { Output } from './output';
import { wordsOf } from './words';

/** A finding that explains what was printed; `candidate` where a symptom of its rule was seen. */
export type Explaining = { readonly finding: Finding; readonly candidate: Candidate | undefined };

/** The builder says which line failed. */
const named = 8;
/** What is printed speaks of the words of a line, at most. */
const mostShared = 6;
const bySeverity = { error: 1.5, warning: 0.5, info: 0 } as const;

/** Of one finding no more lines are read. */
const mostLines = 40;

/**
 * The findings of a file that explain what was printed, the best first: those of the rules whose symptoms were seen,
 * and errors on a line that the builder names. The words they have in common with it tell them apart.
 */
export function explainInFile(
  findings: readonly Finding[],
  text: string,
  candidates: readonly Candidate[],
  output: Output,
): readonly Explaining[] {
  const byRule = new Map(candidates.map((candidate) => [candidate.rule.id, candidate]));
  const shared = sharedWith(text, output);
  return findings
    .flatMap((finding) => {
      const candidate = byRule.get(finding.rule);
      const isNamed = output.places.some((place) => covers(finding.range, place));
      if (!candidate && !(isNamed && finding.severity === 'error')) return [];
      const score =
        (candidate?.score ?? 0) + (isNamed ? named : 0) + shared(finding) + bySeverity[finding.severity];
      return [{ finding, candidate, score }];
    })
    .sort((a, b) => b.score - a.score);
}

/** How much the lines of a finding and the output have in common; a word that stands in few lines tells more. */
function sharedWith(text: string, { echoes, lines }: Output): (finding: Finding) => number {
  const written = text.split(/\r?\n/);
  const printed = new Set([...lines, ...echoes].flatMap((line) => wordsOf(line).map((word) => word.text)));
  const wordsIn = written.map((line) => new Set(wordsOf(line).map((word) => word.text)));
  const linesWith = new Map<string, number>();
  for (const words of wordsIn)
    for (const word of words) if (printed.has(word)) linesWith.set(word, (linesWith.get(word) ?? 0) + 1);
  return ({ range }) => {
    const seen = new Set<string>();
    const from = range.start.line - 1;
    for (const words of wordsIn.slice(from, Math.min(lastLine(range), from + mostLines)))
      for (const word of words) if (linesWith.has(word)) seen.add(word);
    let sum = 0;
    for (const word of seen) sum += Math.log(1 + written.length / (linesWith.get(word) ?? 1));
    return Math.min(sum, mostShared);
  };
}
