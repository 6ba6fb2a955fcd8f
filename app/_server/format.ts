import 'server-only';
import { findPageFormat, pageFormats } from '@/lib/render';
import type { Format } from '@/lib/render/format';
import json from '@/lib/render/json';
import type { Fault } from '@/lib/report/read-request';
import type { Asked } from './asked';
import { refuseFaults, single } from './query';
import type { Answer } from './respond';

/** What is sent where nothing else is asked for. */
export const usualFormat = json;

/** Kept of a header that may be of any length. */
const mostRanges = 32;

/**
 * The form in which a report is asked for: by `?format=`, otherwise by what Accept prefers (RFC 9110, 12.5.1), otherwise
 * the usual one. Throws RequestError for a format that is not there.
 */
export function formatOf(request: Asked): Format {
  const faults: Fault[] = [];
  const id = single(new URL(request.url).searchParams, 'format', faults);
  const accept = request.headers.get('accept') ?? '';
  const named = id === undefined ? preferred(accept, usualFormat, pageFormats) : findPageFormat(id);
  if (named === undefined) {
    faults.push({
      path: 'format',
      message: `must be one of ${pageFormats.map((each) => each.id).join(', ')}`,
    });
  }
  refuseFaults(faults);
  return named ?? usualFormat;
}

type Offer = { readonly mediaType: string };

/** What Accept prefers; the usual wherever it is as welcome as any other, and where nothing is. */
export function preferred<T extends Offer>(header: string, usual: T, others: readonly T[]): T {
  const ranges = header.toLowerCase().split(',', mostRanges).map(readRange);
  let best = { offer: usual, weight: weightOf(usual.mediaType, ranges) };
  for (const offer of others) {
    const weight = weightOf(offer.mediaType, ranges);
    if (weight > best.weight) best = { offer, weight };
  }
  return best.offer;
}

type Range = { readonly type: string; readonly weight: number };

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type, weight: weight === undefined ? 1 : Number(weight) || 0 };
}

/** The range that names a type most closely decides. */
function weightOf(mediaType: string, ranges: readonly Range[]): number {
  for (const name of [mediaType, `${mediaType.split('/')[0]}/*`, '*/*']) {
    const range = ranges.find(({ type }) => type === name);
    if (range !== undefined) return range.weight;
  }
  return 0;
}

/** A report in one of its forms. Its text comes from a stranger's file, so no browser is to guess what it is. */
export function rendered(
  body: string,
  { mediaType, fileName }: Format,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status: 200,
    headers: {
      'cache-control': 'no-store',
      ...headers,
      'content-type': `${mediaType}; charset=utf-8`,
      'content-disposition': `inline; filename="${fileName}"`,
      'x-content-type-options': 'nosniff',
      vary: 'accept',
    },
    body,
  };
}
