import {
  type ClientCapabilities,
  CodeActionKind,
  DidChangeConfigurationNotification,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { createConnection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isRecord } from '../../lib/text/record';
import { engineVersion } from '../../lib/version';
import { siteAddress } from '../site';
import { Analyst } from './analyst';
import { answerChanges, fixAllKind, standOn } from './changes';
import { answerCompletion, completionTriggers } from './completing';
import type { Context } from './context';
import { tellDiagnostics } from './diagnostics';
import { answerReading } from './reading';
import { readSettings } from './settings';
import { tokenLegend } from './tokens';
import { Workspace } from './workspace';

/** Answers a client on standard input and output; ends the process with 0 when it was asked to, else with 1. */
export function serveClient(): void {
  const connection = createConnection(process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const analyst = new Analyst();
  const workspace = new Workspace(analyst, (fault) => connection.console.error(fault));
  let client: ClientCapabilities = {};
  const context: Context = { connection, documents, workspace, site: siteAddress(), client: () => client };

  const diagnostics = tellDiagnostics(context);
  const settings = keepSettings(context, () => diagnostics.again());
  connection.onInitialize(({ capabilities: able, initializationOptions }) => {
    client = able;
    settings.begin(initializationOptions);
    return { capabilities: capabilities(), serverInfo: { name: 'plinth', version: engineVersion } };
  });
  answerReading(context);
  answerCompletion(context);
  answerChanges(context);
  process.once('exit', () => analyst.end());
  documents.listen(connection);
  connection.listen();
}

function capabilities(): InitializeResult['capabilities'] {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    semanticTokensProvider: { legend: tokenLegend, full: true, range: true },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
      resolveProvider: true,
    },
    codeLensProvider: {},
    executeCommandProvider: { commands: [standOn] },
    diagnosticProvider: { identifier: 'plinth', interFileDependencies: false, workspaceDiagnostics: false },
  };
}

/** Takes settings from the start, and what the client's configuration says otherwise where it has one. */
function keepSettings(
  { connection, workspace, client }: Context,
  changed: () => void,
): { begin(given: unknown): void } {
  let initial: unknown;

  function take(given: unknown): void {
    const { options, faults } = readSettings(
      isRecord(given) && isRecord(initial) ? { ...initial, ...given } : (given ?? initial),
    );
    workspace.options = options;
    const words = faults.map(({ path, message }) => `${path} ${message}`.trim()).join('; ');
    if (faults.length > 0)
      connection.window.showWarningMessage(`Settings of plinth: ${words}. None of them is used.`);
  }

  async function pull(): Promise<void> {
    take(await connection.workspace.getConfiguration('plinth'));
    changed();
  }

  connection.onInitialized(async () => {
    const { configuration, didChangeConfiguration } = client().workspace ?? {};
    if (configuration !== true) return;
    if (didChangeConfiguration?.dynamicRegistration === true)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'plinth' });
    await pull();
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (client().workspace?.configuration === true) {
      await pull();
      return;
    }
    take(isRecord(settings) ? settings.plinth : undefined);
    changed();
  });
  return {
    begin(given) {
      initial = given;
      take(undefined);
    },
  };
}
