import { skipBlanks, skipSpaces, skipToBlank, trimEnd } from './characters';
import { checkInstruction } from './check-instruction';
import { keywordsInCapitals, readKeyword } from './keywords';
import type { LogicalLine } from './logical-line';
import { sliceMapped, spanIn } from './mapped';
import { readRunLike, readShell } from './read-command';
import { hasFlags, noFlags, readFlags } from './read-flags';
import { readHealthcheck } from './read-healthcheck';
import { readOnbuild } from './read-onbuild';
import { readArg, readPairs } from './read-pairs';
import { readCopy, readExpose, readFrom, readSingleWord, readVolume } from './read-words';
import type { Reading } from './reading';
import { didYouMean } from './suggest';
import type { Heredoc, Instruction, InvalidInstruction } from './syntax';
import { refusal } from './syntax-error';

/** Makes an instruction of its line, which ends in the source at `end`. Whatever is wrong with it goes to `refuse`. */
export function readInstruction(
  logical: LogicalLine,
  heredocs: readonly Heredoc[],
  end: number,
  escapeCode: number,
  refuse: Reading['refuse'],
): Instruction {
  const { mapped: line, from, to, emptyLines } = logical;
  const { text } = line;
  const keywordEnd = skipToBlank(text, from, to);
  const written = text.slice(from, keywordEnd);
  const keywordSpan = spanIn(line, from, keywordEnd);
  const flagsStart = skipBlanks(text, keywordEnd, to);
  const read = hasFlags(text, flagsStart, to) ? readFlags(line, flagsStart, to, escapeCode) : undefined;
  const argumentsStart = skipSpaces(text, read?.end ?? flagsStart, to);
  const argumentsEnd = trimEnd(text, argumentsStart, to);
  const known = readKeyword(written);
  const reading = {
    keyword: known?.keyword ?? 'run',
    span: { start: keywordSpan.start, end },
    keywordSpan,
    keywordText: known?.text ?? written,
    flags: read?.flags ?? noFlags,
    heredocs,
    rest: sliceMapped(line, argumentsStart, argumentsEnd),
    emptyLines,
    line,
    from: argumentsStart,
    to: argumentsEnd,
    escapeCode,
    refuse,
  };
  if (known === undefined) return unknownInstruction(reading);
  const instruction = readByKeyword(reading);
  checkInstruction(instruction, escapeCode === 0x60 ? '`' : '\\', refuse);
  return instruction;
}

function unknownInstruction(reading: Omit<Reading, 'keyword'>): InvalidInstruction {
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const message = `unknown instruction: ${keywordText}${didYouMean(keywordText, keywordsInCapitals)}`;
  reading.refuse(refusal('unknown-instruction', message, keywordSpan));
  const parts = { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines };
  return { ...parts, keyword: 'invalid', written: keywordText.toLowerCase(), form: 'words', words: [] };
}

function readByKeyword(reading: Reading): Instruction {
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
