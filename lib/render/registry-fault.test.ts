import { expect, test } from 'vitest';
import type { RegistryErrorDetails, RegistryFault } from '../registry/error';
import { registryFaultWords } from './registry-fault';

const asked = { reference: 'ghcr.io/acme/base:1', platform: 'linux/arm64' };
const host = 'ghcr.io';
const hub = { reference: 'node:24', platform: 'linux/amd64' };

test.each<[RegistryFault, RegistryErrorDetails, number, string]>([
  ['registry-not-allowed', { host }, 403, 'is of `ghcr.io`, which this server does not ask.'],
  [
    'address-not-public',
    { host: '10.0.0.1:5000' },
    403,
    'have to ask `10.0.0.1:5000`, which is in a network',
  ],
  ['not-reached', { host }, 502, '`ghcr.io` did not answer'],
  ['too-slow', { host }, 504, '`ghcr.io` stopped sending while `ghcr.io/acme/base:1` was read.'],
  ['not-there', { host }, 404, '`ghcr.io` has no public `ghcr.io/acme/base:1`.'],
  ['login-needed', { host }, 403, 'only to those who sign in'],
  ['not-answered', { host, status: 500 }, 502, '`ghcr.io` answered 500 when'],
  [
    'platform-not-there',
    { host, platforms: ['linux/amd64', 'linux/s390x'] },
    404,
    'is not published for linux/arm64. Choose one of `linux/amd64`, `linux/s390x`.',
  ],
  ['digest-mismatch', { host }, 502, 'has another digest than it names'],
  ['length-mismatch', { host }, 502, 'is longer or shorter than it names'],
  [
    'not-an-image',
    { mediaType: 'application/vnd.cncf.helm.config.v1+json' },
    422,
    'it is `application/vnd.cncf.helm.config.v1+json`',
  ],
  ['not-understood', {}, 422, 'is not understood'],
  ['too-much', { bound: 'manifest-bytes', limit: 4 * 1024 ** 2 }, 422, 'of more than 4 MiB'],
  ['too-much', { bound: 'compressed-bytes', limit: 2.5 * 1024 ** 3 }, 422, 'more than 2.5 GiB to transfer'],
  ['too-much', { bound: 'unpacked-bytes', limit: 8 * 1024 ** 3 }, 422, 'unpacks to more than 8 GiB'],
  ['too-much', { bound: 'ratio', limit: 200 }, 422, 'unpacks to more than 200 times its size'],
  ['too-much', { bound: 'entries', limit: 1_000_000 }, 422, 'has more than 1,000,000 files'],
  ['too-much', { bound: 'layers', limit: 256 }, 422, 'has more than 256 layers'],
  ['too-much', { bound: 'time', limit: 900_000 }, 422, 'takes more than 15 minutes to read'],
  ['too-much', {}, 422, 'is more than is read of one image'],
])('%s %j: %s', (code, details, status, said) => {
  const words = registryFaultWords(code, details, asked);
  expect(words.status).toBe(status);
  expect(words.detail).toContain(said);
  expect(words.detail).toMatch(/^[`A-Z][^!]*\.$/);
});

test('a registry that counts is told with its allowance and when to come back', () => {
  const allowance = { requests: 100, seconds: 6 * 3600 };
  expect(
    registryFaultWords('rate-limited', { host: 'docker.io', allowance, retryAfter: 1800 }, hub).detail,
  ).toBe(
    '`node:24` was not given: `docker.io`, which allows 100 requests in 6 hours, has been asked too often from here. Try again in 30 minutes.',
  );
  expect(registryFaultWords('rate-limited', {}, hub).detail).toBe(
    '`node:24` was not given: its registry has been asked too often from here. Try again later.',
  );
});
