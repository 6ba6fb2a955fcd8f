import { applyEdits, type TextEdit } from '../text/edit';
import { type Span, span } from '../text/span';

/** A part of a text that was changed: its place in the original, what stands there now, and what it was changed for. */
export type Change<C> = TextEdit & { readonly for: readonly C[] };

/** Further edits, placed in the text as the changes before have made it. */
type Further<C> = TextEdit & { readonly for: C };

/** A change with its place in the text as it is now. */
type Placed<C> = { readonly now: Span; readonly change: Change<C> };

/**
 * The changes of a text with further edits on top, as changes of the original: in order, apart from one another. What
 * touches what was changed before becomes one change with it. Throws where the further edits overlap. Linear but for sorting.
 */
export function compose<C>(
  original: string,
  changes: readonly Change<C>[],
  further: readonly Further<C>[],
): readonly Change<C>[] {
  const placed = placedNow(changes);
  const now = applyEdits(original, changes);
  const added = [...further].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const result: Change<C>[] = [];
  let shift = 0;
  let [old, next] = [0, 0];
  while (old < placed.length || next < added.length) {
    const first = Math.min(startOf(placed[old]?.now), startOf(added[next]?.span));
    const before: Placed<C>[] = [];
    const edits: Further<C>[] = [];
    let end = first;
    for (;;) {
      const one = placed[old];
      const edit = added[next];
      if (one !== undefined && one.now.start <= end) {
        before.push(one);
        end = Math.max(end, one.now.end);
        old += 1;
      } else if (edit !== undefined && edit.span.start <= end) {
        edits.push(edit);
        end = Math.max(end, edit.span.end);
        next += 1;
      } else break;
    }
    const after = before.reduce(
      (sum, { now: there, change }) => sum + lengthOf(there) - lengthOf(change.span),
      shift,
    );
    result.push({
      span: span(first - shift, end - after),
      newText: applyEdits(
        now.slice(first, end),
        edits.map(({ span: { start, end: to }, newText }) => ({
          span: span(start - first, to - first),
          newText,
        })),
      ),
      for: [...before.flatMap(({ change }) => change.for), ...edits.map((edit) => edit.for)],
    });
    shift = after;
  }
  return result;
}

/** Where a place of the text as it is now was in the original; within what was changed, where that begins. */
export function originOf<C>(changes: readonly Change<C>[], offset: number): number {
  let shift = 0;
  for (const { now, change } of placedNow(changes)) {
    if (offset < now.start) break;
    if (offset < now.end) return change.span.start;
    shift += lengthOf(now) - lengthOf(change.span);
  }
  return offset - shift;
}

function placedNow<C>(changes: readonly Change<C>[]): readonly Placed<C>[] {
  let shift = 0;
  return changes.map((change) => {
    const start = change.span.start + shift;
    shift += change.newText.length - lengthOf(change.span);
    return { now: span(start, start + change.newText.length), change };
  });
}

function startOf(place: Span | undefined): number {
  return place?.start ?? Number.POSITIVE_INFINITY;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
