import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CancellationToken,
  CancellationTokenSource,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import type { Client } from './testing/client';
import { place, site, text, workbench } from './testing/sample';

const { folder, folderUri, uri, connect } = workbench();
const textDocument = { uri };

/** What came last is told of. */
async function followsTyping(client: Client, uri: string): Promise<void> {
  await client.open(uri, 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n');
  for (let version = 2; version <= 9; version += 1)
    await client.change(uri, version, [
      { range: { start: { line: 1, character: 5 }, end: { line: 1, character: 5 } }, text: '\u{1f600}' },
      { range: { start: { line: 1, character: 5 }, end: { line: 1, character: 7 } }, text: '' },
    ]);
  await client.change(uri, 10, [
    { range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, text: '' },
  ]);
  const found = await client.diagnostics(uri, 10);
  expect(found.map(({ code }) => code)).toContain('runs-as-root');
  await client.change(uri, 11, [{ text: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n' }]);
  expect((await client.diagnostics(uri, 11)).map(({ code }) => code)).not.toContain('runs-as-root');
}

describe('what is found', () => {
  test('has its severity, its rule with a page, and its place, and follows what is typed', async () => {
    const client = await connect();
    await client.open(uri, text);
    const found = await client.diagnostics(uri, 1);
    const casing = found.find(({ code }) => code === 'expose-protocol-not-lowercase');
    expect(casing).toMatchObject({
      source: 'plinth',
      codeDescription: { href: `${site}/rules/expose-protocol-not-lowercase` },
      range: { start: { line: 9 } },
    });
    expect(found.find(({ code }) => code === 'base-end-of-life')).toMatchObject({ severity: 2, tags: [2] });
    expect(found.some(({ relatedInformation = [] }) => relatedInformation.length > 0)).toBe(true);
    await followsTyping(client, `${folderUri}/typed`);
  }, 60_000);

  test('takes the files beside it and the settings of the client into account', async () => {
    writeFileSync(join(folder, '.dockerignore'), 'dist\n');
    const client = await connect({}, { buildArgs: { BASE: 'node:20' } });
    await client.open(uri, 'ARG BASE\nFROM $BASE\nCOPY dist /dist\nUSER 1000\nCMD ["node", "/dist/a.js"]\n');
    const found = await client.diagnostics(uri, 1);
    rmSync(join(folder, '.dockerignore'));
    const codes = found.map(({ code }) => code);
    expect(codes).toContain('copy-source-ignored');
    expect(codes).toContain('base-end-of-life');
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { plinth: { buildArgs: { BASE: 'debian:trixie-slim' } } },
    });
    await client.change(uri, 2, [{ text: 'ARG BASE\nFROM $BASE\nUSER 1000\nCMD ["sleep", "1"]\n' }]);
    expect((await client.diagnostics(uri, 2)).map(({ code }) => code)).not.toContain('base-end-of-life');
    expect(await client.end()).toBe(0);
  }, 60_000);

  test('heeds what the project has settled, and all the same where that is not understood', async () => {
    const settings = join(folder, 'plinth.config.json');
    const text = 'FROM debian:trixie-slim\nCMD ["sleep", "1"]\n';
    writeFileSync(
      settings,
      '{ "rules": { "base-digest-missing": "off" }, "policy": { "nonroot": "require" } }',
    );
    const client = await connect();
    await client.open(uri, text);
    const found = await client.diagnostics(uri, 1);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['runs-as-root', 1]]);
    mkdirSync(join(folder, 'context'));
    writeFileSync(join(folder, 'context/.dockerignore'), 'dist\n');
    writeFileSync(settings, '{ "context": "context" }');
    await client.change(uri, 2, [{ text: `${text}COPY dist /dist\n` }]);
    expect((await client.diagnostics(uri, 2)).map(({ code }) => code)).toContain('copy-source-ignored');
    writeFileSync(settings, '{ "rulse": {} }');
    await client.change(uri, 3, [{ text: `${text}#\n` }]);
    const codes = (await client.diagnostics(uri, 3)).map(({ code }) => code);
    rmSync(settings);
    expect(codes).toContain('base-digest-missing');
    expect(await client.end()).toBe(0);
  }, 60_000);
});

describe('whatever happens', () => {
  test('what takes long is in the way of nothing newer, and can be given up', async () => {
    const client = await connect({ textDocument: { diagnostic: {} } });
    const large = `FROM node:20\n${'RUN apt-get update && apt-get install -y curl $FOO && echo hi\n'.repeat(15_000)}`;
    const other = `${uri}.other`;
    const pull = (token = CancellationToken.None) =>
      client.connection.sendRequest<DocumentDiagnosticReport>(
        'textDocument/diagnostic',
        { textDocument },
        token,
      );
    const order: string[] = [];
    const refused = (answer: Promise<unknown>, name: string) =>
      answer.then(
        () => 'answered',
        (error: unknown) => {
          order.push(name);
          return error instanceof ResponseError ? error.code : error;
        },
      );
    await client.open(uri, large);
    const source = new CancellationTokenSource();
    const cancelled = refused(pull(source.token), 'cancelled');
    const outdated = refused(pull(), 'outdated');
    await client.open(other, text);
    await client.connection.sendRequest('textDocument/hover', place(other, 'WORKDIR'));
    order.push('hover');
    source.cancel();
    expect(await cancelled).toBe(LSPErrorCodes.RequestCancelled);
    await client.change(uri, 2, [{ text }]);
    const newer = await pull();
    expect(await outdated).toBe(LSPErrorCodes.ContentModified);
    expect(order).toEqual(['hover', 'cancelled', 'outdated']);
    if (newer.kind !== 'full') throw new Error(newer.kind);
    expect(newer.items.map(({ code }) => code)).toContain('base-end-of-life');
    // Who asks is not told besides.
    expect(client.published(uri)).toBeUndefined();
    expect(await client.end()).toBe(0);
  }, 120_000);

  test('what makes no sense is refused, and the next is answered', async () => {
    const client = await connect();
    await client.open(uri, text);
    const send = (body: string) =>
      client.process.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    send('{"jsonrpc":"2.0","id":"x","method":"textDocument/hover","params":{}}');
    send('{"jsonrpc":"2.0","id":"y","method":"textDocument/hover","params":null}');
    send('{"jsonrpc":"2.0","id":"z","method":"textDocument/nothing","params":[1]}');
    send(
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x","version":2}}}',
    );
    send('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"nobody"}}');
    send('{ this is no JSON');
    send('[]');
    send('7');
    for (const method of ['rename', 'completion', 'codeAction', 'definition'])
      await client.connection
        .sendRequest(`textDocument/${method}`, { textDocument: { uri: 3 }, position: 'x' })
        .catch((error: unknown) => expect(error).toBeInstanceOf(ResponseError));
    expect(await client.connection.sendRequest('textDocument/hover', place(uri, 'WORKDIR'))).toMatchObject({
      range: { start: { line: 3 } },
    });
    expect(await client.end()).toBe(0);
  }, 60_000);

  test('who exits without asking for it, or goes away, ends it as a fault', async () => {
    const client = await connect();
    await client.connection.sendNotification('exit');
    expect(await client.exited).toBe(1);
    const gone = await connect();
    gone.process.stdin?.end();
    expect(await gone.exited).toBe(1);
  }, 60_000);

  test('a client that reads no more is no fault', async () => {
    const client = await connect();
    client.process.stdout?.destroy();
    await client.open(uri, text);
    expect(await client.exited).toBe(0);
    expect(await client.errors).toBe('');
  }, 60_000);
});
