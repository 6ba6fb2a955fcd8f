import { describe, expect, test } from 'vitest';
import { readRequest } from './read-request';
import { AnalyzeRequest } from './request';

const dockerfile = 'FROM scratch\n';

function numbered(count: number, value = ''): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, nth) => [`A${nth}`, value]));
}

const large = numbered(17, 'x'.repeat(3850));
const rest = 3850 + 64 * 1024 - Object.entries(large).flat().join('').length;

function faultsOf(asked: unknown): unknown {
  const read = readRequest(AnalyzeRequest, asked);
  return read.kind === 'faults' ? read.faults : read.request;
}

describe('bounds of a request', () => {
  test.each([
    ['200 arguments', numbered(200)],
    ['64 KiB to the byte', { ...large, A0: 'x'.repeat(rest) }],
    ['names that every object inherits', { constructor: 'a', toString: 'b', hasOwnProperty: 'c' }],
  ])('takes %s', (_name, buildArgs) => {
    expect(faultsOf({ dockerfile, buildArgs })).toEqual({ dockerfile, buildArgs });
  });

  test.each([
    ['201 arguments', numbered(201), 'buildArgs', /has 201 arguments; at most 200/],
    ['400,000 arguments', numbered(400_000, '1'), 'buildArgs', /has 400000 arguments; at most 200/],
    ['a byte more than 64 KiB', { ...large, A0: 'x'.repeat(rest + 1) }, 'buildArgs', /larger than 64 KiB/],
    ['64 KiB of two-byte characters', numbered(16, 'é'.repeat(2100)), 'buildArgs', /larger than 64 KiB/],
    ['__proto__', JSON.parse('{"__proto__":"x"}'), 'buildArgs.__proto__', /cannot be the name/],
  ])('refuses %s by name', (_name, buildArgs, path, message) => {
    expect(faultsOf({ dockerfile, buildArgs })).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  test.each([
    ['40 files', Object.fromEntries(Array.from({ length: 40 }, (_, nth) => [`a/${nth}.sh`, '']))],
    ['512 KiB to the byte', { 'go.mod': 'x'.repeat(512 * 1024 - 'go.mod'.length) }],
    ['names with dots', { '.dockerignore': '', 'a/..b/c.csproj': '', constructor: '' }],
  ])('takes %s', (_name, files) => {
    expect(faultsOf({ dockerfile, files })).toEqual({ dockerfile, files });
  });

  test.each([
    [
      '41 files',
      Object.fromEntries(Array.from({ length: 41 }, (_, nth) => [`${nth}`, ''])),
      'files',
      /has 41 files; at most 40/,
    ],
    [
      'a byte more than 512 KiB',
      { 'go.mod': 'x'.repeat(512 * 1024 - 'go.mod'.length + 1) },
      'files',
      /larger than 512 KiB, names and texts together/,
    ],
    ['__proto__', JSON.parse('{"__proto__":"x"}'), 'files.__proto__', /cannot be the name of a file/],
    ['an absolute path', { '/etc/passwd': '' }, 'files./etc/passwd', /no path within the build context/],
    ['a way out of the context', { 'a/../../b': '' }, 'files.a/../../b', /no path within the build context/],
    ['what is no text', { 'go.mod': 'a\0' }, 'files.go.mod', /is not text/],
  ])('refuses %s by name', (_name, files, path, message) => {
    expect(faultsOf({ dockerfile, files })).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  test('refuses __proto__ as a field', () => {
    expect(faultsOf(JSON.parse('{"dockerfile":"FROM a","__proto__":{"target":"x"}}'))).toEqual([
      { path: '__proto__', message: 'is not known' },
    ]);
  });
});
