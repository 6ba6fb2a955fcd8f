import type { Expires } from '@/lib/report/sharing';

const day = 24 * 60 * 60 * 1000;

/** When a report that is stored now is removed; undefined for never. */
export function expiresAt(expires: Expires, now: string): string | undefined {
  return expires === 'never' ? undefined : new Date(Date.parse(now) + expires * day).toISOString();
}
