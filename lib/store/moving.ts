import { z } from 'zod';
import type { Engine } from './engine';
import { isReportId } from './report-id';
import { decodeReport } from './report-row';
import type { GoneRow, ReportRow } from './schema';
import { isStoreError, StoreError } from './store-error';
import { taking } from './writes';

/** Of one reading or writing: reports are some kilobytes, a few of them megabytes. */
const mostRows = 50;
const mostBytes = 8 * 1024 * 1024;

/** As `Date.toISOString` writes it: times are compared as texts. */
const Time = z.iso.datetime({ precision: 3 });
const Id = z.string().refine(isReportId);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const First = z.strictObject({ plinth: z.literal('reports'), version: z.literal(1) });
const Moved = z.strictObject({
  id: Id,
  created_at: Time,
  expires_at: Time.nullable(),
  token_hash: Hash.nullable(),
  schema_version: z.int(),
  encoding: z.string(),
  sha256: Hash,
  /** Base64. */
  body: z.base64(),
});
const Gone = z.strictObject({ id: Id, kind: z.enum(['deleted', 'expired']), at: Time });
const Counts = z.strictObject({ reports: z.int(), gone: z.int() });
const Line = z.union([
  z.strictObject({ report: Moved }),
  z.strictObject({ gone: Gone }),
  z.strictObject({ end: Counts }),
]);

export type Counts = z.infer<typeof Counts>;

/**
 * All that a database holds, as lines of JSON: the first says what it is, the last how many there are. `damaged` is told of
 * reports that cannot be read, which are left out.
 */
export async function* exportLines(engine: Engine, damaged: (id: string) => void): AsyncGenerator<string> {
  const first: z.infer<typeof First> = { plinth: 'reports', version: 1 };
  yield line(first);
  const counts = { reports: 0, gone: 0 };
  for await (const row of rowsOf<ReportRow>((after) => reportsAfter(engine, after))) {
    if (!(await isWhole(row))) {
      damaged(row.id);
      continue;
    }
    counts.reports += 1;
    yield line({ report: { ...row, body: Buffer.from(new Uint8Array(row.body)).toString('base64') } });
  }
  for await (const gone of rowsOf<GoneRow>((after) => goneAfter(engine, after))) {
    counts.gone += 1;
    yield line({ gone });
  }
  yield line({ end: counts });
}

/** What such lines hold that cannot be taken; `number` is that of the line. */
export class ImportError extends Error {
  constructor(number: number, because: string, options?: ErrorOptions) {
    super(`line ${number}: ${because}`, options);
    this.name = 'ImportError';
  }
}

/**
 * Takes all of such lines; what is there already stays, and what was deleted on either side is deleted. It may be done
 * again. Throws ImportError, with all before that line taken, and StoreError.
 */
export async function importLines(engine: Engine, lines: AsyncIterable<string>): Promise<Counts> {
  const counts = { reports: 0, gone: 0 };
  const batch = batchFor(engine);
  let number = 0;
  let end: Counts | undefined;
  for await (const text of lines) {
    number += 1;
    if (end !== undefined) throw new ImportError(number, 'nothing comes after the end');
    if (number === 1) {
      read(First, text, number, 'this is no export of reports, or one of a newer Plinth');
      continue;
    }
    const found = read(Line, text, number, 'it is not understood');
    if ('end' in found) end = found.end;
    else if ('gone' in found) {
      counts.gone += 1;
      await batch.add({ gone: found.gone });
    } else {
      counts.reports += 1;
      await batch.add({ report: await wholeRow(found.report, number) });
    }
  }
  await batch.write();
  if (end === undefined) throw new ImportError(number, 'the end is missing: the file was cut short');
  if (end.reports !== counts.reports || end.gone !== counts.gone)
    throw new ImportError(number, 'lines are missing before the end');
  return counts;
}

function batchFor(engine: Engine) {
  let reports: ReportRow[] = [];
  let gone: GoneRow[] = [];
  let bytes = 0;

  async function write(): Promise<void> {
    if (reports.length + gone.length > 0) await engine.write(taking(reports, gone));
    [reports, gone, bytes] = [[], [], 0];
  }

  return {
    write,
    async add(one: { readonly report: ReportRow } | { readonly gone: GoneRow }): Promise<void> {
      if ('gone' in one) gone.push(one.gone);
      else {
        reports.push(one.report);
        bytes += one.report.body.byteLength;
      }
      if (reports.length + gone.length >= mostRows || bytes >= mostBytes) await write();
    },
  };
}

async function wholeRow(moved: z.infer<typeof Moved>, number: number): Promise<ReportRow> {
  const row = { ...moved, body: new Uint8Array(Buffer.from(moved.body, 'base64')) };
  if (!(await isWhole(row))) throw new ImportError(number, `the report ${row.id} is damaged`);
  return row;
}

async function isWhole(row: ReportRow): Promise<boolean> {
  try {
    await decodeReport(row);
    return true;
  } catch (error) {
    if (isStoreError(error) && error.code === 'corrupt') return false;
    throw error;
  }
}

function read<T>(schema: z.ZodType<T>, text: string, number: number, because: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ImportError(number, because, { cause });
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new ImportError(number, because, { cause: result.error });
  return result.data;
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** Row by row, read in parts, each of those that come after the last id. */
async function* rowsOf<R extends { readonly id: string }>(
  after: (id: string) => Promise<readonly R[]>,
): AsyncGenerator<R> {
  let last = '';
  for (;;) {
    const rows = await after(last);
    yield* rows;
    const next = rows.at(-1)?.id;
    if (next === undefined) return;
    last = next;
  }
}

async function reportsAfter(engine: Engine, id: string): Promise<readonly ReportRow[]> {
  const found = await engine.find((database) =>
    database.selectFrom('report').selectAll().where('id', '>', id).orderBy('id').limit(mostRows).execute(),
  );
  return found ?? missing();
}

async function goneAfter(engine: Engine, id: string): Promise<readonly GoneRow[]> {
  const found = await engine.find((database) =>
    database.selectFrom('gone').selectAll().where('id', '>', id).orderBy('id').limit(mostRows).execute(),
  );
  return found ?? missing();
}

function missing(): never {
  throw new StoreError('unavailable', 'The report database has no answer.');
}
