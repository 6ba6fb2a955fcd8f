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
  const { line, from, to, escapeCode, base, refuse } = reading;
  if (from === to) {
    refuse(refusal('missing-arguments', 'ONBUILD requires at least one argument', base.keywordSpan));
    return invalid(reading);
  }
  const triggerErrors: Refusal[] = [];
  const start = skipSpaces(line.text, from, to);
  const trigger = readInstruction({
    line,
    from: start,
    to: trimEnd(line.text, start, to),
    escapeCode,
    end: base.span.end,
    heredocs: base.heredocs,
    emptyLines: base.emptyLines,
    refuse: (error, level) => {
      if (level === 'tree') refuse(error, 'tree');
      else triggerErrors.push(error);
    },
  });
  const wrong = checkFlags('onbuild', base.flags);
  if (wrong !== undefined) refuse(wrong);
  const written = trigger.keyword === 'invalid' ? trigger.written : trigger.keyword;
  const span = toSource(line, { start, end: start + trigger.keywordText.length });
  if (written === 'onbuild') {
    refuse(refusal('onbuild-chain', "chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed", span));
  } else if (written === 'from' || written === 'maintainer') {
    const message = `${written.toUpperCase()} isn't allowed as an ONBUILD trigger`;
    refuse(refusal('onbuild-trigger', message, span));
  }
  return { ...base, keyword: 'onbuild', trigger, triggerErrors };
}
