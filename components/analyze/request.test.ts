import { describe, expect, it, test } from 'vitest';
import { maximumDockerfileBytes } from '@/lib/report/bounds';
import { parseBuildArgs } from './build-args';
import { checkText, readFile } from './check-text';
import { emptyDraft } from './draft';
import { draftOf, requestOf } from './request';

describe('build arguments', () => {
  it.each([
    ['', {}, undefined],
    ['A=1', { A: '1' }, undefined],
    ['A=1\r\n\r\n  B=x=y ', { A: '1', B: 'x=y' }, undefined],
    ['A=', { A: '' }, undefined],
    ['A=1\nA=2', { A: '2' }, undefined],
    ['A', {}, 'Line 1 is not NAME=value: A'],
    ['B=1\n2X=1\nC=2', { B: '1', C: '2' }, 'Line 2 is not NAME=value: 2X=1'],
    [`A=${'x'.repeat(4097)}`, {}, 'Line 1: the value is longer than 4096 characters'],
    ['__proto__=1', {}, 'Line 1: __proto__ cannot be the name of a build argument'],
  ])('%j', (text, values, error) => {
    expect(parseBuildArgs(text)).toEqual({ values, error });
  });
});

test('of build arguments as many are taken as the server takes', () => {
  const lines = Array.from({ length: 201 }, (_, at) => `A${at}=1`);
  const { values, error } = parseBuildArgs(lines.join('\n'));
  expect(Object.keys(values)).toHaveLength(200);
  expect(error).toBe('Line 201: more than 200 build arguments');
});

describe('what is asked', () => {
  it('leaves out what is as usual', () => {
    expect(requestOf({ ...emptyDraft, text: 'FROM a', target: '  ' })).toEqual({ dockerfile: 'FROM a' });
  });

  it('comes back as the same draft', () => {
    const draft = {
      text: 'FROM a',
      target: 'b',
      buildArgs: 'X=1\nY=',
      platform: 'linux/arm64',
      files: { 'go.mod': 'module a\n' },
    };
    expect(draftOf(requestOf(draft))).toEqual(draft);
  });
});

describe('a text', () => {
  it.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['FROM a', 'ready'],
    ['FROM\0a', 'binary'],
    ['a'.repeat(maximumDockerfileBytes - 1), 'ready'],
    ['a'.repeat(maximumDockerfileBytes), 'too-large'],
    ['ü'.repeat(maximumDockerfileBytes / 2), 'too-large'],
    ['ü'.repeat(maximumDockerfileBytes / 2 - 1), 'ready'],
  ])('is judged as the server judges it (%#)', (text, kind) => {
    expect(checkText(text).kind).toBe(kind);
  });
});

describe('a file', () => {
  it.each([
    ['text', [new TextEncoder().encode('FROM a\r\n')], 'text'],
    ['another encoding', [new Uint8Array([0x46, 0xff, 0xfe])], 'binary'],
    ['zero bytes', [new Uint8Array([0x46, 0])], 'binary'],
    ['too much', [new Uint8Array(maximumDockerfileBytes)], 'too-large'],
  ])('%s', async (_, parts, kind) => {
    expect((await readFile(new File(parts, 'Dockerfile'))).kind).toBe(kind);
  });

  it('keeps its line ends', async () => {
    expect(await readFile(new File(['FROM a\r\n'], 'Dockerfile'))).toEqual({
      kind: 'text',
      text: 'FROM a\r\n',
    });
  });
});
