import {
  DocumentHighlightKind,
  type DocumentSymbol,
  FoldingRangeKind,
  LSPErrorCodes,
  type Position,
  ResponseError,
  SemanticTokensBuilder,
  SymbolKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { hoverAt } from '../../lib/editor/hover';
import { linksIn } from '../../lib/editor/links';
import { namesIn } from '../../lib/editor/names';
import { foldsOf, type OutlineEntry, outlineOf } from '../../lib/editor/outline';
import { type Refusal, refusalText, rename, renameableAt } from '../../lib/editor/rename';
import { tokensOf } from '../../lib/editor/tokens';
import type { Span } from '../../lib/text/span';
import { type Context, type Opened, opened } from './context';
import { rangeOf, spanOf, workspaceEdit } from './places';
import { tokenTypes } from './tokens';

/** Answers what asks about the text as it stands. */
export function answerReading(context: Context): void {
  const { connection, workspace, site } = context;
  connection.onHover(({ textDocument: { uri }, position }) => {
    const open = opened(context, uri);
    if (open === undefined) return null;
    const { document, reading } = open;
    const hover = hoverAt(reading.editor, document.offsetAt(position), workspace.surroundings, site);
    const formats = context.client().textDocument?.hover?.contentFormat ?? ['markdown'];
    const kind = formats.includes('markdown') ? 'markdown' : 'plaintext';
    return hover ? { range: rangeOf(document, hover.span), contents: { kind, value: hover.markdown } } : null;
  });
  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const open = opened(context, uri);
    return open && outlineOf(open.reading.editor.graph()).map((entry) => symbolOf(entry, open.document));
  });
  connection.onFoldingRanges(({ textDocument: { uri } }) => {
    const open = opened(context, uri);
    return open && foldsOf(open.reading.editor.graph()).map((fold) => foldOf(fold, open.document));
  });
  connection.onDocumentLinks(({ textDocument: { uri } }) => {
    const open = opened(context, uri);
    if (open === undefined) return null;
    return linksIn(open.reading.editor, workspace.surroundings, site).map(({ span, url }) => ({
      range: rangeOf(open.document, span),
      target: url,
    }));
  });
  connection.languages.semanticTokens.on(({ textDocument: { uri } }) => tokens(opened(context, uri)));
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) => {
    const open = opened(context, uri);
    return tokens(open, open && spanOf(open.document, range));
  });
  answerNames(context);
}

function answerNames(context: Context): void {
  const { connection } = context;
  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const { document, found } = named(context, uri, position);
    const place = found?.site.from;
    return place && document ? { uri, range: rangeOf(document, place) } : null;
  });
  connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }) => {
    const { document, found } = named(context, uri, position);
    if (found === undefined || document === undefined) return null;
    const sites = found.thing.sites.filter(({ isDeclaration }) => includeDeclaration || !isDeclaration);
    return sites.map(({ span }) => ({ uri, range: rangeOf(document, span) }));
  });
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) => {
    const { document, found } = named(context, uri, position);
    if (found === undefined || document === undefined) return null;
    return found.thing.sites.map(({ span, isDeclaration }) => ({
      range: rangeOf(document, span),
      kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  });
  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const open = opened(context, uri);
    if (open === undefined) return null;
    const { document, reading } = open;
    const able = renameableAt(reading.editor.graph(), document.offsetAt(position));
    if (able.kind === 'refused') throw refusal(able.because, open);
    return { range: rangeOf(document, able.span), placeholder: able.name };
  });
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const open = opened(context, uri);
    if (open === undefined) return null;
    const { document, reading } = open;
    const renaming = rename(reading.editor.graph(), document.offsetAt(position), newName);
    if (renaming.kind === 'refused') throw refusal(renaming.because, open);
    const isVersioned = context.client().workspace?.workspaceEdit?.documentChanges === true;
    return workspaceEdit(document, renaming.edits, isVersioned);
  });
}

function named(context: Context, uri: string, position: Position) {
  const open = opened(context, uri);
  const names = open && namesIn(open.reading.editor.graph());
  return { document: open?.document, found: open && names?.at(open.document.offsetAt(position)) };
}

function refusal(because: Refusal, { document }: Opened): ResponseError {
  const text = refusalText(because, (offset) => document.positionAt(offset).line + 1);
  return new ResponseError(LSPErrorCodes.RequestFailed, text);
}

const symbolKinds = {
  stage: SymbolKind.Class,
  instruction: SymbolKind.Method,
  argument: SymbolKind.Variable,
} as const satisfies Record<OutlineEntry['kind'], SymbolKind>;

function symbolOf(entry: OutlineEntry, document: TextDocument): DocumentSymbol {
  const { kind, name, detail, span, selection, children } = entry;
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: rangeOf(document, span),
    selectionRange: rangeOf(document, selection),
    children: children.map((child) => symbolOf(child, document)),
  };
}

function foldOf({ kind, span }: ReturnType<typeof foldsOf>[number], document: TextDocument) {
  return {
    startLine: document.positionAt(span.start).line,
    // A body that ends before the first character of a line does not reach into it.
    endLine: document.positionAt(Math.max(span.start, span.end - 1)).line,
    kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
  };
}

function tokens(open: Opened | undefined, within?: Span) {
  const builder = new SemanticTokensBuilder();
  if (open === undefined) return builder.build();
  const { document, reading } = open;
  for (const { kind, span } of tokensOf(reading.editor.dockerfile(), within)) {
    const type = tokenTypes.of(kind);
    if (type === undefined) continue;
    for (const { start, end } of linesOf(span, reading.editor.text)) {
      const { line, character } = document.positionAt(start);
      builder.push(line, character, end - start, type, 0);
    }
  }
  return builder.build();
}

/** The parts of a span on each of its lines: few clients take a token of several. */
function linesOf({ start, end }: Span, text: string): readonly Span[] {
  const parts: Span[] = [];
  for (let at = start; at < end; ) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 || feed >= end ? end : feed;
    const last = text[next - 1] === '\r' && next < end ? next - 1 : next;
    if (at < last) parts.push({ start: at, end: last });
    at = next + 1;
  }
  return parts;
}
