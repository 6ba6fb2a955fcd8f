import type { Span } from '../text/span';
import { toSource } from './mapped';
import type { Flag, Heredoc, InvalidInstruction, Keyword, MappedText, Word } from './syntax';
import type { Refusal } from './syntax-error';

/** What every instruction node has. */
export type NodeBase = {
  readonly span: Span;
  readonly keywordSpan: Span;
  readonly keywordText: string;
  readonly flags: readonly Flag[];
  readonly heredocs: readonly Heredoc[];
  readonly rest: MappedText;
  readonly emptyLines: readonly Span[];
};

/** One instruction while it is read: its arguments stand in `line.text` from `from` to `to`, trimmed. */
export type Reading = {
  readonly keyword: Keyword;
  readonly line: MappedText;
  readonly from: number;
  readonly to: number;
  /** UTF-16 unit of the escape character. */
  readonly escapeCode: number;
  readonly base: NodeBase;
  /**
   * Takes what BuildKit refuses when it takes a line apart (`tree`), or when it makes an instruction of the parts
   * (`instruction`); the difference shows under ONBUILD, whose trigger is only taken apart.
   */
  refuse(error: Refusal, level?: 'tree' | 'instruction'): void;
};

export function argumentsSpan({ line, from, to }: Reading): Span {
  return toSource(line, { start: from, end: to });
}

export function invalid(
  { base, keyword }: Reading,
  words: readonly Word[] = [],
  form: InvalidInstruction['form'] = 'words',
): InvalidInstruction {
  return { ...base, keyword: 'invalid', written: keyword, form, words };
}
