import { expect, test } from 'vitest';
import { reachOf } from './reach';

test.each([
  ['140.82.112.3', 'public'],
  ['8.8.8.8', 'public'],
  ['2606:50c0:8000::154', 'public'],
  ['10.0.0.1', 'named'],
  ['172.16.0.1', 'named'],
  ['172.31.255.255', 'named'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'named'],
  ['100.64.0.1', 'named'],
  ['fd12:3456::1', 'named'],
  ['127.0.0.1', 'loopback'],
  ['127.8.9.10', 'loopback'],
  ['::1', 'loopback'],
  ['0.0.0.0', 'never'],
  ['::', 'never'],
  ['169.254.169.254', 'never'],
  ['fe80::1', 'never'],
  ['fe80::1%eth0', 'never'],
  ['192.0.2.1', 'never'],
  ['198.18.0.1', 'never'],
  ['224.0.0.1', 'never'],
  ['255.255.255.255', 'never'],
  ['ff02::1', 'never'],
  ['2001:db8::1', 'never'],
  ['64:ff9b::7f00:1', 'never'],
  ['2002:7f00:1::', 'never'],
  // An IPv4 address in another writing is what it stands for.
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['::ffff:169.254.169.254', 'never'],
  ['0:0:0:0:0:ffff:a00:1', 'named'],
  ['::127.0.0.1', 'never'],
  ['github.com', 'never'],
  ['', 'never'],
])('%s: %s', (address, reach) => {
  expect(reachOf(address)).toBe(reach);
});
