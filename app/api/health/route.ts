import { getCatalog } from '@/app/_server/catalog';
import { warmPool } from '@/app/_server/pool/run';
import { json, notAllowed, respond } from '@/app/_server/respond';
import { getStore } from '@/app/_server/store';
import { engineVersion } from '@/lib/report/version';

const anyId = 'A'.repeat(24);

/** Answers once the store and the catalog do. */
export function GET(): Promise<Response> {
  return respond(async () => {
    warmPool();
    await (await getStore()).getReport(anyId);
    const { revision, date } = await getCatalog();
    return json({ status: 'ok', version: engineVersion, catalogRevision: revision, catalogDate: date });
  });
}

export const dynamic = 'force-dynamic';

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
