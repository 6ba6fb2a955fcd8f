import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';

const entry = fileURLToPath(new URL('../../plinth.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A client of the server, which runs as a process of its own. */
export class Client {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly exited: Promise<number | null>;
  /** All that it has written to standard error. */
  readonly errors: Promise<string>;
  readonly #published = new Map<string, { version: number | undefined; diagnostics: Diagnostic[] }>();
  readonly #waiting = new Set<() => void>();

  constructor(environment: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, ['--import', 'tsx', entry, 'lsp', '--stdio'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, PLINTH_TODAY: '2026-11-30', ...environment },
    });
    this.process = child;
    this.errors = text(child.stderr);
    this.exited = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
      this.#published.set(uri, { version, diagnostics });
      for (const look of this.#waiting) look();
    });
    this.connection.listen();
  }

  async initialize(
    capabilities: ClientCapabilities = {},
    initializationOptions?: unknown,
  ): Promise<InitializeResult> {
    const answer: InitializeResult = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions,
    });
    await this.connection.sendNotification('initialized', {});
    return answer;
  }

  async open(uri: string, text: string, version = 1): Promise<void> {
    const textDocument = { uri, languageId: 'dockerfile', version, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async change(
    uri: string,
    version: number,
    changes: readonly { range?: Range; text: string }[],
  ): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
  }

  /** What was published of one version, whenever that comes. */
  diagnostics(uri: string, version: number): Promise<Diagnostic[]> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.#published.get(uri);
        if (found?.version !== version) return;
        this.#waiting.delete(look);
        resolve(found.diagnostics);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Whether anything was published of it. */
  published(uri: string): readonly Diagnostic[] | undefined {
    return this.#published.get(uri)?.diagnostics;
  }

  /** Ends it as a client does; its exit code. */
  async end(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return await this.exited;
  }

  /** Whatever has become of it. */
  kill(): void {
    this.connection.dispose();
    if (this.process.exitCode === null) this.process.kill('SIGKILL');
  }
}

/** Positions as the protocol has them, told anew: lines and UTF-16 units from 0. */
export function offsetAt(text: string, { line, character }: Range['start']): number {
  let start = 0;
  for (let at = 0; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  return start + character;
}

export function positionAt(text: string, offset: number): Range['start'] {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

export function applied(text: string, edits: readonly TextEdit[]): string {
  const placed = edits.map(({ range, newText }) => ({
    start: offsetAt(text, range.start),
    end: offsetAt(text, range.end),
    newText,
  }));
  let result = text;
  for (const { start, end, newText } of placed.sort((a, b) => b.start - a.start || b.end - a.end))
    result = result.slice(0, start) + newText + result.slice(end);
  return result;
}

export function editsIn(edit: WorkspaceEdit | undefined, uri: string): readonly TextEdit[] {
  if (edit?.changes !== undefined) return edit.changes[uri] ?? [];
  return (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri
      ? change.edits.flatMap((each) => ('newText' in each ? [each] : []))
      : [],
  );
}
