import { expect, test } from 'vitest';
import { clientOf, networkOf } from './client';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:51000', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['[::ffff:192.0.2.7]:443', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::1]:51000', '2001:db8:1:2::/64'],
  ['[2001:db8::1]', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
])('%s is counted as %s', (written, network) => {
  expect(networkOf(written)).toBe(network);
});

test.each([
  '',
  'unknown',
  '_hidden',
  '1.2.3',
  '1.2.3.4.5',
  '1.2.3.4:5:6',
  '[',
  '[]',
  '2001:db8',
  ':::',
  'a b',
])('%j is no address', (written) => {
  expect(networkOf(written)).toBeUndefined();
});

test('two addresses of one /64 are one client, two of another are not', () => {
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:2:ffff::9'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
});

test.each([
  [0, '6.6.6.6', '10.0.0.1'],
  [0, undefined, '10.0.0.1'],
  [1, undefined, '10.0.0.1'],
  [1, '192.0.2.7', '192.0.2.7'],
  [1, '6.6.6.6, 192.0.2.7', '192.0.2.7'],
  [1, '6.6.6.6,192.0.2.7:1234', '192.0.2.7'],
  [2, '6.6.6.6, 192.0.2.7, 10.0.0.2', '192.0.2.7'],
  [2, '192.0.2.7', '192.0.2.7'],
  [1, '192.0.2.7, unknown', '10.0.0.1'],
  [1, '', '10.0.0.1'],
  [2, 'unknown, 192.0.2.9', '192.0.2.9'],
])('with %d trusted proxies and %j, 10.0.0.1 speaks for %s', (trusted, forwarded, client) => {
  expect(clientOf('10.0.0.1', forwarded, trusted)).toBe(client);
});

test('who has no address is nobody', () => {
  expect(clientOf(undefined, '1.2.3.4', 0)).toBe('unknown');
});
