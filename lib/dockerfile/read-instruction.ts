import { type Span, span } from '../text/span';
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
import type { Heredoc, Instruction, InvalidInstruction, Keyword, MappedText } from './syntax';
import { syntaxError } from './syntax-error';

const nowhere: Span = span(0, 0);

/**
 * Makes instructions of their lines. It is itself what the readers of the single instructions read from, one object
 * for a whole file: making one for every instruction costs time.
 */
export class InstructionReader implements Reading {
  keyword: Keyword = 'run';
  span = nowhere;
  keywordSpan = nowhere;
  keywordText = '';
  flags = noFlags;
  heredocs: readonly Heredoc[] = [];
  rest: MappedText = { text: '', pieces: [] };
  emptyLines: readonly Span[] = [];
  line: MappedText = this.rest;
  from = 0;
  to = 0;

  /** Whatever is wrong with an instruction goes to `refuse`. */
  constructor(
    readonly escapeCode: number,
    readonly refuse: Reading['refuse'],
  ) {}

  /** Reads the instruction that ends in the source at `end`. */
  read(logical: LogicalLine, heredocs: readonly Heredoc[], end: number): Instruction {
    const { mapped: line, from, to, emptyLines } = logical;
    const { text } = line;
    const keywordEnd = skipToBlank(text, from, to);
    const written = text.slice(from, keywordEnd);
    const known = readKeyword(written);
    const flagsStart = skipBlanks(text, keywordEnd, to);
    const read = hasFlags(text, flagsStart, to)
      ? readFlags(line, flagsStart, to, this.escapeCode)
      : undefined;
    this.keywordSpan = spanIn(line, from, keywordEnd);
    this.span = { start: logical.start, end };
    this.keywordText = known?.text ?? written;
    this.flags = read?.flags ?? noFlags;
    this.heredocs = heredocs;
    this.emptyLines = emptyLines;
    this.line = line;
    this.from = skipSpaces(text, read?.end ?? flagsStart, to);
    this.to = trimEnd(text, this.from, to);
    this.rest = sliceMapped(line, this.from, this.to);
    if (known === undefined) return unknownInstruction(this);
    this.keyword = known.keyword;
    const instruction = readByKeyword(this);
    checkInstruction(instruction, this.escapeCode === 0x60 ? '`' : '\\', this.refuse);
    return instruction;
  }

  readInner(
    line: LogicalLine,
    heredocs: readonly Heredoc[],
    end: number,
    refuse: Reading['refuse'],
  ): Instruction {
    return new InstructionReader(this.escapeCode, refuse).read(line, heredocs, end);
  }
}

function unknownInstruction(reading: Reading): InvalidInstruction {
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const message = `unknown instruction: ${keywordText}${didYouMean(keywordText, keywordsInCapitals)}`;
  reading.refuse(syntaxError('unknown-instruction', message, keywordSpan));
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
