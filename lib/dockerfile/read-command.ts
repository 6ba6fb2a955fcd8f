import { isSpace, skipSpaces } from './characters';
import { checkFlags } from './flag-table';
import { readJsonArray } from './json-array';
import { sliceMapped } from './mapped';
import { argumentsSpan, invalid, type Reading } from './reading';
import type { CommandForm, Instruction, JsonString } from './syntax';
import { refusal } from './syntax-error';
import { wordAt } from './words';

/** The exec form where the text is a JSON array of strings, the shell form for anything else. */
function readForm(reading: Reading, from: number): CommandForm {
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
    return invalid(reading, [wordAt(line, from, to)]);
  }
  reading.refuse(refusal('missing-arguments', 'SHELL requires at least one argument', base.keywordSpan));
  return invalid(reading);
}

export function readHealthcheck(reading: Reading): Instruction {
  const { line, from, to, base } = reading;
  const { text } = line;
  if (from === to) {
    const message = 'HEALTHCHECK requires at least one argument';
    reading.refuse(refusal('missing-arguments', message, base.keywordSpan));
    return invalid(reading);
  }
  let typeEnd = from;
  while (typeEnd < to && !isSpace(text.charCodeAt(typeEnd))) typeEnd++;
  const type = text.slice(from, typeEnd).toUpperCase();
  const commandStart = skipSpaces(text, typeEnd, to);
  if (type === 'NONE') {
    if (commandStart < to) {
      const extra = wordAt(line, commandStart, to);
      reading.refuse(refusal('healthcheck-none', 'HEALTHCHECK NONE takes no arguments', extra.span));
    }
    return { ...base, keyword: 'healthcheck', command: undefined };
  }
  const command = readForm(reading, commandStart);
  const wrong = checkFlags('healthcheck', base.flags);
  if (wrong !== undefined) reading.refuse(wrong);
  const typeWord = wordAt(line, from, typeEnd);
  if (type !== 'CMD') {
    const message = `unknown type "${type}" in HEALTHCHECK (try CMD)`;
    reading.refuse(refusal('healthcheck-type', message, typeWord.span));
    return invalid(reading, [typeWord]);
  }
  const isMissing = command.form === 'exec' ? command.items.length === 0 : commandStart === to;
  if (isMissing) {
    const message = 'missing command after HEALTHCHECK CMD';
    reading.refuse(refusal('healthcheck-command', message, typeWord.span));
    return invalid(reading, [typeWord]);
  }
  return { ...base, keyword: 'healthcheck', command };
}
