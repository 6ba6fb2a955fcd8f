import type { Span } from '../text/span';
import type { LogicalLine } from './logical-line';
import { spanIn } from './mapped';
import type { Flag, Heredoc, Instruction, InvalidInstruction, Keyword, MappedText, Word } from './syntax';
import type { DockerfileError } from './syntax-error';

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

/**
 * One instruction while it is read: its arguments stand in `line.text` from `from` to `to`, trimmed.
 * Nodes are written out field by field: spreading `NodeBase` into them costs more than all the rest of reading.
 */
export type Reading = NodeBase & {
  readonly keyword: Keyword;
  readonly line: MappedText;
  readonly from: number;
  readonly to: number;
  /** UTF-16 unit of the escape character. */
  readonly escapeCode: number;
  /**
   * Takes what BuildKit refuses when it takes a line apart (`tree`), or when it makes an instruction of the parts
   * (`instruction`); the difference shows under ONBUILD, whose trigger is only taken apart.
   */
  refuse(error: DockerfileError, level?: 'tree' | 'instruction'): void;
  /** Reads an instruction within this one; whatever is wrong with it goes to `refuse`. */
  readInner(
    line: LogicalLine,
    heredocs: readonly Heredoc[],
    end: number,
    refuse: Reading['refuse'],
  ): Instruction;
};

export function argumentsSpan({ line, from, to }: Reading): Span {
  return spanIn(line, from, to);
}

export function invalid(
  reading: Reading,
  words: readonly Word[] = [],
  form: InvalidInstruction['form'] = 'words',
): InvalidInstruction {
  const { span, keywordSpan, keywordText, flags, heredocs, rest, emptyLines } = reading;
  return {
    keyword: 'invalid',
    span,
    keywordSpan,
    keywordText,
    flags,
    heredocs,
    rest,
    emptyLines,
    written: reading.keyword,
    form,
    words,
  };
}
