import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = {
  command: process.execPath,
  args: ['--import', 'tsx', 'bin/plinth.ts', 'mcp'],
  cwd: root,
};
const environment = { PATH: process.env.PATH ?? '', PLINTH_TODAY: '2026-11-23' };

describe('a client of the protocol', () => {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StdioClientTransport({ ...command, env: environment, stderr: 'pipe' });
  let complaints = '';
  transport.stderr?.on('data', (text) => {
    complaints += String(text);
  });
  beforeAll(() => client.connect(transport), 180_000);
  afterAll(() => client.close());

  test('is offered the tools, each with what goes in and comes out', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'analyze_dockerfile',
      'rewrite_dockerfile',
      'find_base_images',
      'compare_images',
      'explain_rule',
      'resolve_reference',
    ]);
    for (const { description, inputSchema, outputSchema, annotations } of tools) {
      expect(description?.length).toBeGreaterThan(80);
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(outputSchema?.type).toBe('object');
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
    }
    expect(client.getServerVersion()).toMatchObject({ name: 'plinth' });
  });

  // The client holds every answer against the schema it was given.
  test.each([
    ['analyze_dockerfile', { dockerfile: 'FROM scratch\nCMD /app\n' }, /Will not start/],
    [
      'rewrite_dockerfile',
      { dockerfile: 'FROM node:20\nCMD ["node", "a.js"]\n', to: 'smallest' },
      /```dockerfile/,
    ],
    ['find_base_images', { words: 'python no shell', limit: 2 }, /understood as/],
    ['compare_images', { images: ['debian', 'alpine'] }, /C library/],
    ['explain_rule', { rule: 'runs-as-root' }, /What to do/],
    ['resolve_reference', { reference: 'debian:trixie' }, /Debian/],
  ])('is answered by %s', async (name, asked, expected) => {
    const answer = await client.callTool({ name, arguments: asked });
    expect(answer.isError).toBeUndefined();
    expect(answer.structuredContent).toBeDefined();
    expect(answer.content).toEqual([{ type: 'text', text: expect.stringMatching(expected) }]);
  });

  test.each([
    ['analyze_dockerfile', { dockerfile: ' ' }, /^The Dockerfile is empty/],
    ['analyze_dockerfile', { docker: 'FROM a' }, /dockerfile/],
    ['explain_rule', { rule: 'none' }, /No rule is called `none`/],
    ['no_tool', {}, /no_tool/],
  ])('is told by %s what is wrong with %j', async (name, asked, expected) => {
    const answer = await client.callTool({ name, arguments: asked });
    expect(answer).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(expected) }] });
  });

  test('reads rules, images and families as Markdown', async () => {
    const read = async (uri: string) => (await client.readResource({ uri })).contents[0];
    expect(await read('plinth://rules/runs-as-root')).toMatchObject({
      mimeType: 'text/markdown',
      text: expect.stringMatching(/^# The container runs as root\n/),
    });
    expect(await read('plinth://images/debian-trixie')).toMatchObject({
      text: expect.stringContaining('](plinth://families/debian)'),
    });
    for (const uri of ['plinth://rules', 'plinth://images', 'plinth://families/distroless'])
      expect(await read(uri)).toMatchObject({ text: expect.stringMatching(/^# /) });
    await expect(read('plinth://rules/root')).rejects.toThrow(/No rule is called root.*runs-as-root/);
    await expect(read('plinth://images/..%2f..%2fetc')).rejects.toThrow(/No image is called/);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(
      expect.arrayContaining([
        'plinth://rules',
        'plinth://rules/runs-as-root',
        'plinth://families/distroless',
      ]),
    );
    expect((await client.listResourceTemplates()).resourceTemplates).toHaveLength(3);
  });

  test('has ids completed', async () => {
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'plinth://images/{id}' },
      argument: { name: 'id', value: 'debian-trix' },
    });
    expect(completion.values).toContain('debian-trixie');
  });

  test('has a prompt that quotes the file whole', async () => {
    const { messages } = await client.getPrompt({
      name: 'choose_base',
      arguments: { dockerfile: 'FROM a\n```\n', wish: 'small' },
    });
    expect(messages).toMatchObject([
      { role: 'user', content: { text: expect.stringContaining('````dockerfile\nFROM a\n```\n````') } },
    ]);
  });

  test('gets nothing of it on the other stream', () => {
    expect(complaints).toBe('');
  });
}, 180_000);

test('what was asked before the input ended is answered, one message a line, and it ends by itself', async () => {
  const child = spawn(command.command, command.args, { cwd: root, env: { ...process.env, ...environment } });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const initialize = {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  };
  const dockerfile = `FROM debian:trixie\n${'RUN true\n'.repeat(500)}`;
  const messages = [
    { jsonrpc: '2.0', id: 1, method: 'initialize', params: initialize },
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    {
      jsonrpc: '2.0',
      id: 2,
      method: 'tools/call',
      params: { name: 'analyze_dockerfile', arguments: { dockerfile } },
    },
    { jsonrpc: '2.0', id: 3, method: 'nothing' },
  ];
  child.stdin.end(`${messages.map((each) => JSON.stringify(each)).join('\n')}\nno JSON\n`);
  const [code] = await once(child, 'close');
  const answers = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
  expect(answers.find(({ id }) => id === 3)).toMatchObject({ error: { code: -32601 } });
}, 180_000);

test('it ends when nobody reads what it says', async () => {
  const child = spawn(command.command, command.args, { cwd: root, env: { ...process.env, ...environment } });
  child.stdout.destroy();
  child.stdin.on('error', () => {});
  const asking = setInterval(() => {
    if (child.stdin.writable) child.stdin.write('{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
  }, 50);
  const [code] = await once(child, 'close');
  clearInterval(asking);
  expect(code).toBe(0);
}, 180_000);
