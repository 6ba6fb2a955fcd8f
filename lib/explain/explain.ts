import { examine, readSubject } from '../analyze';
import type { Catalog } from '../catalog/image';
import { rules } from '../rules';
import { lineWords } from '../text/range';
import { withShortWords } from '../text/shorten';
import type { ExplainRequest, Explanation } from './explanation';
import { type Explaining, explainInFile } from './in-file';
import { type Candidate, matchSymptoms } from './match';
import { readOutput } from './output';
import { indexSymptoms, type SymptomIndex } from './symptoms';

const mostRules = 6;
const mostFindings = 6;

let index: SymptomIndex | undefined;

/**
 * The rules that an error message may come from and, with a Dockerfile, what of it explains the message, the best
 * first; linear in both. Pure; whoever calls it has checked the sizes.
 */
export function explain(request: ExplainRequest, catalog: Catalog, today: string): Explanation {
  index ??= indexSymptoms(rules);
  const output = readOutput(request.message);
  const candidates = matchSymptoms(index, output);
  const { dockerfile } = request;
  const { message: _, ...file } = request;
  const found =
    dockerfile === undefined
      ? undefined
      : explainInFile(
          examine(readSubject({ ...file, dockerfile }, catalog, today)).findings,
          dockerfile,
          candidates,
          output,
        );
  return {
    text: sentenceOf(candidates, found),
    rules: inFileFirst(candidates, found)
      .slice(0, mostRules)
      .map(({ rule, symptom, line }) => ({
        rule: rule.id,
        title: rule.title,
        severity: rule.severity,
        consequence: rule.consequence,
        why: rule.why,
        remedy: rule.remedy,
        symptom,
        line: withShortWords(line),
      })),
    ...(found && {
      findings: found.slice(0, mostFindings).map(({ finding, candidate }) => ({
        finding,
        ...(candidate && { symptom: candidate.symptom }),
      })),
    }),
  };
}

/** Rules that report something in the file are likelier than those that do not. */
function inFileFirst(
  candidates: readonly Candidate[],
  found: readonly Explaining[] = [],
): readonly Candidate[] {
  const seen = new Set(found.flatMap(({ candidate }) => candidate ?? []));
  return [...seen, ...candidates.filter((each) => !seen.has(each))];
}

function sentenceOf([likeliest]: readonly Candidate[], found: readonly Explaining[] | undefined): string {
  const [explaining] = found ?? [];
  if (explaining)
    return `It comes from ${lineWords(explaining.finding.range)}: ${explaining.finding.message}`;
  if (!likeliest)
    return 'No rule knows this message. Paste the lines above the last one too: what failed first is often named there.';
  return found === undefined
    ? `It looks like “${likeliest.rule.title}”: ${likeliest.rule.remedy}`
    : `It looks like “${likeliest.rule.title}”, but nothing in this file is seen to cause it. ${likeliest.rule.remedy}`;
}
