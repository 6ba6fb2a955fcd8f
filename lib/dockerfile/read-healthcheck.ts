import { isSpace, quoted, skipSpaces } from './characters';
import { checkHealthcheckFlags } from './check-healthcheck';
import { checkFlags } from './flag-table';
import { readForm } from './read-command';
import { invalid, type Reading } from './reading';
import type { CommandForm, Instruction, Word } from './syntax';
import { syntaxError } from './syntax-error';
import { wordAt } from './words';

export function readHealthcheck(reading: Reading): Instruction {
  const { line, from, to, refuse } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const { text } = line;
  if (from === to) {
    refuse(syntaxError('missing-arguments', 'HEALTHCHECK requires at least one argument', keywordSpan));
    return invalid(reading);
  }
  let typeEnd = from;
  while (typeEnd < to && !isSpace(text.charCodeAt(typeEnd))) typeEnd++;
  const typeWord = wordAt(line, from, typeEnd);
  const type = typeWord.text.toUpperCase();
  const command = readForm(reading, skipSpaces(text, typeEnd, to));
  const words = wordsOf(command);
  if (type === 'NONE') {
    if (words.length > 0) {
      refuse(syntaxError('healthcheck-none', 'HEALTHCHECK NONE takes no arguments', command.span));
    }
    return {
      keyword: 'healthcheck',
      span,
      keywordSpan,
      keywordText,
      flags,
      heredocs,
      rest,
      emptyLines,
      command: undefined,
    };
  }
  const wrong = checkFlags('healthcheck', flags);
  if (wrong !== undefined) refuse(wrong);
  if (type !== 'CMD') {
    const message = `unknown type ${quoted(type)} in HEALTHCHECK (try CMD)`;
    refuse(syntaxError('healthcheck-type', message, typeWord.span));
    return invalid(reading, [typeWord, ...words], command.form);
  }
  if (words.length === 0) {
    refuse(syntaxError('healthcheck-command', 'missing command after HEALTHCHECK CMD', typeWord.span));
    return invalid(reading, [typeWord], command.form);
  }
  for (const error of checkHealthcheckFlags(flags)) refuse(error);
  return {
    keyword: 'healthcheck',
    span,
    keywordSpan,
    keywordText,
    flags,
    heredocs,
    rest,
    emptyLines,
    command,
  };
}

function wordsOf(command: CommandForm): readonly Word[] {
  if (command.form === 'exec') return command.items;
  return command.script.text === '' ? [] : [{ text: command.script.text, span: command.span }];
}
