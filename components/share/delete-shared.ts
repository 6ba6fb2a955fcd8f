import { ask } from '../analyze/problem';
import { forget, type OwnReport } from './own-reports';

/** Deletes a report of this browser. One that is gone already is forgotten as well. Throws AskError. */
export async function deleteShared({
  id,
  deleteToken,
}: Pick<OwnReport, 'id' | 'deleteToken'>): Promise<void> {
  const headers = { authorization: `Bearer ${deleteToken}` };
  await ask(`/api/reports/${id}`, { method: 'DELETE', headers }, isGone);
  forget(id);
}

/** Deleted now or before, expired, or of a server that knows nothing of it. */
function isGone(status: number): boolean {
  return status === 204 || status === 410 || status === 404;
}
