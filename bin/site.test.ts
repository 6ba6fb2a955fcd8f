import { afterEach, expect, test, vi } from 'vitest';
import { InputError } from './input-error';
import { siteAddress } from './site';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['https://plinth.example/', 'https://plinth.example'],
  ['', undefined],
  [undefined, undefined],
])('the address %s is taken as %s', (given, taken) => {
  vi.stubEnv('PLINTH_PUBLIC_URL', given);
  expect(siteAddress()).toBe(taken);
});

test('one that is wrong is refused by the name of its variable', () => {
  vi.stubEnv('PLINTH_PUBLIC_URL', 'plinth.example');
  expect(siteAddress).toThrow(InputError);
  expect(siteAddress).toThrow(/^PLINTH_PUBLIC_URL must be /);
});
