import { InputError } from './input-error';

/** The day that it is now: a server may run for weeks. PLINTH_TODAY pins it. */
export function currentDay(): string {
  return process.env.PLINTH_TODAY ?? new Date().toISOString().slice(0, 10);
}

/** The day that a command judges support ends by. */
export const today = currentDay();

/** Throws InputError where the day that is pinned is none. */
export function refuseNoDay(): void {
  const day = new Date(`${today}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== today)
    throw new InputError('PLINTH_TODAY must be a date such as 2026-11-23');
}
