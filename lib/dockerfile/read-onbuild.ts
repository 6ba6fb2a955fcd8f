import { skipBlanks, skipToBlank } from './characters';
import { checkFlags } from './flag-table';
import type { LogicalLine } from './logical-line';
import { sliceMapped, sourceOffset, spanIn } from './mapped';
import { invalid, type Reading } from './reading';
import type { Instruction, InvalidInstruction } from './syntax';
import { type DockerfileError, syntaxError } from './syntax-error';

/** BuildKit only takes the trigger of ONBUILD apart; what is wrong with it as an instruction shows when it is used. */
export function readOnbuild(reading: Reading): Instruction {
  const { line, from, to, refuse } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  if (from === to) {
    refuse(syntaxError('missing-arguments', 'ONBUILD requires at least one argument', keywordSpan));
    return invalid(reading);
  }
  const wrong = checkFlags('onbuild', flags);
  if (wrong !== undefined) refuse(wrong);
  const triggerErrors: DockerfileError[] = [];
  const written = line.text.slice(from, skipToBlank(line.text, from, to)).toLowerCase();
  const trigger = written === 'onbuild' ? chainedTrigger(reading) : readTrigger(reading, triggerErrors);
  if (written === 'from' || written === 'maintainer') {
    const message = `${written.toUpperCase()} isn't allowed as an ONBUILD trigger`;
    refuse(syntaxError('onbuild-trigger', message, trigger.keywordSpan));
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

function triggerLine({ line, from, to, span, emptyLines }: Reading): LogicalLine {
  const start = sourceOffset(line, from);
  const within = emptyLines.filter((each) => each.start >= start);
  return { mapped: line, from, to, start, end: span.end, next: span.end, emptyLines: within };
}

function readTrigger(reading: Reading, triggerErrors: DockerfileError[]): Instruction {
  return reading.readInner(triggerLine(reading), reading.heredocs, reading.span.end, (error, level) => {
    if (level === 'tree') reading.refuse(error, 'tree');
    else triggerErrors.push(error);
  });
}

/** `ONBUILD ONBUILD …` is refused whatever follows, so nothing more is read of it. */
function chainedTrigger({ line, from, to, span, heredocs, emptyLines, refuse }: Reading): InvalidInstruction {
  const keywordEnd = skipToBlank(line.text, from, to);
  const keywordSpan = spanIn(line, from, keywordEnd);
  refuse(syntaxError('onbuild-chain', "chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed", keywordSpan));
  return {
    keyword: 'invalid',
    span: { start: keywordSpan.start, end: span.end },
    keywordSpan,
    keywordText: line.text.slice(from, keywordEnd),
    flags: [],
    heredocs,
    rest: sliceMapped(line, skipBlanks(line.text, keywordEnd, to), to),
    emptyLines: emptyLines.filter((each) => each.start >= keywordSpan.start),
    written: 'onbuild',
    form: 'words',
    words: [],
  };
}
