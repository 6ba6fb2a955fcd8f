import { getCatalog } from '@/app/_server/catalog';
import { waitingInPool, warmPool } from '@/app/_server/pool/run';
import { problems } from '@/app/_server/problem';
import { json, notAllowed, problem, respond } from '@/app/_server/respond';
import { getStore } from '@/app/_server/store';
import { isStoreError } from '@/lib/store/store-error';
import { engineVersion } from '@/lib/version';

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
export function GET(): Promise<Response> {
  return respond(async () => {
    warmPool();
    const { revision, date } = getCatalog();
    try {
      const { hasRoom } = await checkStore();
      return json({
        status: 'ok',
        version: engineVersion,
        catalogRevision: revision,
        catalogDate: date,
        reports: hasRoom ? 'ok' : 'full',
        waiting: waitingInPool(),
      });
    } catch (error) {
      if (!isStoreError(error)) throw error;
      return problem('unhealthy', problems[error.code].detail);
    }
  });
}

export const dynamic = 'force-dynamic';

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
