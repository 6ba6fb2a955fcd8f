import 'server-only';
import { environment } from './environment';

/** The one clock of the server: `YYYY-MM-DD` in UTC. */
export function today(): string {
  return environment().PLINTH_TODAY ?? new Date().toISOString().slice(0, 10);
}

/** ISO 8601 in UTC, for what is stored. */
export function now(): string {
  const pinned = environment().PLINTH_TODAY;
  return pinned === undefined ? new Date().toISOString() : `${pinned}T12:00:00.000Z`;
}
