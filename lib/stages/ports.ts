import type { PortRange } from '../dockerfile/ports';
import type { Span } from '../text/span';
import { type Chain, oldestFirst } from './chain';
import type { Setting } from './stage';

/** Ports of one word of EXPOSE, with the word. */
export type ExposedRange = PortRange & { readonly span: Span };

/**
 * Every port once, with the place that exposed it first.
 * Ranges that repeat ports are skipped over, so the work is bound by ports and ranges added, not multiplied.
 */
export function portsIn(
  ranges: Chain<ExposedRange> | undefined,
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
