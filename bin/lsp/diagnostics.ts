import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as ProtocolDiagnostic,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, diagnosticsOf } from '../../lib/editor/diagnostics';
import type { Severity } from '../../lib/report/report';
import { type Context, checkCurrent, opened, unlessCancelled } from './context';
import { rangeOf } from './places';

/** Typing that pauses for so long is looked at. */
const pauseMilliseconds = 150;

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const satisfies Record<Severity, DiagnosticSeverity>;

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

export function diagnosticFor(
  { span, severity, rule, message, tag, related }: Diagnostic,
  document: TextDocument,
  { site }: Pick<Context, 'site'>,
): ProtocolDiagnostic {
  return {
    range: rangeOf(document, span),
    severity: severities[severity],
    source: 'plinth',
    code: rule,
    ...(site !== undefined && { codeDescription: { href: `${site}/rules/${rule}` } }),
    message,
    ...(tag !== undefined && { tags: [tags[tag]] }),
    ...(related.length > 0 && {
      relatedInformation: related.map((place) => ({
        location: { uri: document.uri, range: rangeOf(document, place.span) },
        message: place.text,
      })),
    }),
  };
}

/** Tells what is found whenever typing pauses, or, where the client asks by itself, when it asks. */
export function tellDiagnostics(context: Context): { again(): void } {
  const { connection, documents, workspace } = context;
  const pauses = new Map<string, ReturnType<typeof setTimeout>>();

  async function found(document: TextDocument): Promise<ProtocolDiagnostic[] | undefined> {
    const reading = workspace.reading(document);
    const report = await reading.report();
    if (!workspace.isCurrent(document, reading)) return undefined;
    if (report === undefined) return [];
    return diagnosticsOf(report, reading.editor.lines()).map((one) => diagnosticFor(one, document, context));
  }

  async function push(document: TextDocument): Promise<void> {
    const { uri, version } = document;
    const diagnostics = await found(document);
    if (diagnostics !== undefined) await connection.sendDiagnostics({ uri, version, diagnostics });
  }

  function soon(document: TextDocument): void {
    clearTimeout(pauses.get(document.uri));
    if (pulls(context)) return;
    pauses.set(
      document.uri,
      setTimeout(() => void push(document), pauseMilliseconds),
    );
  }

  connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
    const open = opened(context, uri);
    const items = open && (await unlessCancelled(found(open.document), token));
    if (open !== undefined) checkCurrent(context, open);
    return { kind: 'full', items: items ?? [] };
  });
  documents.onDidChangeContent(({ document }) => soon(document));
  // Files beside it may have been saved along.
  documents.onDidSave(({ document }) => {
    workspace.forget(document.uri);
    again([document]);
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(pauses.get(uri));
    pauses.delete(uri);
    workspace.forget(uri);
    if (!pulls(context)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  function again(some: readonly TextDocument[]): void {
    for (const document of some) soon(document);
    if (context.client().workspace?.diagnostics?.refreshSupport === true)
      void connection.languages.diagnostics.refresh();
  }
  return { again: () => again(documents.all()) };
}

/** A client that asks for diagnostics would show those that are sent besides twice. */
function pulls({ client }: Context): boolean {
  return client().textDocument?.diagnostic !== undefined;
}
