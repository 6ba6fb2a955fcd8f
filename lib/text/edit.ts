import type { Span } from './span';

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export type TextEdit = { readonly span: Span; readonly newText: string };

/**
 * Applies edits to a text, all spans referring to the original.
 * Edits at the same place are applied in the order given; overlapping edits are a bug of the caller and throw.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.order - b.order);
  const parts: string[] = [];
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < at) throw new Error(`Edits overlap at offset ${edit.span.start}`);
    parts.push(text.slice(at, edit.span.start), edit.newText);
    at = edit.span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
