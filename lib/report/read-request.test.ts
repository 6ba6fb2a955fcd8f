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

  test('refuses __proto__ as a field', () => {
    expect(faultsOf(JSON.parse('{"dockerfile":"FROM a","__proto__":{"target":"x"}}'))).toEqual([
      { path: '__proto__', message: 'is not known' },
    ]);
  });
});
