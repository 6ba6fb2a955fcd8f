import { skipSpaces, trimEnd } from './characters';
import { checkFlags } from './flag-table';
import { toSource } from './mapped';
import { readInstruction } from './read-instruction';
import type { Reading } from './reading';
import { invalid } from './reading';
import type { Instruction } from './syntax';
import { type Refusal, refusal } from './syntax-error';

/** BuildKit only takes the trigger of ONBUILD apart; what is wrong with it as an instruction shows when it is used. */
export function readOnbuild(reading: Reading): Instruction {
  const { line, from, to, escapeCode, refuse } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  if (from === to) {
    refuse(refusal('missing-arguments', 'ONBUILD requires at least one argument', keywordSpan));
    return invalid(reading);
  }
  const triggerErrors: Refusal[] = [];
  const start = skipSpaces(line.text, from, to);
  const trigger = readInstruction({
    line,
    from: start,
    to: trimEnd(line.text, start, to),
    escapeCode,
    end: span.end,
    heredocs,
    emptyLines,
    refuse: (error, level) => {
      if (level === 'tree') refuse(error, 'tree');
      else triggerErrors.push(error);
    },
  });
  const wrong = checkFlags('onbuild', flags);
  if (wrong !== undefined) refuse(wrong);
  const written = trigger.keyword === 'invalid' ? trigger.written : trigger.keyword;
  const place = trigger.keywordSpan;
  if (written === 'onbuild') {
    refuse(refusal('onbuild-chain', "chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed", place));
  } else if (written === 'from' || written === 'maintainer') {
    const message = `${written.toUpperCase()} isn't allowed as an ONBUILD trigger`;
    refuse(refusal('onbuild-trigger', message, place));
  }
  return {
    keyword: 'onbuild',
    span,
    keywordSpan,
    keywordText,
    flags,
    heredocs,
    rest,
    emptyLines,
    trigger,
    triggerErrors,
  };
}
