import { StoreError } from './store-error';

/** Turns what libsql throws into our coded error; https://www.sqlite.org/rescode.html names the codes. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = sqliteCode(error);
  if (code.startsWith('SQLITE_FULL')) {
    return new StoreError('disk-full', 'The disk of the reports is full.', { cause: error });
  }
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new StoreError('damaged', 'The report database is damaged.', { cause: error });
  }
  if (isBusy(error)) {
    return new StoreError('locked', 'Another program holds the report database.', { cause: error });
  }
  return new StoreError('unavailable', 'The report database cannot be used now.', { cause: error });
}

export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
}

function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
