import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRawSync, inflateRaw } from 'node:zlib';
import type { Report } from '../report/report';
import type { ReportRow } from './schema';
import { StoreError } from './store-error';

const decompress = promisify(inflateRaw);

/** Below it, compressing saves less than it costs. */
const compressFrom = 1024;
/** A report of a Dockerfile just under 1 MiB stays well below it; more is not something we wrote. */
const maximumJsonBytes = 256 * 1024 * 1024;

export type EncodedReport = Pick<ReportRow, 'schema_version' | 'encoding' | 'sha256'> & {
  readonly body: Uint8Array;
};

/**
 * A report as its row keeps it: JSON, compressed when large, with the checksum of the JSON. Compressed at once: it runs in
 * workers, where handing a few kilobytes to yet another thread costs more than compressing them.
 */
export function encodeReport(report: Report): EncodedReport {
  const json = Buffer.from(JSON.stringify(report), 'utf8');
  const isLarge = json.byteLength >= compressFrom;
  return {
    schema_version: report.schemaVersion,
    encoding: isLarge ? 'json+deflate' : 'json',
    sha256: sha256(json),
    // Of its own length: what it was packed into is larger, and would be copied whole from thread to thread.
    body: new Uint8Array(isLarge ? deflateRawSync(json) : json),
  };
}

/** The way back. Throws StoreError `corrupt` unless the checksum, the JSON and the shape are all right. */
export async function decodeReport(row: Omit<ReportRow, 'created_at'>): Promise<Report> {
  const json = await readBody(row);
  if (sha256(json) !== row.sha256) throw corrupt(row.id, 'its checksum does not match');
  const value = parse(row.id, json);
  if (!isReport(value)) throw corrupt(row.id, 'it is not a report of schema version 1');
  return value;
}

async function readBody({ id, body, encoding }: Omit<ReportRow, 'created_at'>): Promise<Buffer> {
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(new Uint8Array(body));
  if (encoding === 'json') return bytes;
  if (encoding !== 'json+deflate') throw corrupt(id, `its encoding "${encoding}" is not known`);
  try {
    return await decompress(bytes, { maxOutputLength: maximumJsonBytes });
  } catch (cause) {
    throw corrupt(id, 'it cannot be unpacked', cause);
  }
}

function parse(id: string, json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch (cause) {
    throw corrupt(id, 'it is not JSON', cause);
  }
}

/** The checksum says that these are our bytes; this says that they are of the shape this version reads. */
function isReport(value: unknown): value is Report {
  if (!isRecord(value) || value.schemaVersion !== 1) return false;
  if (!isRecord(value.engine) || !isRecord(value.source) || !isRecord(value.options)) return false;
  if (typeof value.source.text !== 'string') return false;
  const lists = [value.stages, value.requirements, value.findings, value.recommendations, value.notKnown];
  return lists.every(Array.isArray);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function corrupt(id: string, because: string, cause?: unknown): StoreError {
  return new StoreError('corrupt', `The stored report ${id} cannot be read: ${because}.`, { cause });
}
