import { beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  SemanticTokens,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { readCatalog } from '../../lib/catalog/files';
import { wishes } from '../../lib/report/wishes';
import { rewrite } from '../../lib/rewrite';
import { applied, type Client, editsIn, positionAt } from './testing/client';
import { place, text, today, workbench } from './testing/sample';
import { tokenLegend } from './tokens';

const { folderUri, uri, connect } = workbench();

/** One server for what only asks. */
let shared: Client;

beforeAll(async () => {
  shared = await connect({
    textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
    workspace: { workspaceEdit: { documentChanges: true } },
  });
  await shared.open(uri, text);
  await shared.diagnostics(uri, 1);
}, 120_000);

function ask<T>(method: string, parameters: object): Promise<T> {
  return shared.connection.sendRequest<T>(`textDocument/${method}`, parameters);
}

const textDocument = { uri };
const whole = { start: positionAt(text, 0), end: positionAt(text, text.length) };
const onFrom = { start: place(uri, 'node:').position, end: place(uri, 'node:').position };

function asked(only: string | undefined, range: object) {
  return { textDocument, range, context: { diagnostics: [], triggerKind: 1, ...(only && { only: [only] }) } };
}

describe('what may be done', () => {
  test('each fix changes the text, is bound to its version, and names what it mends', async () => {
    const actions = await ask<CodeAction[]>('codeAction', asked('quickfix', whole));
    const fixes = actions.filter(({ title }) => !title.startsWith('Ignore'));
    expect(fixes.length).toBeGreaterThan(2);
    for (const { edit, diagnostics, isPreferred, title } of fixes) {
      expect(applied(text, editsIn(edit, uri))).not.toBe(text);
      expect(edit?.documentChanges?.[0]).toMatchObject({ textDocument: { uri, version: 1 } });
      expect(diagnostics?.[0]?.source).toBe('plinth');
      expect(isPreferred === true).toBe(!title.endsWith('(to be looked at)'));
    }
  });

  test('all that keeps the meaning at once is what the rewrite of the same file makes', async () => {
    const [action, ...more] = await ask<CodeAction[]>('codeAction', asked('source.fixAll', whole));
    expect(more).toEqual([]);
    expect(action).toMatchObject({ kind: 'source.fixAll.plinth' });
    expect(action?.edit).toBeUndefined();
    const { edit } = await shared.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    const { plans } = await rewrite({ dockerfile: text, safety: 'safe' }, readCatalog(), today);
    expect(plans[0]?.text).not.toBe(text);
    expect(applied(text, editsIn(edit, uri))).toBe(plans[0]?.text);
  });

  test('a move to another base is what the rewrite makes, and the line of FROM counts them', async () => {
    const { plans } = await rewrite({ dockerfile: text, to: [...wishes] }, readCatalog(), today);
    const proved = plans.filter(({ proof }) => proof.isProved);
    expect(proved.length).toBeGreaterThan(1);
    const actions = await ask<CodeAction[]>('codeAction', asked('refactor', onFrom));
    expect(actions.map(({ kind }) => kind)).toEqual(proved.map(() => 'refactor.rewrite'));
    for (const [index, action] of actions.entries()) {
      const { edit } = await shared.connection.sendRequest<CodeAction>('codeAction/resolve', action);
      expect(applied(text, editsIn(edit, uri))).toBe(proved[index]?.text);
    }
    const lenses = await ask<CodeLens[]>('codeLens', { textDocument });
    expect(lenses).toMatchObject([
      { range: { start: { line: 2 } }, command: { title: `${proved.length} better bases` } },
    ]);
  });

  test('the command of that line asks which, and lets the client change the text', async () => {
    const client = shared;
    let offered: readonly { readonly title: string }[] = [];
    client.connection.onRequest('window/showMessageRequest', ({ actions }) => {
      offered = actions;
      return actions[0];
    });
    const edited = new Promise<WorkspaceEdit>((resolve) =>
      client.connection.onRequest('workspace/applyEdit', ({ edit }) => {
        resolve(edit);
        return { applied: true };
      }),
    );
    const [lens] = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
    await client.connection.sendRequest('workspace/executeCommand', lens?.command);
    const after = applied(text, editsIn(await edited, uri));
    const { plans } = await rewrite({ dockerfile: text, to: [...wishes] }, readCatalog(), today);
    expect(offered.length).toBeGreaterThan(1);
    expect(plans.map((plan) => plan.text)).toContain(after);
  });

  test('what is ignored is found no more', async () => {
    const actions = await ask<CodeAction[]>('codeAction', asked('quickfix', whole));
    const ignore = actions.find(({ title }) => title === 'Ignore base-end-of-life here');
    const after = applied(text, editsIn(ignore?.edit, uri));
    expect(after).toContain('# plinth ignore=base-end-of-life\nFROM node:$VERSION');
    const ignored = `${folderUri}/ignored`;
    await shared.open(ignored, after);
    expect((await shared.diagnostics(ignored, 1)).map(({ code }) => code)).not.toContain('base-end-of-life');
  });
});

describe('what is asked of a place', () => {
  test('hovers', async () => {
    const over = async (...where: Parameters<typeof place>) =>
      JSON.stringify((await ask<Hover>('hover', place(...where))).contents);
    expect(await over(uri, 'node:')).toContain('Support ends: 2026-04-30');
    expect(await over(uri, '$VERSION')).toContain('= `20`');
    expect(await over(uri, 'WORKDIR')).toContain('Sets the directory');
    expect(await over(uri, 'FROM build', 6)).toContain('Stage `build`');
  });

  test('where it comes from, and where else it is named', async () => {
    expect(await ask<Location>('definition', place(uri, '$VERSION'))).toEqual({
      uri,
      range: { start: { line: 1, character: 4 }, end: { line: 1, character: 11 } },
    });
    const found = await ask<Location[]>('references', {
      ...place(uri, 'AS build', 4),
      context: { includeDeclaration: true },
    });
    expect(found.map(({ range }) => range.start.line)).toEqual([2, 7]);
  });

  test('a name that may be given, and one that may not', async () => {
    expect(await ask('prepareRename', place(uri, 'AS build', 4))).toMatchObject({ placeholder: 'build' });
    const edit = await ask<WorkspaceEdit>('rename', { ...place(uri, 'AS build', 4), newName: 'made' });
    expect(applied(text, editsIn(edit, uri))).toBe(
      text.replace('AS build', 'AS made').replace('FROM build', 'FROM made'),
    );
    await expect(ask('rename', { ...place(uri, 'AS build', 4), newName: 'Not Good' })).rejects.toThrow(
      'Not Good is no name for a stage',
    );
    await expect(ask('prepareRename', place(uri, 'apt-get'))).rejects.toThrow('Here is no name');
  });

  test('what may be written, with what is known of an image when it is looked at', async () => {
    const list = await ask<CompletionList>('completion', place(uri, 'node:', 5));
    const [first] = list.items;
    expect(first?.label).toMatch(/^node:/);
    expect(first?.tags).toBeUndefined();
    const resolved = await shared.connection.sendRequest<CompletionItem>('completionItem/resolve', first);
    expect(JSON.stringify(resolved.documentation)).toContain('C library');
    const flags = await ask<CompletionList>('completion', place(uri, 'COPY . .', 5));
    expect(flags).toBeNull();
  });

  test('its outline, folds, links and colours', async () => {
    const symbols = await ask<DocumentSymbol[]>('documentSymbol', { textDocument });
    expect(symbols.map(({ name }) => name)).toEqual(['ARG', 'build', 'stage 1']);
    expect(await ask('foldingRange', { textDocument })).toEqual([
      { startLine: 2, endLine: 5, kind: 'region' },
      { startLine: 7, endLine: 10, kind: 'region' },
    ]);
    expect(await ask('documentLink', { textDocument })).toMatchObject([
      { target: 'https://hub.docker.com/_/node', range: { start: { line: 2, character: 5 } } },
    ]);
    const { data } = await ask<SemanticTokens>('semanticTokens/full', { textDocument });
    const words: string[] = [];
    for (let at = 0, line = 0, character = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.slice(at, at + 4);
      character = down > 0 ? right : character + right;
      line += down;
      const word = text.split('\n')[line]?.slice(character, character + length);
      words.push(`${tokenLegend.tokenTypes[type]} ${word}`);
    }
    expect(words).toEqual(
      expect.arrayContaining([
        'macro # syntax=docker/dockerfile:1',
        'keyword FROM',
        'variable $VERSION',
        'class build',
      ]),
    );
  });
});
