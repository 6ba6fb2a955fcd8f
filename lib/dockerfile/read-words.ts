import { checkFlags } from './flag-table';
import { readHeredocWord } from './heredoc-word';
import { readJsonArray } from './json-array';
import { refuseNotStrings } from './read-command';
import { argumentsSpan, invalid, type Reading } from './reading';
import type { Instruction, Word } from './syntax';
import { syntaxError } from './syntax-error';
import { splitAtBlanks } from './words';

function refuseFlags({ keyword, flags, refuse }: Reading): void {
  const wrong = checkFlags(keyword, flags);
  if (wrong !== undefined) refuse(wrong);
}

function refuseMissing(reading: Reading, count: 'exactly' | 'at least'): Instruction {
  const message = `${reading.keyword.toUpperCase()} requires ${count} one argument`;
  reading.refuse(syntaxError('missing-arguments', message, reading.keywordSpan));
  return invalid(reading);
}

type SingleWord = 'user' | 'workdir' | 'stopsignal' | 'maintainer';

/** USER, WORKDIR, STOPSIGNAL, MAINTAINER: the rest of the line is one word, white space and all. */
export function readSingleWord(reading: Reading, keyword: SingleWord): Instruction {
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  if (rest.text === '') return refuseMissing(reading, 'exactly');
  refuseFlags(reading);
  const word = { text: rest.text, span: argumentsSpan(reading) };
  return { keyword, span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines, word };
}

export function readExpose(reading: Reading): Instruction {
  const { line, from, to } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  if (from === to) return refuseMissing(reading, 'at least');
  refuseFlags(reading);
  const words = splitAtBlanks(line, from, to);
  return {
    keyword: 'expose',
    span,
    keywordSpan,
    keywordText,
    flags,
    heredocs,
    rest,
    emptyLines,
    form: 'words',
    words,
  };
}

export function readVolume(reading: Reading): Instruction {
  const { line, from, to } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const array = readJsonArray(line, from, to);
  if (array.kind === 'not-strings') {
    refuseNotStrings(reading);
    return invalid(reading);
  }
  const words = array.kind === 'strings' ? array.items : splitAtBlanks(line, from, to);
  if (words.length === 0) return refuseMissing(reading, 'at least');
  refuseFlags(reading);
  const empty = words.find((word) => word.text.trim() === '');
  if (empty !== undefined) {
    reading.refuse(syntaxError('empty-volume', 'VOLUME specified can not be an empty string', empty.span));
  }
  const form = array.kind === 'strings' ? 'exec' : 'words';
  return {
    keyword: 'volume',
    span,
    keywordSpan,
    keywordText,
    flags,
    heredocs,
    rest,
    emptyLines,
    form,
    words,
  };
}

export function readCopy(reading: Reading, keyword: 'copy' | 'add'): Instruction {
  const { line, from, to } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const array = readJsonArray(line, from, to);
  if (array.kind === 'not-strings') {
    refuseNotStrings(reading);
    return invalid(reading);
  }
  const words: readonly Word[] = array.kind === 'strings' ? array.items : splitAtBlanks(line, from, to);
  const destination = words.at(-1);
  if (destination === undefined || words.length < 2) {
    const message = `${keyword.toUpperCase()} requires at least two arguments, but only one was provided. Destination could not be determined`;
    reading.refuse(syntaxError('missing-destination', message, destination?.span ?? keywordSpan));
    return invalid(reading, words, array.kind === 'strings' ? 'exec' : 'words');
  }
  refuseFlags(reading);
  const heredoc = destination.text.includes('<<') ? readHeredocWord(destination.text) : undefined;
  if (heredoc !== undefined && !('error' in heredoc)) {
    const message = `${keyword.toUpperCase()} cannot accept a heredoc as a destination`;
    reading.refuse(syntaxError('heredoc-destination', message, destination.span));
  }
  const form = array.kind === 'strings' ? 'exec' : 'words';
  const sources = words.slice(0, -1);
  return {
    keyword,
    span,
    keywordSpan,
    keywordText,
    flags,
    heredocs,
    rest,
    emptyLines,
    form,
    sources,
    destination,
  };
}

const stageName = /^[a-z][a-z0-9-_.]*$/;

export function readFrom(reading: Reading): Instruction {
  const { line, from, to, refuse } = reading;
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  const words = splitAtBlanks(line, from, to);
  const [image, as, name] = words;
  const isNamed = words.length === 3 && as?.text.toLowerCase() === 'as';
  if (image === undefined || (words.length !== 1 && !isNamed)) {
    const extra = words.at(1);
    const place =
      extra === undefined ? keywordSpan : { start: extra.span.start, end: words.at(-1)?.span.end ?? 0 };
    refuse(syntaxError('from-arguments', 'FROM requires either one or three arguments', place));
  }
  if (image === undefined) return invalid(reading);
  if (isNamed && name !== undefined && !stageName.test(name.text.toLowerCase())) {
    const message = `invalid name for build stage: "${name.text}", name can't start with a number or contain symbols`;
    refuse(syntaxError('invalid-stage-name', message, name.span));
  }
  refuseFlags(reading);
  const platform = flags.find((flag) => flag.name === 'platform');
  const stage = isNamed ? name : undefined;
  return {
    keyword: 'from',
    span,
    keywordSpan,
    keywordText,
    flags,
    heredocs,
    rest,
    emptyLines,
    image,
    platform,
    name: stage,
  };
}
