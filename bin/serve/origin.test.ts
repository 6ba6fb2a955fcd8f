import { expect, test } from 'vitest';
import { isFromOtherSite, isFromUnknownName } from './origin';

const nothing = { publicUrl: undefined, isProxied: false };
const configured = { publicUrl: 'https://plinth.example', isProxied: false };

test.each([
  ['a program', {}, nothing],
  ['a program that names no host', { host: undefined }, nothing],
  ['a page of this server', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }, nothing],
  ['the browser itself', { 'sec-fetch-site': 'none' }, nothing],
  ['an old browser', { origin: 'http://localhost:3000' }, nothing],
  ['an old browser in other letters', { origin: 'http://LOCALHOST:3000' }, nothing],
  [
    'a page behind a proxy that renames',
    { 'sec-fetch-site': 'same-origin', origin: 'https://plinth.example' },
    nothing,
  ],
  ['an old browser at the configured address', { origin: 'https://plinth.example' }, configured],
  ['an old browser on the machine', { origin: 'http://localhost:3000' }, configured],
  ['an old browser on the network', { origin: 'http://192.0.2.1:3000', host: '192.0.2.1:3000' }, configured],
  [
    'an old browser behind a trusted proxy',
    { origin: 'https://other.example', 'x-forwarded-host': 'other.example' },
    { publicUrl: undefined, isProxied: true },
  ],
])('%s may write', (_, headers, known) => {
  expect(isFromOtherSite({ method: 'POST', headers: { host: 'localhost:3000', ...headers } }, known)).toBe(
    false,
  );
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, nothing],
  ['a neighbour', { 'sec-fetch-site': 'same-site', origin: 'https://evil.example' }, nothing],
  ['a site that hides', { 'sec-fetch-site': 'cross-site', origin: 'null' }, nothing],
  ['another site in an old browser', { origin: 'https://evil.example' }, nothing],
  ['a hidden one in an old browser', { origin: 'null' }, nothing],
  ['another port', { origin: 'http://localhost:4000' }, nothing],
  ['nonsense', { origin: '' }, nothing],
  ['a forged host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, nothing],
  [
    'a name that points here',
    { 'sec-fetch-site': 'same-origin', origin: 'http://evil.example', host: 'evil.example' },
    configured,
  ],
  [
    'the configured name without its scheme',
    { origin: 'http://plinth.example', host: 'plinth.example' },
    configured,
  ],
  ['another site beside the configured one', { origin: 'https://evil.example' }, configured],
])('%s may not write', (_, headers, known) => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect(isFromOtherSite({ method, headers: { host: 'localhost:3000', ...headers } }, known)).toBe(true);
});

test('reading is for everybody', () => {
  const headers = { host: 'localhost:3000', 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    expect(isFromOtherSite({ method, headers }, nothing)).toBe(false);
});

test.each([
  ['no page', {}, undefined, false],
  ['a page of this machine', { origin: 'http://localhost:3000' }, undefined, false],
  ['a page at an address', { origin: 'http://[::1]:3000' }, undefined, false],
  ['a page of the configured name', { origin: 'https://plinth.example' }, 'https://plinth.example', false],
  ['a name that points here', { origin: 'http://evil.example', host: 'evil.example' }, undefined, true],
  ['the name in another scheme', { origin: 'http://plinth.example' }, 'https://plinth.example', true],
  ['a hidden page', { origin: 'null' }, undefined, true],
])('for agents %s is of an unknown name or not', (_, headers, publicUrl, isUnknown) => {
  expect(isFromUnknownName({ headers }, publicUrl)).toBe(isUnknown);
});
