import { checkFlags } from './flag-table';
import { readJsonArray } from './json-array';
import { sliceMapped } from './mapped';
import { argumentsSpan, invalid, type Reading } from './reading';
import type { CommandForm, Instruction, JsonString } from './syntax';
import { syntaxError } from './syntax-error';
import { wordAt } from './words';

/** The exec form where the text is a JSON array of strings, the shell form for anything else. */
export function readForm(reading: Reading, from: number): CommandForm {
  const { line, to, rest } = reading;
  const span = from === reading.from ? argumentsSpan(reading) : wordAt(line, from, to).span;
  const array = readJsonArray(line, from, to);
  if (array.kind === 'strings') return { form: 'exec', items: array.items, span };
  if (array.kind === 'not-strings') refuseNotStrings(reading, span);
  const script = from === reading.from ? rest : sliceMapped(line, from, to);
  return { form: 'shell', script, span };
}

export function refuseNotStrings(reading: Reading, span = argumentsSpan(reading)): void {
  const message = 'when using JSON array syntax, arrays must be comprised of strings only';
  reading.refuse(syntaxError('json-not-strings', message, span), 'tree');
}

export function readRunLike(reading: Reading, keyword: 'run' | 'cmd' | 'entrypoint'): Instruction {
  const command = readForm(reading, reading.from);
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const wrong = checkFlags(keyword, flags);
  if (wrong !== undefined) reading.refuse(wrong);
  return { keyword, span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines, command };
}

export function readShell(reading: Reading): Instruction {
  const { line, from, to } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const array = readJsonArray(line, from, to);
  if (array.kind === 'not-strings') {
    refuseNotStrings(reading);
    return invalid(reading);
  }
  const wrong = checkFlags('shell', flags);
  if (wrong !== undefined) reading.refuse(wrong);
  const items: readonly JsonString[] = array.kind === 'strings' ? array.items : [];
  if (items.length > 0) {
    return { keyword: 'shell', span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines, items };
  }
  if (from < to && array.kind === 'not-json') {
    const message = 'SHELL requires the arguments to be in JSON form';
    reading.refuse(syntaxError('not-json', message, argumentsSpan(reading)));
    return invalid(reading, [wordAt(line, from, to)], 'shell');
  }
  reading.refuse(syntaxError('missing-arguments', 'SHELL requires at least one argument', keywordSpan));
  return invalid(reading);
}
