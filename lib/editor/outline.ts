import type { Instruction } from '../dockerfile/syntax';
import type { StageGraph } from '../stages/stage';
import { shortened } from '../text/shorten';
import type { Span } from '../text/span';

/** Behind a name in a list; the place shows the rest. */
const longestDetail = 120;

/** A stage or an instruction as an outline lists it. */
export type OutlineEntry = {
  readonly kind: 'stage' | 'instruction' | 'argument';
  readonly name: string;
  readonly detail: string;
  /** All that belongs to it. */
  readonly span: Span;
  /** What is shown of it when somebody goes there. */
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
};

/** The stages with their instructions; what stands before the first FROM comes before them. */
export function outlineOf({ dockerfile, stages }: StageGraph): readonly OutlineEntry[] {
  const firstFrom = stages[0]?.from.span.start ?? Number.POSITIVE_INFINITY;
  const head = dockerfile.instructions.filter(({ span }) => span.start < firstFrom).map(entryOf);
  const entries = stages.map((stage): OutlineEntry => {
    const own = stage.steps.filter(({ replayedFrom }) => replayedFrom === undefined);
    const { from, name, index, base } = stage;
    const children = own.map(({ instruction }) => entryOf(instruction));
    const end = children.at(-1)?.span.end ?? from.span.end;
    return {
      kind: 'stage',
      name: shortened(name || (stages.length === 1 ? base.written : `stage ${index}`) || 'FROM'),
      detail: shortened(`FROM ${base.written}`),
      span: { start: from.span.start, end: Math.max(end, from.span.end) },
      selection: from.span,
      children,
    };
  });
  return [...head, ...entries];
}

function entryOf(instruction: Instruction): OutlineEntry {
  const { keywordText, rest, span } = instruction;
  return {
    kind: instruction.keyword === 'arg' || instruction.keyword === 'env' ? 'argument' : 'instruction',
    name: keywordText === '' ? '?' : keywordText.toUpperCase(),
    detail: rest.text.slice(0, longestDetail),
    span,
    selection: span,
    children: [],
  };
}

export type Fold = { readonly kind: 'region' | 'comment'; readonly span: Span };

/** What can be folded: stages, instructions of several lines, here-documents, comments of several lines. */
export function foldsOf(graph: StageGraph): readonly Fold[] {
  const { dockerfile } = graph;
  const { text, instructions } = dockerfile;
  const isLong = ({ start, end }: Span) => {
    const lineEnd = text.indexOf('\n', start);
    return lineEnd !== -1 && lineEnd < end - 1;
  };
  const folds: Fold[] = [];
  for (const { span } of outlineOf(graph).filter(({ kind }) => kind === 'stage'))
    folds.push({ kind: 'region', span });
  for (const { span, heredocs } of instructions) {
    folds.push({ kind: 'region', span });
    if (heredocs.length > 1)
      for (const { bodySpan } of heredocs) folds.push({ kind: 'region', span: bodySpan });
  }
  for (const span of commentBlocks(dockerfile)) folds.push({ kind: 'comment', span });
  return folds.filter(({ span }) => isLong(span));
}

/** Comments with nothing between them, each block as a whole. */
function commentBlocks({ text, comments }: StageGraph['dockerfile']): readonly Span[] {
  const blocks: Span[] = [];
  for (const { span } of comments) {
    const last = blocks.at(-1);
    if (last !== undefined && isOneLineEnd(text.slice(last.end, span.start)))
      blocks[blocks.length - 1] = { start: last.start, end: span.end };
    else blocks.push(span);
  }
  return blocks;
}

function isOneLineEnd(between: string): boolean {
  return between.trim() === '' && between.indexOf('\n') === between.lastIndexOf('\n');
}
