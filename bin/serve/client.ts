import { isIP } from 'node:net';
import { before } from '../../lib/text/cut';

/** What connects without an address, as over a socket file, and who asks for a page that is made for all. */
export const nobody = 'unknown';

/**
 * Who sends a request, for limits and turns: an IPv4 address, or the /64 network of an IPv6 address, as one household
 * or machine has at least that. `forwarded` is X-Forwarded-For, to which each proxy adds who reached it: of its entries
 * those are believed that the `trusted` nearest proxies wrote.
 */
export function clientOf(
  connected: string | undefined,
  forwarded: string | undefined,
  trusted: number,
): string {
  const nearest = networkOf(connected ?? '') ?? nobody;
  if (trusted === 0 || forwarded === undefined) return nearest;
  const written = forwarded.split(',').slice(-trusted);
  for (const text of written) {
    const network = networkOf(text.trim());
    if (network !== undefined) return network;
  }
  return nearest;
}

/** Undefined for what is no address. A port, brackets and a zone are left out. */
export function networkOf(written: string): string | undefined {
  const address = before(addressIn(written), '%');
  const version = isIP(address);
  if (version === 4) return address;
  if (version === 0) return undefined;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!isMapped) {
    const network = groups.slice(0, 4).map((group) => group.toString(16));
    return `${network.join(':')}::/64`;
  }
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function addressIn(written: string): string {
  if (written.startsWith('[')) return before(written.slice(1), ']');
  const parts = written.split(':', 3);
  return parts.length === 2 ? (parts[0] ?? '') : written;
}

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  // Written in one way, without a dotted end: https://url.spec.whatwg.org/#concept-ipv6-serializer
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = tail === undefined ? 0 : 8 - first.length - last.length;
  const zeros = Array.from({ length: between }, () => '0');
  return [...first, ...zeros, ...last].map((group) => Number.parseInt(group, 16));
}
