import { checkFlags } from './flag-table';
import { readHeredocWord } from './heredoc-word';
import { readJsonArray } from './json-array';
import { refuseNotStrings } from './read-command';
import { invalid, type Reading } from './reading';
import type { Instruction, Word } from './syntax';
import { refusal } from './syntax-error';
import { splitAtBlanks, wordAt } from './words';

function refuseFlags({ keyword, base, refuse }: Reading): void {
  const wrong = checkFlags(keyword, base.flags);
  if (wrong !== undefined) refuse(wrong);
}

function refuseMissing(reading: Reading, count: 'exactly' | 'at least'): Instruction {
  const message = `${reading.keyword.toUpperCase()} requires ${count} one argument`;
  reading.refuse(refusal('missing-arguments', message, reading.base.keywordSpan));
  return invalid(reading);
}

type SingleWord = 'user' | 'workdir' | 'stopsignal' | 'maintainer';

/** USER, WORKDIR, STOPSIGNAL, MAINTAINER: the rest of the line is one word, white space and all. */
export function readSingleWord(reading: Reading, keyword: SingleWord): Instruction {
  const { line, from, to, base } = reading;
  if (from === to) return refuseMissing(reading, 'exactly');
  refuseFlags(reading);
  return { ...base, keyword, word: wordAt(line, from, to) };
}

export function readExpose(reading: Reading): Instruction {
  const { line, from, to, base } = reading;
  if (from === to) return refuseMissing(reading, 'at least');
  refuseFlags(reading);
  return { ...base, keyword: 'expose', form: 'words', words: splitAtBlanks(line, from, to) };
}

export function readVolume(reading: Reading): Instruction {
  const { line, from, to, base } = reading;
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
    reading.refuse(refusal('empty-volume', 'VOLUME specified can not be an empty string', empty.span));
  }
  return { ...base, keyword: 'volume', form: array.kind === 'strings' ? 'exec' : 'words', words };
}

export function readCopy(reading: Reading, keyword: 'copy' | 'add'): Instruction {
  const { line, from, to, base } = reading;
  const array = readJsonArray(line, from, to);
  if (array.kind === 'not-strings') {
    refuseNotStrings(reading);
    return invalid(reading);
  }
  const words: readonly Word[] = array.kind === 'strings' ? array.items : splitAtBlanks(line, from, to);
  const destination = words.at(-1);
  if (destination === undefined || words.length < 2) {
    const message = `${keyword.toUpperCase()} requires at least two arguments, but only one was provided. Destination could not be determined`;
    reading.refuse(refusal('missing-destination', message, destination?.span ?? base.keywordSpan));
    return invalid(reading, words, array.kind === 'strings' ? 'exec' : 'words');
  }
  refuseFlags(reading);
  const heredoc = destination.text.includes('<<') ? readHeredocWord(destination.text) : undefined;
  if (heredoc !== undefined && !('error' in heredoc)) {
    const message = `${keyword.toUpperCase()} cannot accept a heredoc as a destination`;
    reading.refuse(refusal('heredoc-destination', message, destination.span));
  }
  const form = array.kind === 'strings' ? 'exec' : 'words';
  return { ...base, keyword, form, sources: words.slice(0, -1), destination };
}

const stageName = /^[a-z][a-z0-9-_.]*$/;

export function readFrom(reading: Reading): Instruction {
  const { line, from, to, base, refuse } = reading;
  const words = splitAtBlanks(line, from, to);
  const [image, as, name] = words;
  const isNamed = words.length === 3 && as?.text.toLowerCase() === 'as';
  if (image === undefined || (words.length !== 1 && !isNamed)) {
    const extra = words.at(1);
    const span =
      extra === undefined ? base.keywordSpan : { start: extra.span.start, end: words.at(-1)?.span.end ?? 0 };
    refuse(refusal('from-arguments', 'FROM requires either one or three arguments', span));
  }
  if (image === undefined) return invalid(reading);
  if (isNamed && name !== undefined && !stageName.test(name.text.toLowerCase())) {
    const message = `invalid name for build stage: "${name.text}", name can't start with a number or contain symbols`;
    refuse(refusal('invalid-stage-name', message, name.span));
  }
  refuseFlags(reading);
  const platform = base.flags.find((flag) => flag.name === 'platform');
  return { ...base, keyword: 'from', image, platform, name: isNamed ? name : undefined };
}
