import 'server-only';
import type { Gone, StoredReport } from '@/lib/store/store';
import { now } from './clock';
import { RequestError } from './problem';
import { getStore } from './store';

export const unknownReport = 'No report has this id. Check that the address is complete.';

/** The report of an address. Throws RequestError where there is none, or none any more, and StoreError. */
export async function storedReport(id: string): Promise<StoredReport> {
  const found = await getStore().getReport(id, now());
  if (found?.kind === 'stored') return found;
  throw found === undefined ? new RequestError('not-found', unknownReport) : goneError(found);
}

/** Deletes the report of an address for whoever has its token. Throws RequestError and StoreError. */
export async function deleteReport(id: string, token: string): Promise<void> {
  const deletion = await getStore().deleteReport(id, token, now());
  if (deletion === undefined) throw new RequestError('not-found', unknownReport);
  if (deletion.kind === 'refused') throw new RequestError('wrong-token');
  if (deletion.kind !== 'done') throw goneError(deletion);
}

function goneError(gone: Gone): RequestError {
  return new RequestError(gone.kind, goneSentence(gone));
}

export function goneSentence({ kind, at }: Gone): string {
  const day = at.slice(0, 10);
  return kind === 'deleted'
    ? `This report was deleted by its author on ${day}.`
    : `This report expired on ${day}.`;
}
