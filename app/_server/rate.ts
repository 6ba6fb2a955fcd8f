import 'server-only';

const hour = 60 * 60 * 1000;
/** Addresses remembered at once; beyond it the one that came first is forgotten. */
const mostAddresses = 10_000;

export type Rate = {
  /** Counts one request of an address. Seconds to wait when it has had its share, 0 when it may go on. */
  take(address: string, now: number): number;
};

/** So many an hour for each address, which come back one by one. Kept in memory: a new start forgets. */
export function hourlyRate(share: number): Rate {
  /** The time at which an address has nothing on its account any more. */
  const clearAt = new Map<string, number>();
  const cost = hour / share;
  return {
    take(address, now) {
      if (share === 0) return 0;
      const clear = Math.max(now, clearAt.get(address) ?? now) + cost;
      if (clear - now > hour) return Math.ceil((clear - now - hour) / 1000);
      clearAt.delete(address);
      clearAt.set(address, clear);
      const [first] = clearAt.keys();
      if (clearAt.size > mostAddresses && first !== undefined) clearAt.delete(first);
      return 0;
    },
  };
}

/** Who asks: the last address a proxy has written down, which is the one that reached it. */
export function clientAddress(headers: Pick<Headers, 'get'>): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
}
