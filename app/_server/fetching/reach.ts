import { BlockList, isIP, isIPv6 } from 'node:net';

/** `named`: of a company's network, asked only where the host is named in the settings. */
export type Reach = 'public' | 'named' | 'loopback' | 'never';

/** https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry */
const named = blockList(
  [
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ],
  [['fc00::', 7]],
);
const loopback = blockList([['127.0.0.0', 8]], [['::1', 128]]);
const never = blockList(
  [
    ['0.0.0.0', 8],
    ['169.254.0.0', 16],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  [],
);
/** What is given out to hosts of the internet; of it, what only leads to something else or stands for an example. */
const global = blockList([], [['2000::', 3]]);
const notGlobal = blockList(
  [],
  [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
);

/** What may be behind an address: who looks a host up decides by it whether to ask there. */
export function reachOf(address: string): Reach {
  const plain = fourInSix(address) ?? address;
  const family = isIPv6(plain) ? 'ipv6' : 'ipv4';
  if (isIP(plain) === 0) return 'never';
  if (loopback.check(plain, family)) return 'loopback';
  if (named.check(plain, family)) return 'named';
  if (family === 'ipv4') return never.check(plain, family) ? 'never' : 'public';
  return global.check(plain, family) && !notGlobal.check(plain, family) ? 'public' : 'never';
}

/** The IPv4 address that an IPv6 one stands for (RFC 4291, 2.5.5.2), however it is written. */
function fourInSix(address: string): string | undefined {
  if (!isIPv6(address) || address.includes('%')) return undefined;
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(written) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}

type Subnet = readonly [address: string, prefix: number];

function blockList(four: readonly Subnet[], six: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of four) list.addSubnet(address, prefix, 'ipv4');
  for (const [address, prefix] of six) list.addSubnet(address, prefix, 'ipv6');
  return list;
}
