import { describe, expect, test, vi } from 'vitest';
import { parseEnvironment } from './environment';

vi.mock('server-only', () => ({}));

describe('environment', () => {
  test('has defaults, and empty variables are not set', () => {
    const { PLINTH_DATA_DIR, ...rest } = parseEnvironment({ PLINTH_TODAY: '', PLINTH_PUBLIC_URL: '' });
    expect(PLINTH_DATA_DIR).toMatch(/[/\\]\.plinth$/);
    expect(rest).toEqual({
      PLINTH_PRACTICE: 200,
      PLINTH_REPORTS_PER_HOUR: 60,
      PLINTH_STORE_MIB: 2048,
      PLINTH_WORKERS: 2,
    });
  });

  test('takes what is given', () => {
    expect(
      parseEnvironment({
        PLINTH_TODAY: '2026-11-23',
        PLINTH_DATA_DIR: '/x/y',
        PLINTH_PUBLIC_URL: 'https://a.example/',
        PLINTH_REPORTS_PER_HOUR: '0',
        PLINTH_STORE_MIB: '64',
        PLINTH_WORKERS: '1',
        PLINTH_PRACTICE: '0',
      }),
    ).toEqual({
      PLINTH_TODAY: '2026-11-23',
      PLINTH_DATA_DIR: '/x/y',
      PLINTH_PUBLIC_URL: 'https://a.example',
      PLINTH_REPORTS_PER_HOUR: 0,
      PLINTH_STORE_MIB: 64,
      PLINTH_WORKERS: 1,
      PLINTH_PRACTICE: 0,
    });
  });

  test.each([
    [{ PLINTH_TODAY: 'yesterday' }, /PLINTH_TODAY must be a date/],
    [{ PLINTH_TODAY: '2026-02-30' }, /PLINTH_TODAY must be a date/],
    [{ PLINTH_PUBLIC_URL: 'ftp://x' }, /PLINTH_PUBLIC_URL must be/],
    [{ PLINTH_REPORTS_PER_HOUR: 'many' }, /PLINTH_REPORTS_PER_HOUR must be a whole number/],
    [{ PLINTH_WORKERS: '0' }, /PLINTH_WORKERS must be a whole number from 1 to 64/],
    [{ PLINTH_PRACTICE: '-1' }, /PLINTH_PRACTICE must be a whole number/],
    [{ PLINTH_STORE_MIB: '0' }, /PLINTH_STORE_MIB must be a whole number above 0/],
  ])('refuses %j', (variables, message) => {
    expect(() => parseEnvironment(variables)).toThrow(message);
  });
});
