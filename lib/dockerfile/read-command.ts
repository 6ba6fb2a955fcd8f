import { checkFlags } from './flag-table';
import { readJsonArray } from './json-array';
import { sliceMapped } from './mapped';
import { argumentsSpan, invalid, type Reading } from './reading';
import type { CommandForm, Instruction, JsonString } from './syntax';
import { refusal } from './syntax-error';
import { wordAt } from './words';

/** The exec form where the text is a JSON array of strings, the shell form for anything else. */
export function readForm(reading: Reading, from: number): CommandForm {
  const { line, to, base } = reading;
  const span = from === reading.from ? argumentsSpan(reading) : wordAt(line, from, to).span;
  const array = readJsonArray(line, from, to);
  if (array.kind === 'strings') return { form: 'exec', items: array.items, span };
  if (array.kind === 'not-strings') refuseNotStrings(reading, span);
  const script = from === reading.from ? base.rest : sliceMapped(line, from, to);
  return { form: 'shell', script, span };
}

export function refuseNotStrings(reading: Reading, span = argumentsSpan(reading)): void {
  const message = 'when using JSON array syntax, arrays must be comprised of strings only';
  reading.refuse(refusal('json-not-strings', message, span), 'tree');
}

export function readRunLike(reading: Reading, keyword: 'run' | 'cmd' | 'entrypoint'): Instruction {
  const command = readForm(reading, reading.from);
  const wrong = checkFlags(keyword, reading.base.flags);
  if (wrong !== undefined) reading.refuse(wrong);
  return { ...reading.base, keyword, command };
}

export function readShell(reading: Reading): Instruction {
  const { line, from, to, base } = reading;
  const array = readJsonArray(line, from, to);
  if (array.kind === 'not-strings') {
    refuseNotStrings(reading);
    return invalid(reading);
  }
  const wrong = checkFlags('shell', base.flags);
  if (wrong !== undefined) reading.refuse(wrong);
  const items: readonly JsonString[] = array.kind === 'strings' ? array.items : [];
  if (items.length > 0) return { ...base, keyword: 'shell', items };
  if (from < to && array.kind === 'not-json') {
    const message = 'SHELL requires the arguments to be in JSON form';
    reading.refuse(refusal('not-json', message, argumentsSpan(reading)));
    return invalid(reading, [wordAt(line, from, to)], 'shell');
  }
  reading.refuse(refusal('missing-arguments', 'SHELL requires at least one argument', base.keywordSpan));
  return invalid(reading);
}
