import { isSpace, quoted, skipSpaces } from './characters';
import { checkHealthcheckFlags } from './check-healthcheck';
import { checkFlags } from './flag-table';
import { readForm } from './read-command';
import { invalid, type Reading } from './reading';
import type { CommandForm, Instruction, Word } from './syntax';
import { refusal } from './syntax-error';
import { wordAt } from './words';

export function readHealthcheck(reading: Reading): Instruction {
  const { line, from, to, base, refuse } = reading;
  const { text } = line;
  if (from === to) {
    refuse(refusal('missing-arguments', 'HEALTHCHECK requires at least one argument', base.keywordSpan));
    return invalid(reading);
  }
  let typeEnd = from;
  while (typeEnd < to && !isSpace(text.charCodeAt(typeEnd))) typeEnd++;
  const typeWord = wordAt(line, from, typeEnd);
  const type = typeWord.text.toUpperCase();
  const command = readForm(reading, skipSpaces(text, typeEnd, to));
  const rest = wordsOf(command);
  if (type === 'NONE') {
    if (rest.length > 0) {
      refuse(refusal('healthcheck-none', 'HEALTHCHECK NONE takes no arguments', command.span));
    }
    return { ...base, keyword: 'healthcheck', command: undefined };
  }
  const wrong = checkFlags('healthcheck', base.flags);
  if (wrong !== undefined) refuse(wrong);
  if (type !== 'CMD') {
    const message = `unknown type ${quoted(type)} in HEALTHCHECK (try CMD)`;
    refuse(refusal('healthcheck-type', message, typeWord.span));
    return invalid(reading, [typeWord, ...rest], command.form);
  }
  if (rest.length === 0) {
    refuse(refusal('healthcheck-command', 'missing command after HEALTHCHECK CMD', typeWord.span));
    return invalid(reading, [typeWord], command.form);
  }
  for (const error of checkHealthcheckFlags(base.flags)) refuse(error);
  return { ...base, keyword: 'healthcheck', command };
}

function wordsOf(command: CommandForm): readonly Word[] {
  if (command.form === 'exec') return command.items;
  return command.script.text === '' ? [] : [{ text: command.script.text, span: command.span }];
}
