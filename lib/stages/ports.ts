import type { Span } from '../text/span';
import type { Chain } from './chain';
import { oldestFirst } from './chain';
import type { Setting } from './stage';

/** `EXPOSE 8000-8002/udp`: ports from `first` to `last`. */
export type PortRange = {
  readonly first: number;
  readonly last: number;
  readonly protocol: string;
  readonly span: Span | undefined;
};

export type PortError = { readonly error: string };

const protocols = ['tcp', 'udp', 'sctp'];

/** Reads one word of EXPOSE, `[[address:]host:]port[-port][/protocol]`; what stands before the port is dropped. */
export function parsePort(text: string): Omit<PortRange, 'span'> | PortError {
  const { address, host, container } = splitMapping(text);
  const slash = container.indexOf('/');
  const port = slash === -1 ? container : container.slice(0, slash);
  const protocol = (slash === -1 ? '' : container.slice(slash + 1)).toLowerCase() || 'tcp';
  if (port === '') return { error: `no port specified: ${text}` };
  if (!protocols.includes(protocol)) return { error: `invalid proto: ${protocol}` };
  if (address !== undefined && !isAddress(address)) return { error: `invalid IP address: ${address}` };
  const range = parseRange(port);
  if (range === undefined) return { error: `invalid containerPort: ${port}` };
  if (host !== undefined && host !== '') {
    const outside = parseRange(host);
    if (outside === undefined) return { error: `invalid hostPort: ${host}` };
    const sameLength = outside.last - outside.first === range.last - range.first;
    if (!sameLength && range.first !== range.last)
      return { error: `invalid ranges specified for container and host Ports: ${port} and ${host}` };
  }
  return { ...range, protocol };
}

export function isPortError(result: Omit<PortRange, 'span'> | PortError): result is PortError {
  return 'error' in result;
}

/**
 * Every port once, with the place that exposed it first.
 * Ranges that repeat ports are skipped over, so the work is bound by ports and ranges added, not multiplied.
 */
export function portsIn(
  ranges: Chain<PortRange> | undefined,
): readonly Setting<{ readonly port: number; readonly protocol: string }>[] {
  const ports: Setting<{ readonly port: number; readonly protocol: string }>[] = [];
  const freeByProtocol = new Map<string, Map<number, number>>();
  for (const { first, last, protocol, span } of oldestFirst(ranges)) {
    let free = freeByProtocol.get(protocol);
    if (free === undefined) {
      free = new Map();
      freeByProtocol.set(protocol, free);
    }
    for (let port = nextFree(free, first); port <= last; port = nextFree(free, port)) {
      ports.push({ value: { port, protocol }, span });
      free.set(port, port + 1);
    }
  }
  return ports;
}

/** `free` leads from a taken port towards the next free one; ways walked are shortened. */
function nextFree(free: Map<number, number>, from: number): number {
  let end = from;
  for (let next = free.get(end); next !== undefined; next = free.get(end)) end = next;
  for (let at = from; at !== end; ) {
    const next = free.get(at) ?? end;
    free.set(at, end);
    at = next;
  }
  return end;
}

function splitMapping(text: string): {
  readonly address: string | undefined;
  readonly host: string | undefined;
  readonly container: string;
} {
  const last = text.lastIndexOf(':');
  if (last === -1) return { address: undefined, host: undefined, container: text };
  const container = text.slice(last + 1);
  const before = text.slice(0, last);
  const colon = before.lastIndexOf(':');
  if (colon === -1) return { address: undefined, host: before, container };
  return { address: before.slice(0, colon) || undefined, host: before.slice(colon + 1), container };
}

function parseRange(text: string): { readonly first: number; readonly last: number } | undefined {
  const [start = '', end = start, more] = text.split('-');
  const first = parsePortNumber(start);
  const last = parsePortNumber(end);
  if (more !== undefined || first === undefined || last === undefined || last < first) return undefined;
  return { first, last };
}

function parsePortNumber(text: string): number | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65_535 ? port : undefined;
}

function isAddress(text: string): boolean {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const parts = bare.split('.');
  if (parts.length === 4)
    return parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
  return bare.includes(':') && /^[\da-fA-F:.]+(%\w+)?$/.test(bare);
}
