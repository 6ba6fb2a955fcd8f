import type { Span } from '../text/span';
import { skipBlanks, skipSpaces, skipToBlank } from './characters';
import { expandWords } from './expand';
import { type HeredocBodies, readBody } from './heredoc-body';
import { type HeredocWord, readHeredocWord } from './heredoc-word';
import { readJsonArray } from './json-array';
import type { LogicalLine } from './logical-line';
import { spanIn } from './mapped';
import { readFlags } from './read-flags';
import type { Heredoc } from './syntax';
import { type DockerfileError, syntaxError } from './syntax-error';

export type HeredocsRead = {
  readonly heredocs: readonly Heredoc[];
  /** Where the instruction ends with them. */
  readonly end: number;
  readonly next: number;
};

/** Reads the here-documents an instruction opens, undefined if it may hold none; their bodies follow its line, one after the other. */
export function readHeredocs(
  bodies: HeredocBodies,
  line: LogicalLine,
  escapeCode: number,
  refuse: (error: DockerfileError) => void,
): HeredocsRead | undefined {
  if (!hasOpening(bodies, line) || !canHold(line, escapeCode)) return undefined;
  let { end, next } = line;
  const heredocs: Heredoc[] = [];
  // Behind one that does not end nothing can be said of the bodies of the next.
  let isLost = false;
  for (const { word, span } of openings(line, refuse)) {
    if (isLost) {
      heredocs.push({ ...word, content: '', span, bodySpan: { start: end, end } });
      continue;
    }
    const body = readBody(bodies, next, word);
    if (!body.isTerminated) {
      const message = `unterminated heredoc: no line with only ${word.delimiter} follows`;
      refuse(syntaxError('unterminated-heredoc', message, span));
      isLost = true;
    }
    end = Math.max(end, body.end);
    next = body.next;
    const bodySpan = { start: Math.min(body.span.start, end), end: Math.min(body.span.end, end) };
    heredocs.push({ ...word, content: body.content, span, bodySpan });
  }
  return { heredocs, end, next };
}

/** RUN, COPY and ADD may open here-documents, also as trigger of ONBUILD, but not with a JSON array. */
function canHold({ mapped, from: start, to }: LogicalLine, escapeCode: number): boolean {
  const { text } = mapped;
  let from = start;
  let keyword = '';
  for (let level = 0; level < 2; level++) {
    const keywordEnd = skipToBlank(text, from, to);
    keyword = text.slice(from, keywordEnd).toLowerCase();
    from = skipSpaces(text, readFlags(mapped, skipBlanks(text, keywordEnd, to), to, escapeCode).end, to);
    if (keyword !== 'onbuild') break;
  }
  if (keyword !== 'run' && keyword !== 'copy' && keyword !== 'add') return false;
  return readJsonArray(mapped, from, to).kind === 'not-json';
}

/** Goes through all `<<` of the file once. */
function hasOpening(bodies: HeredocBodies, { mapped, from, to }: LogicalLine): boolean {
  if (bodies.nextOpening === -1) return false;
  if (mapped.text !== bodies.source) return mapped.text.includes('<<');
  if (bodies.nextOpening < from) bodies.nextOpening = bodies.source.indexOf('<<', from);
  return bodies.nextOpening !== -1 && bodies.nextOpening < to;
}

function openings(
  { mapped, from, to }: LogicalLine,
  refuse: (error: DockerfileError) => void,
): readonly { readonly word: HeredocWord; readonly span: Span }[] {
  const words = expandWords(mapped.text.slice(from, to), () => undefined, '\\', {
    quotes: 'keep',
    keepEscapes: true,
    keepUnset: true,
  });
  if (words.kind === 'error') return [];
  const found: { readonly word: HeredocWord; readonly span: Span }[] = [];
  for (const { text, start, end } of words.words) {
    const word = readHeredocWord(text);
    if (word === undefined) continue;
    const span = spanIn(mapped, from + start, from + end);
    if ('error' in word) refuse(syntaxError('invalid-heredoc', word.error, span));
    else found.push({ word, span });
  }
  return found;
}
