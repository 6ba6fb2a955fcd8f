import 'server-only';
import { costOf, type Quota } from '@/lib/store/quota';

/** Clients remembered at once; beyond it the one that came first is forgotten. */
const mostClients = 10_000;

/** Who asks for what is made for nobody in particular. */
export const nobody = 'unknown';

/** What each client of this process may ask for. */
export type Rate = {
  /** Counts one request of a client. Seconds to wait when it has had its share, 0 when it may go on. */
  take(client: string, now: number): Promise<number>;
  /** Takes back what came to nothing. */
  giveBack(client: string): Promise<void>;
};

/** Kept in memory: a new start forgets. */
export function memoryRate(quota: Quota): Rate {
  const { share, milliseconds } = quota;
  /** The time at which a client has nothing on its account any more. */
  const clearAt = new Map<string, number>();
  const cost = costOf(quota);
  return {
    async take(client, now) {
      if (share === 0) return 0;
      const clear = Math.max(now, clearAt.get(client) ?? now) + cost;
      if (clear - now > milliseconds) return Math.ceil((clear - now - milliseconds) / 1000);
      clearAt.delete(client);
      clearAt.set(client, clear);
      const [first] = clearAt.keys();
      if (clearAt.size > mostClients && first !== undefined) clearAt.delete(first);
      return 0;
    },

    async giveBack(client) {
      const clear = clearAt.get(client);
      if (clear !== undefined) clearAt.set(client, clear - cost);
    },
  };
}

/** Who asks, as the server in front of Next has written it down: it knows which proxies to believe. */
export function clientAddress(headers: Pick<Headers, 'get'>): string {
  return headers.get('x-forwarded-for') || nobody;
}
