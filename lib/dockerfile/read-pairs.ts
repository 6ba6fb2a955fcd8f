import type { Span } from '../text/span';
import { quoted, skipBlanks, skipToBlank } from './characters';
import { checkFlags } from './flag-table';
import { toSource } from './mapped';
import { invalid, type Reading } from './reading';
import type { ArgDeclaration, Instruction, Pair } from './syntax';
import { syntaxError } from './syntax-error';
import { splitQuoted, wordAt } from './words';

const equals = 0x3d;

/** Offset of the first `=` in a word, -1 without. */
function equalsIn(text: string, word: Span): number {
  for (let at = word.start; at < word.end; at++) if (text.charCodeAt(at) === equals) return at;
  return -1;
}

export function readPairs(reading: Reading, keyword: 'env' | 'label'): Instruction {
  const { line, from, to, escapeCode, refuse } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const { text } = line;
  const name = keyword.toUpperCase();
  const words = splitQuoted(text, from, to, escapeCode);
  const [first] = words;
  if (first === undefined) {
    refuseFlags(reading);
    refuse(syntaxError('missing-arguments', `${name} requires at least one argument`, keywordSpan));
    return invalid(reading);
  }
  if (equalsIn(text, first) === -1) return readLegacyPair(reading, keyword);
  const pairs: Pair[] = [];
  for (const word of words) {
    const at = equalsIn(text, word);
    if (at === -1) {
      const written = text.slice(word.start, word.end);
      const message = `can't find = in ${quoted(written)}. Must be of the form: name=value`;
      refuse(syntaxError('missing-equals', message, toSource(line, word)), 'tree');
      continue;
    }
    const key = wordAt(line, word.start, at);
    if (key.text === '') {
      refuse(syntaxError('blank-name', `${name} names can not be blank`, toSource(line, word)));
      continue;
    }
    pairs.push({ key, value: wordAt(line, at + 1, word.end), span: toSource(line, word) });
  }
  refuseFlags(reading);
  return { keyword, span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines, legacy: false, pairs };
}

/** `ENV name value…`: the name ends at the first blank, quoted or not. */
function readLegacyPair(reading: Reading, keyword: 'env' | 'label'): Instruction {
  const { line, from, to, refuse } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const keyEnd = skipToBlank(line.text, from, to);
  const key = wordAt(line, from, keyEnd);
  if (keyEnd === to) {
    const message = `${keyword.toUpperCase()} must have two arguments`;
    refuse(syntaxError('missing-value', message, key.span), 'tree');
    return invalid(reading, [key]);
  }
  refuseFlags(reading);
  const value = wordAt(line, skipBlanks(line.text, keyEnd, to), to);
  const pair = { key, value, span: { start: key.span.start, end: value.span.end } };
  return {
    keyword,
    span,
    keywordSpan,
    keywordText,
    flags,
    heredocs,
    rest,
    emptyLines,
    legacy: true,
    pairs: [pair],
  };
}

function refuseFlags({ keyword, flags, refuse }: Reading): void {
  const wrong = checkFlags(keyword, flags);
  if (wrong !== undefined) refuse(wrong);
}

export function readArg(reading: Reading): Instruction {
  const { line, from, to, escapeCode, refuse } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const { text } = line;
  const words = splitQuoted(text, from, to, escapeCode);
  if (words.length === 0) {
    refuse(syntaxError('missing-arguments', 'ARG requires at least one argument', keywordSpan));
    return invalid(reading);
  }
  const declarations: ArgDeclaration[] = [];
  for (const word of words) {
    const span = toSource(line, word);
    const at = equalsIn(text, word);
    if (at === word.start) {
      refuse(syntaxError('blank-name', 'ARG names can not be blank', span));
      continue;
    }
    const name = wordAt(line, word.start, at === -1 ? word.end : at);
    declarations.push({ name, default: at === -1 ? undefined : wordAt(line, at + 1, word.end), span });
  }
  return { keyword: 'arg', span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines, declarations };
}
