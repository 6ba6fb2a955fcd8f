import 'server-only';
import { isStoreError } from '@/lib/store/store-error';
import { engineVersion } from '@/lib/version';
import { getCatalog } from '../catalog';
import { isPoolReady, waitingInPool, warmPool } from '../pool/run';
import { problems } from '../problem';
import { type Answer, json, problem } from '../respond';
import { getStore } from '../store';

/** Whoever asks within a second hears what has just been found out: it is written to the disk. */
const freshMilliseconds = 1000;

let last: { readonly at: number; readonly check: Promise<{ readonly hasRoom: boolean }> } | undefined;

function checkStore(): Promise<{ readonly hasRoom: boolean }> {
  const now = performance.now();
  if (last === undefined || now - last.at > freshMilliseconds) {
    last = { at: now, check: getStore().check() };
  }
  return last.check;
}

/** Answers once the catalog is read and a report could be stored; otherwise says what is wrong. */
export async function health(): Promise<Answer> {
  warmPool();
  const { revision, date } = getCatalog();
  return whenStoring((hasRoom) => ({
    status: 'ok',
    version: engineVersion,
    catalogRevision: revision,
    catalogDate: date,
    reports: hasRoom ? 'ok' : 'full',
    waiting: waitingInPool(),
  }));
}

/** Says in as few words whether requests may be sent here: a worker would analyze, and a report could be stored. */
export async function ready(): Promise<Answer> {
  warmPool();
  getCatalog();
  if (!isPoolReady()) return problem('unhealthy', noWorker, [], { 'retry-after': '1' });
  return whenStoring(() => ({ status: 'ready' }));
}

const noWorker = 'No worker is ready for an analysis yet. Try again in a second.';

async function whenStoring(words: (hasRoom: boolean) => unknown): Promise<Answer> {
  try {
    const { hasRoom } = await checkStore();
    return json(words(hasRoom));
  } catch (error) {
    if (!isStoreError(error)) throw error;
    return problem('unhealthy', problems[error.code].detail);
  }
}
