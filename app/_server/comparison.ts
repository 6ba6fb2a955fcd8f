import 'server-only';
import { headers } from 'next/headers';
import { differenceFormats } from '@/lib/render/difference';
import type { Difference } from '@/lib/report/difference';
import { today as anew, type Pair, writePair } from '@/lib/report/pair';
import type { Fault } from '@/lib/report/read-request';
import type { Gone, StoredReport } from '@/lib/store/store';
import type { Asked } from './asked';
import { now } from './clock';
import { environment } from './environment';
import { type Asker, askerOf, runInPool } from './pool/run';
import { RequestError } from './problem';
import { refuseFaults, single, unknownParameters } from './query';
import { clientAddress } from './rate';
import { goneSentence, unknownReport } from './reports';
import type { Answer } from './respond';
import { getStore } from './store';

/** What became of a report that is to be compared. */
type Missing = {
  readonly side: keyof Pair;
  readonly code: 'not-found' | Gone['kind'];
  readonly sentence: string;
};

export type Comparison =
  | { readonly kind: 'compared'; readonly difference: Difference }
  | { readonly kind: 'missing'; readonly missing: readonly Missing[] }
  /** There is no text that could be analyzed anew. */
  | { readonly kind: 'left-out' };

type Both = { readonly before: StoredReport; readonly after: StoredReport | undefined };

/** Two reports compared, for a page. Throws StoreError, and RequestError as the pool does. */
export async function compareForPage(pair: Pair): Promise<Comparison> {
  const read = await readBoth(pair);
  if (read.kind !== 'both') return read;
  const { before, after } = read.both;
  const address = clientAddress(await headers());
  const difference = await runInPool('difference', { before, after }, lengthOf(read.both), { address });
  return { kind: 'compared', difference };
}

/** GET /api/reports/compare. */
export async function compareAnswer(request: Asked): Promise<Answer> {
  const { format, ...pair } = readAsked(new URL(request.url).searchParams);
  const read = await readBoth(pair);
  if (read.kind === 'left-out') throw new RequestError('not-found', leftOut);
  if (read.kind === 'missing') {
    const [first] = read.missing;
    const sentences = read.missing.map(({ side, sentence }) => `\`${side}\`: ${sentence}`).join(' ');
    throw new RequestError(first?.code ?? 'not-found', sentences);
  }
  const body = await renderBoth(read.both, pair, format.id, askerOf(request));
  return {
    status: 200,
    headers: {
      'content-type': `${format.mediaType}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
    body,
  };
}

export const leftOut = 'Whoever shared this report left its text out: it cannot be analyzed again.';

function renderBoth(both: Both, pair: Pair, format: string, asker: Asker): Promise<string> {
  const { PLINTH_PUBLIC_URL: site } = environment();
  const address = site && `${site}/r/${writePair(pair)}`;
  const setting = { before: 'before', after: 'after', address };
  return runInPool('differenceAs', { ...both, format, setting }, lengthOf(both), asker);
}

function readAsked(search: URLSearchParams) {
  const faults: Fault[] = unknownParameters(search, new Set(['before', 'after', 'format']));
  const [before, after] = [single(search, 'before', faults), single(search, 'after', faults)];
  const id = single(search, 'format', faults) ?? 'json';
  const format = differenceFormats.find((each) => each.id === id);
  for (const [path, value] of Object.entries({ before, after }))
    if (value === undefined) faults.push({ path, message: 'is missing: give the id of a report' });
  if (format === undefined)
    faults.push({
      path: 'format',
      message: `must be one of ${differenceFormats.map((each) => each.id).join(', ')}`,
    });
  refuseFaults(faults);
  if (before === undefined || after === undefined || format === undefined)
    throw new RequestError('invalid-request');
  return { before, after, format };
}

async function readBoth({
  before,
  after,
}: Pair): Promise<
  Exclude<Comparison, { kind: 'compared' }> | { readonly kind: 'both'; readonly both: Both }
> {
  const store = getStore();
  const time = now();
  const [one, other] = await Promise.all([
    store.getReport(before, time),
    after === anew ? undefined : store.getReport(after, time),
  ]);
  const missing = [...missingOf('before', one), ...(after === anew ? [] : missingOf('after', other))];
  if (missing.length > 0 || one?.kind !== 'stored') return { kind: 'missing', missing };
  if (other?.kind === 'stored') return { kind: 'both', both: { before: one, after: other } };
  if (one.report.source.isLeftOut) return { kind: 'left-out' };
  return { kind: 'both', both: { before: one, after: undefined } };
}

function missingOf(side: keyof Pair, found: StoredReport | Gone | undefined): readonly Missing[] {
  if (found?.kind === 'stored') return [];
  if (found === undefined) return [{ side, code: 'not-found', sentence: unknownReport }];
  return [{ side, code: found.kind, sentence: goneSentence(found) }];
}

function lengthOf({ before, after }: Both): number {
  return before.report.source.text.length + (after ?? before).report.source.text.length;
}
