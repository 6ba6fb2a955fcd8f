import type { Span } from '../text/span';
import { skipBlanks, skipSpaces, skipToBlank, trimEnd } from './characters';
import { expandWords } from './expand';
import { type HeredocBodies, readBody } from './heredoc-body';
import { type HeredocWord, readHeredocWord } from './heredoc-word';
import { readJsonArray } from './json-array';
import type { LogicalLine } from './logical-line';
import { toSource } from './mapped';
import { readFlags } from './read-flags';
import type { Heredoc, MappedText } from './syntax';
import { type Refusal, refusal } from './syntax-error';

export type HeredocsRead = {
  readonly heredocs: readonly Heredoc[];
  /** Where the instruction ends with them. */
  readonly end: number;
  readonly next: number;
};

/** Reads the here-documents an instruction opens; their bodies follow its line, one after the other. */
export function readHeredocs(
  bodies: HeredocBodies,
  line: LogicalLine,
  escapeCode: number,
  refuse: (error: Refusal) => void,
): HeredocsRead {
  let { end, next } = line;
  if (!line.mapped.text.includes('<<') || !canHold(line.mapped, escapeCode))
    return { heredocs: [], end, next };
  const heredocs: Heredoc[] = [];
  for (const { word, span } of openings(line.mapped, refuse)) {
    const body = readBody(bodies, next, word);
    if (!body.isTerminated) {
      const message = `unterminated heredoc: no line with only ${word.delimiter} follows`;
      refuse(refusal('unterminated-heredoc', message, span));
    }
    heredocs.push({ ...word, content: body.content, span, bodySpan: body.span });
    end = body.isTerminated || body.end > end ? body.end : end;
    next = body.next;
  }
  return { heredocs, end, next };
}

/** RUN, COPY and ADD may open here-documents, also as trigger of ONBUILD, but not with a JSON array. */
function canHold(line: MappedText, escapeCode: number): boolean {
  const { text } = line;
  const to = trimEnd(text, 0, text.length);
  let from = 0;
  let keyword = '';
  for (let level = 0; level < 2; level++) {
    const keywordEnd = skipToBlank(text, from, to);
    keyword = text.slice(from, keywordEnd).toLowerCase();
    from = skipSpaces(text, readFlags(line, skipBlanks(text, keywordEnd, to), escapeCode).end, to);
    if (keyword !== 'onbuild') break;
  }
  if (keyword !== 'run' && keyword !== 'copy' && keyword !== 'add') return false;
  return readJsonArray(line, from, to).kind === 'not-json';
}

function openings(
  line: MappedText,
  refuse: (error: Refusal) => void,
): readonly { readonly word: HeredocWord; readonly span: Span }[] {
  const words = expandWords(line.text, () => undefined, '\\', {
    quotes: 'keep',
    keepEscapes: true,
    keepUnset: true,
  });
  if (words.kind === 'error') return [];
  const found: { readonly word: HeredocWord; readonly span: Span }[] = [];
  for (const { text, start, end } of words.words) {
    const word = readHeredocWord(text);
    if (word === undefined) continue;
    const span = toSource(line, { start, end });
    if ('error' in word) refuse(refusal('invalid-heredoc', word.error, span));
    else found.push({ word, span });
  }
  return found;
}
