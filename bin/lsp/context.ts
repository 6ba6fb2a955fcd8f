import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Reading, Workspace } from './workspace';

/** What every answer is made from. */
export type Context = {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly workspace: Workspace;
  /** Address of a server with the pages of rules and images, where one is known. */
  readonly site: string | undefined;
  client(): ClientCapabilities;
};

export type Opened = { readonly document: TextDocument; readonly reading: Reading };

/** The document of a request as it is now; undefined where it is not open. */
export function opened({ documents, workspace }: Context, uri: string): Opened | undefined {
  const document = documents.get(uri);
  return document && { document, reading: workspace.reading(document) };
}

/** Throws what tells a client to ask again, where the text has changed while an answer was made. */
export function checkCurrent({ workspace }: Context, { document, reading }: Opened): void {
  if (!workspace.isCurrent(document, reading))
    throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since.');
}

/** What comes of work, or, as soon as nobody waits for it any more, the answer that says so. */
export function unlessCancelled<T>(work: Promise<T>, token: CancellationToken): Promise<T> {
  return new Promise((resolve, reject) => {
    const listening = token.onCancellationRequested(() =>
      reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'It was cancelled.')),
    );
    work.then(resolve, reject).finally(() => listening.dispose());
  });
}
