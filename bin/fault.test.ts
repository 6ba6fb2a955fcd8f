import { afterEach, expect, test, vi } from 'vitest';
import { reportFault } from './fault';
import { InputError } from './input-error';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function saidOf(error: unknown): string {
  let said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  reportFault(error);
  return said;
}

test.each([
  [
    new TypeError('x is not a function\nand more\u001b[31m'),
    'fault of Plinth, not of the file: x is not a function. ',
    3,
  ],
  ['thrown text\u009b', 'fault of Plinth, not of the file: thrown text\\u009b. ', 3],
  [new InputError('a\u001b[2J: there is no such file'), 'plinth: a␛[2J: there is no such file\n', 2],
])('%s is one sentence and an exit code', (error, sentence, code) => {
  const said = saidOf(error);
  expect(said).toContain(sentence);
  expect(said.trimEnd().split('\n')).toHaveLength(1);
  expect(process.exitCode).toBe(code);
});
