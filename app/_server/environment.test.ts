import { describe, expect, test, vi } from 'vitest';
import { parseEnvironment } from './environment';

vi.mock('server-only', () => ({}));

describe('environment', () => {
  test('has defaults, and empty variables are not set', () => {
    const { PLINTH_DATA_DIR, ...rest } = parseEnvironment({ PLINTH_TODAY: '', PLINTH_PUBLIC_URL: '' });
    expect(PLINTH_DATA_DIR).toMatch(/[/\\]\.plinth$/);
    expect(rest).toEqual({
      HOST: '127.0.0.1',
      PORT: 3000,
      PLINTH_ANALYSES_PER_MINUTE: 0,
      PLINTH_FETCH: 'on',
      PLINTH_FETCH_HOSTS: [],
      PLINTH_INSPECTIONS_PER_HOUR: 60,
      PLINTH_LOG: 'info',
      PLINTH_METRICS: 'local',
      PLINTH_PRACTICE: 200,
      PLINTH_REGISTRIES: [],
      PLINTH_REPORTS_PER_HOUR: 60,
      PLINTH_STORE_MIB: 2048,
      PLINTH_TRUSTED_PROXIES: 0,
      PLINTH_WORKERS: 2,
    });
  });

  test('takes what is given', () => {
    expect(
      parseEnvironment({
        PLINTH_TODAY: '2026-11-23',
        PLINTH_DATA_DIR: '/x/y',
        DATABASE_URL: 'postgres://user:secret@host/reports',
        PLINTH_PUBLIC_URL: 'https://a.example/',
        PLINTH_REPORTS_PER_HOUR: '0',
        PLINTH_STORE_MIB: '64',
        PLINTH_WORKERS: '1',
        PLINTH_PRACTICE: '0',
        PLINTH_TRUSTED_PROXIES: '2',
        PLINTH_ANALYSES_PER_MINUTE: '600',
        PLINTH_LOG: 'warn',
        PLINTH_METRICS: 'off',
        PLINTH_FETCH: 'on',
        PLINTH_FETCH_HOSTS: 'gitlab.example.com, Git.Example.com:8443',
        PLINTH_REGISTRIES: '*, Registry.example.com:5000, 127.0.0.1:5000, [::1]:5000',
        PLINTH_INSPECTIONS_PER_HOUR: '0',
        PORT: '8080',
        HOST: '::1',
      }),
    ).toEqual({
      PLINTH_TODAY: '2026-11-23',
      PLINTH_DATA_DIR: '/x/y',
      DATABASE_URL: 'postgres://user:secret@host/reports',
      PLINTH_PUBLIC_URL: 'https://a.example',
      PLINTH_REPORTS_PER_HOUR: 0,
      PLINTH_STORE_MIB: 64,
      PLINTH_WORKERS: 1,
      PLINTH_PRACTICE: 0,
      PLINTH_TRUSTED_PROXIES: 2,
      PLINTH_ANALYSES_PER_MINUTE: 600,
      PLINTH_LOG: 'warn',
      PLINTH_METRICS: 'off',
      PLINTH_FETCH: 'on',
      PLINTH_FETCH_HOSTS: ['gitlab.example.com', 'git.example.com:8443'],
      PLINTH_REGISTRIES: ['*', 'registry.example.com:5000', '127.0.0.1:5000', '[::1]:5000'],
      PLINTH_INSPECTIONS_PER_HOUR: 0,
      PORT: 8080,
      HOST: '::1',
    });
  });

  test.each([
    [{}, 'on'],
    [{ HOST: 'localhost' }, 'on'],
    [{ HOST: '0.0.0.0' }, 'off'],
    [{ PLINTH_PUBLIC_URL: 'https://a.example' }, 'off'],
    [{ PLINTH_TRUSTED_PROXIES: '1' }, 'off'],
    [{ HOST: '0.0.0.0', PLINTH_FETCH: 'on' }, 'on'],
    [{ PLINTH_FETCH: 'off' }, 'off'],
  ])('where others reach the server, nothing is fetched unless said: %j', (variables, fetches) => {
    expect(parseEnvironment(variables).PLINTH_FETCH).toBe(fetches);
  });

  test.each([
    [{ PLINTH_TODAY: 'yesterday' }, /PLINTH_TODAY must be a date/],
    [{ PLINTH_TODAY: '2026-02-30' }, /PLINTH_TODAY must be a date/],
    [{ PLINTH_PUBLIC_URL: 'ftp://x' }, /PLINTH_PUBLIC_URL must be/],
    // It holds a password.
    [
      { DATABASE_URL: 'mysql://user:secret@host/reports' },
      /^(?!.*secret).*DATABASE_URL must be an address such as/,
    ],
    [{ DATABASE_URL: 'secret' }, /^(?!.*secret).*DATABASE_URL must be an address such as/],
    [{ PLINTH_REPORTS_PER_HOUR: 'many' }, /PLINTH_REPORTS_PER_HOUR must be a whole number/],
    [{ PLINTH_WORKERS: '0' }, /PLINTH_WORKERS must be a whole number from 1 to 64/],
    [{ PLINTH_PRACTICE: '-1' }, /PLINTH_PRACTICE must be a whole number/],
    [{ PLINTH_TRUSTED_PROXIES: 'nginx' }, /PLINTH_TRUSTED_PROXIES must be a whole number from 0 to 16/],
    [{ PLINTH_TRUSTED_PROXIES: '17' }, /PLINTH_TRUSTED_PROXIES must be a whole number from 0 to 16/],
    [{ PLINTH_ANALYSES_PER_MINUTE: '1.5' }, /PLINTH_ANALYSES_PER_MINUTE must be a whole number/],
    [{ PLINTH_LOG: 'loud' }, /PLINTH_LOG must be one of: debug, info, warn, error, silent/],
    [{ PLINTH_METRICS: 'yes' }, /PLINTH_METRICS must be one of: local, all, off/],
    [{ PLINTH_FETCH: 'yes' }, /PLINTH_FETCH must be one of: on, off/],
    [{ PLINTH_FETCH_HOSTS: 'https://a.example' }, /PLINTH_FETCH_HOSTS must be names of hosts/],
    [{ PLINTH_FETCH_HOSTS: '10.1.2.3' }, /PLINTH_FETCH_HOSTS must be names of hosts/],
    [{ PLINTH_FETCH_HOSTS: 'a.example,' }, /PLINTH_FETCH_HOSTS must be names of hosts/],
    [{ PORT: '0' }, /PORT is "0", which is not a port\. Give a number from 1 to 65535/],
    [{ PORT: '99999' }, /PORT is "99999", which is not a port/],
    [{ PORT: '3e3' }, /PORT is "3e3", which is not a port/],
    [{ HOST: 'a b' }, /HOST must be a name or an address/],
    [{ PLINTH_WORKERS: '0', PLINTH_LOG: 'x' }, /PLINTH_WORKERS must be .*; PLINTH_LOG must be /],
    [{ PLINTH_STORE_MIB: '0' }, /PLINTH_STORE_MIB must be a whole number above 0/],
  ])('refuses %j', (variables, message) => {
    expect(() => parseEnvironment(variables)).toThrow(message);
  });
});
