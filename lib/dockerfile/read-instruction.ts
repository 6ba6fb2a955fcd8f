import type { Span } from '../text/span';
import { skipBlanks, skipSpaces, skipToBlank, trimEnd } from './characters';
import { checkInstruction } from './check-instruction';
import { keywordOf, keywordsInCapitals } from './keywords';
import { sliceMapped, toSource } from './mapped';
import { readRunLike, readShell } from './read-command';
import { readFlags } from './read-flags';
import { readHealthcheck } from './read-healthcheck';
import { readOnbuild } from './read-onbuild';
import { readArg, readPairs } from './read-pairs';
import { readCopy, readExpose, readFrom, readSingleWord, readVolume } from './read-words';
import type { Reading } from './reading';
import { didYouMean } from './suggest';
import type { Heredoc, Instruction, MappedText } from './syntax';
import { refusal } from './syntax-error';

/** The text of one instruction, keyword first, and what stands around it. */
export type InstructionText = {
  readonly line: MappedText;
  readonly from: number;
  readonly to: number;
  readonly escapeCode: number;
  /** Offset in the source at which the last line of the instruction ends. */
  readonly end: number;
  readonly heredocs: readonly Heredoc[];
  readonly emptyLines: readonly Span[];
  readonly refuse: Reading['refuse'];
};

/** Makes an instruction of its text. Whatever is wrong with it goes to `refuse`. */
export function readInstruction(source: InstructionText): Instruction {
  const { line, from, to, escapeCode, end, heredocs, emptyLines, refuse } = source;
  const keywordEnd = skipToBlank(line.text, from, to);
  const keywordText = line.text.slice(from, keywordEnd);
  const keywordSpan = toSource(line, { start: from, end: keywordEnd });
  const { flags, end: flagsEnd } = readFlags(line, skipBlanks(line.text, keywordEnd, to), to, escapeCode);
  const argumentsStart = Math.min(skipSpaces(line.text, flagsEnd, to), to);
  const argumentsEnd = trimEnd(line.text, argumentsStart, to);
  const span = { start: keywordSpan.start, end };
  const rest = sliceMapped(line, argumentsStart, argumentsEnd);
  const keyword = keywordOf(keywordText);
  if (keyword === undefined) {
    const message = `unknown instruction: ${keywordText}${didYouMean(keywordText, keywordsInCapitals)}`;
    refuse(refusal('unknown-instruction', message, keywordSpan));
    const parts = { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines };
    return { ...parts, keyword: 'invalid', written: keywordText.toLowerCase(), form: 'words', words: [] };
  }
  const instruction = read({
    keyword,
    span,
    keywordSpan,
    keywordText,
    flags,
    heredocs,
    rest,
    emptyLines,
    line,
    from: argumentsStart,
    to: argumentsEnd,
    escapeCode,
    refuse,
  });
  for (const error of checkInstruction(instruction, escapeCode === 0x60 ? '`' : '\\')) refuse(error);
  return instruction;
}

function read(reading: Reading): Instruction {
  const { keyword } = reading;
  switch (keyword) {
    case 'add':
    case 'copy':
      return readCopy(reading, keyword);
    case 'arg':
      return readArg(reading);
    case 'cmd':
    case 'entrypoint':
    case 'run':
      return readRunLike(reading, keyword);
    case 'env':
    case 'label':
      return readPairs(reading, keyword);
    case 'expose':
      return readExpose(reading);
    case 'from':
      return readFrom(reading);
    case 'healthcheck':
      return readHealthcheck(reading);
    case 'maintainer':
    case 'stopsignal':
    case 'user':
    case 'workdir':
      return readSingleWord(reading, keyword);
    case 'onbuild':
      return readOnbuild(reading);
    case 'shell':
      return readShell(reading);
    case 'volume':
      return readVolume(reading);
  }
}
