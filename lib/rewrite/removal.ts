import type { Command } from '../shell/command';
import type { RunStep } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { type Span, span } from '../text/span';

/** An instruction taken out with its lines, and with one of two empty lines around it; comments above it stay. */
export function withoutInstruction(text: string, { start, end }: Span): TextEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  // The last line of a file that does not end in one: the end of the line before goes.
  const before = text.slice(0, from).replace(/\r?\n$/, '');
  if (next < 0) return { span: span(before.length, text.length), newText: '' };
  const [empty = ''] = isAfterEmptyLine(before) ? (/^\r?\n/.exec(text.slice(next + 1, next + 3)) ?? []) : [];
  return { span: span(from, next + 1 + empty.length), newText: '' };
}

function isAfterEmptyLine(before: string): boolean {
  return before.endsWith('\n') || before.endsWith('\n\r');
}

/**
 * Some commands taken out of a RUN, each with what parts it from the next, or from the one before where none is left behind
 * it; comments between them stay. Undefined where something else stands beside one of them, or nothing would be left.
 */
export function withoutCommands(
  text: string,
  run: RunStep,
  gone: ReadonlySet<Command>,
): readonly TextEdit[] | undefined {
  const all = run.script.commands.map((command) => ({
    isGone: gone.has(command),
    place: run.toSource(command.span),
  }));
  const last = all.findLastIndex(({ isGone }) => !isGone);
  const edits: TextEdit[] = [];
  for (const [at, { isGone, place }] of all.entries()) {
    const before = all[at - 1];
    if (before === undefined || !(isGone || before.isGone)) continue;
    const between = text.slice(before.place.end, place.start);
    if (!parts(between)) return undefined;
    if (before.isGone && at <= last) {
      const { start, end } = before.place;
      const isAfterBlank = /[ \t]/.test(text.charAt(start - 1));
      edits.push({ span: span(start, end + untilComment(between, isAfterBlank)), newText: '' });
    }
  }
  const [kept, end] = [all[last]?.place.end, all.at(-1)?.place.end];
  if (kept === undefined || end === undefined) return undefined;
  if (kept < end) edits.push({ span: span(kept, end), newText: commentsIn(text.slice(kept, end)) });
  return edits;
}

/** Whether what stands between two commands does no more than let one follow the other. */
function parts(between: string): boolean {
  const lines = between.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  const said = lines.map((line) => line.replace(/\r$/, '').replace(/\\$/, '').trim()).join('');
  return said === '&&' || said === ';' || (said === '' && lines.length > 1 && !between.includes('\\'));
}

/** All of it, or what stands before its first comment line: there the line goes on, after one blank. */
function untilComment(between: string, isAfterBlank: boolean): number {
  const lines = between.split('\n');
  const comment = lines.findIndex((line, at) => at > 0 && line.trimStart().startsWith('#'));
  if (comment < 0) return between.length;
  const above = lines.slice(0, comment).join('\n').replace(/\r$/, '').replace(/\\$/, '');
  // In a here-document the line itself parts it from the next.
  if (above === '') return 1;
  return isAfterBlank ? above.length : above.trimEnd().length;
}

/** Comment lines, to stand behind the instruction that they were in. */
function commentsIn(text: string): string {
  return commentLines(text)
    .map((line) => `\n${line.replace(/\r$/, '')}`)
    .join('');
}

/** What stands between words of which some are taken out, as one: the lines stay apart, and comments where they are. */
export function joinedGaps(gaps: readonly string[]): string {
  const last = gaps.at(-1) ?? ' ';
  const gap = last.includes('\n') ? last : (gaps[0] ?? ' ');
  const comments = gaps.filter((each) => each !== gap).flatMap(commentLines);
  if (comments.length === 0) return gap;
  const at = gap.indexOf('\n') + 1;
  return `${gap.slice(0, at)}${comments.map((line) => `${line}\n`).join('')}${gap.slice(at)}`;
}

export function commentLines(text: string): readonly string[] {
  return text.split('\n').filter((line, at) => at > 0 && line.trimStart().startsWith('#'));
}
