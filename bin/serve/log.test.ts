import { expect, test } from 'vitest';
import { loggedError } from './log';

test('an error is told by its name, its code and its places, without its sentence', () => {
  const error = Object.assign(new RangeError('Unexpected token F, "FROM secret\n    at secret:1:2'), {
    code: 'ERR_X',
  });
  const { name, code, message, at } = loggedError(error);
  expect({ name, code, message }).toEqual({ name: 'RangeError', code: 'ERR_X', message: undefined });
  expect(at[0]).toMatch(/log\.test\.ts:\d+:\d+/);
  expect(JSON.stringify(at)).not.toContain('secret');
});

test('what the system says of files and connections is told', () => {
  const error = Object.assign(new Error('listen EADDRINUSE: address already in use'), {
    code: 'EADDRINUSE',
    syscall: 'listen',
  });
  expect(loggedError(error)).toMatchObject({ message: 'listen EADDRINUSE: address already in use' });
});

test.each(['a secret text', undefined, { secret: 1 }])('%j is no error', (thrown) => {
  expect(loggedError(thrown)).toEqual({ name: typeof thrown, at: [] });
});
