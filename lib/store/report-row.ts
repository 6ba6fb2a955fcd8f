import type { Report } from '../report/report';
import { isRecord } from '../text/record';
import { corrupt, pack, unpack } from './packed';
import type { ReportRow } from './schema';

export type EncodedReport = Pick<ReportRow, 'schema_version' | 'encoding' | 'sha256'> & {
  readonly body: Uint8Array;
};

/** A report as its row keeps it. */
export function encodeReport(report: Report): EncodedReport {
  return { schema_version: report.schemaVersion, ...pack(report) };
}

/** The way back. Throws StoreError `corrupt` unless the checksum, the JSON and the shape are all right. */
export async function decodeReport(row: Omit<ReportRow, 'created_at'>): Promise<Report> {
  const what = `The stored report ${row.id}`;
  const value = await unpack(row, what);
  if (!isReport(value)) throw corrupt(what, 'it is not a report of schema version 1');
  return value;
}

/** The checksum says that these are our bytes; this says that they are of the shape this version reads. */
function isReport(value: unknown): value is Report {
  if (!isRecord(value) || value.schemaVersion !== 1) return false;
  if (!isRecord(value.engine) || !isRecord(value.source) || !isRecord(value.options)) return false;
  if (typeof value.source.text !== 'string') return false;
  const lists = [value.stages, value.requirements, value.findings, value.recommendations, value.notKnown];
  return lists.every(Array.isArray);
}
