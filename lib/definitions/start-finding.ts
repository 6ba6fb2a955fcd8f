import type { Subject } from '../analyze';
import type { Finding } from '../report/report';
import { fromAnswer } from '../rules/evidence';
import type { Lines } from '../text/lines';
import { answerClause } from '../words/answer';
import type { Use } from './definition';
import { mayBeMounted, missingProgram } from './image-checks';
import { type Placed, placeOf } from './placed';

/** The program the definition starts, where the image surely does not have it. */
export function startFinding(
  use: Use,
  placed: Placed,
  remedy: string,
  { inspection: { target } }: Subject,
  lines: Lines,
): Finding | undefined {
  const { start } = target ?? {};
  if (!target || !start || use.isOpen || start.inherited || start.entrypointInherited || start.mayBeArguments)
    return undefined;
  const word = start.argv[0];
  if (word?.text === undefined || word.span === undefined || mayBeMounted(use, word.text)) return undefined;
  const answer = missingProgram(target.view.end, word.text);
  const place = answer && placeOf(placed, word.span);
  if (answer === undefined || place === undefined) return undefined;
  return {
    rule: 'command-not-found',
    severity: 'error',
    certainty: answer.certainty,
    consequence: 'will-not-start',
    range: lines.rangeOf(place.span),
    message: `\`${word.text}\` is not there: ${answerClause(answer.reason)}. The container will not start.`,
    remedy,
    evidence: [fromAnswer(answer)],
  };
}
