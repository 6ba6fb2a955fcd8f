import { StoreError } from './store-error';

/** Turns what pg throws into our coded error; https://www.postgresql.org/docs/current/errcodes-appendix.html names the codes. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  if (code === '53100')
    return new StoreError('disk-full', 'The disk of the database is full.', { cause: error });
  if (code.startsWith('XX00') && code !== 'XX000') {
    return new StoreError('damaged', 'The report database is damaged.', { cause: error });
  }
  if (lockCodes.has(code)) {
    return new StoreError('locked', 'Another program holds the report database.', { cause: error });
  }
  return new StoreError('unavailable', 'The report database cannot be used now.', { cause: error });
}

/** lock_not_available, deadlock_detected, serialization_failure; query_canceled, after the time a statement is given. */
const lockCodes: ReadonlySet<string> = new Set(['55P03', '40P01', '40001', '57014']);

/** Undefined table, column and schema: another database is there than the one that was opened. */
const otherCodes: ReadonlySet<string> = new Set(['42P01', '42703', '3F000']);

export function isAnotherDatabase(error: unknown): boolean {
  return otherCodes.has(codeOf(error));
}

/** The database has ended, or the way to it has: on a new connection it may answer. */
export function isLostConnection(error: unknown): boolean {
  const code = codeOf(error);
  // Connection exceptions; admin_shutdown, crash_shutdown; what has ended without a word.
  if (code.startsWith('08') || code === '57P01' || code === '57P02') return true;
  return lostCodes.has(code) || (error instanceof Error && error.name === 'Error' && code === '');
}

const lostCodes: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
