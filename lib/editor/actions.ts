import type { Dockerfile } from '../dockerfile/syntax';
import { plain } from '../render/plain';
import type { Finding, Report } from '../report/report';
import type { Plan } from '../report/rewrite';
import { rootStage } from '../rewrite/base-edit';
import { instructionAround, isIgnorable } from '../rules/suppress';
import type { StageGraph } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { visible } from '../text/visible';

/** Something that may be done to the text at once. */
export type Action = {
  readonly kind: 'fix' | 'ignore';
  readonly title: string;
  /** Keeps the meaning, so that it may be taken without a look. */
  readonly isSafe: boolean;
  /** Place in `findings` of the report. */
  readonly finding: number;
  readonly edits: readonly TextEdit[];
};

/** What can be done about the findings that touch a part of the text: the fixes first. */
export function actionsIn(
  part: Span,
  report: Report,
  dockerfile: Dockerfile,
  lines: Lines,
): readonly Action[] {
  const touched = report.findings.flatMap((finding, index) =>
    touches(lines.spanOf(finding.range), part) ? [{ finding, index }] : [],
  );
  return [
    ...touched.flatMap(({ finding, index }) => fixOf(finding, index, lines)),
    ...touched.flatMap(({ finding, index }) => ignoring(finding, index, dockerfile, lines)),
  ];
}

function fixOf({ fix, remedy }: Finding, finding: number, lines: Lines): readonly Action[] {
  if (fix === undefined) return [];
  const isSafe = fix.safety === 'safe';
  return [
    {
      kind: 'fix',
      title: isSafe ? titleOf(remedy) : `${titleOf(remedy)} (to be looked at)`,
      isSafe,
      finding,
      edits: editsOf(fix.edits, lines),
    },
  ];
}

/** A comment above the instruction that asks for the finding to be left out. */
function ignoring(
  { rule, range }: Finding,
  finding: number,
  dockerfile: Dockerfile,
  lines: Lines,
): readonly Action[] {
  const instruction = isIgnorable(rule) ? instructionAround(dockerfile, lines.spanOf(range)) : undefined;
  if (instruction === undefined) return [];
  const { text } = dockerfile;
  // A byte order mark stays the first of the file: BuildKit passes it over nowhere else.
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  const start = Math.max(first, text.lastIndexOf('\n', instruction.span.start - 1) + 1);
  const lineEnd = text.indexOf('\n', start);
  const ending = lineEnd > 0 && text[lineEnd - 1] === '\r' ? '\r\n' : '\n';
  const indent = text.slice(start, instruction.span.start);
  const newText = `${indent.trim() === '' ? indent : ''}# plinth ignore=${rule}${ending}`;
  return [
    {
      kind: 'ignore',
      title: `Ignore ${rule} here`,
      isSafe: false,
      finding,
      edits: [{ span: { start, end: start }, newText }],
    },
  ];
}

/** A sentence as the name of a command. */
function titleOf(sentence: string): string {
  const title = visible(plain(sentence)).replace(/\.$/, '');
  return title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title;
}

const longestTitle = 100;

export function editsOf(
  edits: Plan['edits'] | NonNullable<Finding['fix']>['edits'],
  lines: Lines,
): readonly TextEdit[] {
  return edits.map(({ range, newText }) => ({ span: lines.spanOf(range), newText }));
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** A move to another base, as an editor lists it. */
export type Move = { readonly reference: string; readonly title: string };

/** The bases the file is proved to do better on, in the order in which they were asked for. */
export function movesOf(plans: readonly Plan[]): readonly Move[] {
  return plans.flatMap(({ base, wishes = [], edits, kind, proof }) => {
    if (base === undefined || !proof.isProved) return [];
    const words = [
      ...wishes.map((wish) => wish.replaceAll('-', ' ')),
      ...(kind === 'split' ? ['what builds in a stage of its own'] : []),
      edits.length === 1 ? '1 edit' : `${edits.length} edits`,
    ];
    return [
      { reference: base.reference, title: `Stand on ${visible(base.reference)} (${words.join(', ')})` },
    ];
  });
}

/** The FROM that a move changes. */
export function baseLine(graph: StageGraph): Span | undefined {
  return rootStage(graph)?.from.span;
}

/** What stands above that FROM: "3 better bases". */
export function lensTitle(moves: readonly Move[]): string | undefined {
  if (moves.length === 0) return undefined;
  return moves.length === 1 ? '1 better base' : `${moves.length} better bases`;
}
