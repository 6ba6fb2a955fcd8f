import { InputError } from './input-error';

const { PLINTH_TODAY } = process.env;

/** The day that support ends are judged by; PLINTH_TODAY pins it. */
export const today = PLINTH_TODAY ?? new Date().toISOString().slice(0, 10);

/** Throws InputError where the day that is pinned is none. */
export function refuseNoDay(): void {
  const day = new Date(`${today}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== today)
    throw new InputError('PLINTH_TODAY must be a date such as 2026-11-23');
}
