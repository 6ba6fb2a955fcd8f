import 'server-only';
import { isStoreError } from '@/lib/store/store-error';
import { now } from './clock';
import { problems } from './problem';
import { getStore } from './store';

declare global {
  // Left here for the server in front of Next, which is not bundled with it.
  var plinthReportStatus: ((id: string) => Promise<number>) | undefined;
}

/** The HTTP status with which the page of a report is answered. */
export async function reportStatus(id: string): Promise<number> {
  try {
    const state = await getStore().stateOf(id, now());
    if (state === undefined) return problems['not-found'].status;
    return state.kind === 'stored' ? 200 : problems[state.kind].status;
  } catch (error) {
    if (!isStoreError(error)) throw error;
    console.error(error);
    return problems[error.code].status;
  }
}
