import type { TextEdit as ProtocolEdit, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../../lib/text/edit';
import type { Span } from '../../lib/text/span';

/** Lines and characters from 0, in UTF-16 units, as the protocol counts where nothing else is agreed. */
export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function spanOf(document: TextDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

export function protocolEdits(document: TextDocument, edits: readonly TextEdit[]): ProtocolEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(document, span), newText }));
}

/** Edits of one document; bound to its version where the client takes that. */
export function workspaceEdit(
  document: TextDocument,
  edits: readonly TextEdit[],
  isVersioned: boolean,
): WorkspaceEdit {
  const { uri, version } = document;
  const made = protocolEdits(document, edits);
  if (!isVersioned) return { changes: { [uri]: made } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: made }] };
}
