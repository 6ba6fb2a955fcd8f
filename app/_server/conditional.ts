import 'server-only';
import { hashText } from '@/lib/catalog/revision';
import { engineVersion } from '@/lib/version';
import type { Asked } from './asked';
import { getCatalog } from './catalog';
import { today } from './clock';
import { type Answer, json } from './respond';

/** How long an answer about the catalog may be used without asking again. */
const cacheControl = 'public, max-age=300';

/**
 * Answers from the catalog with an ETag, or 304 to who has the answer already.
 * The tag is of all that an answer depends on: catalog, day, engine and address.
 */
export function answerFromCatalog(request: Request, answer: () => unknown): Answer {
  const { pathname, search } = new URL(request.url);
  const tag = hashText([getCatalog().revision, today(), engineVersion, pathname, search].join('\n'));
  const headers = { 'cache-control': cacheControl, etag: `"${tag}"` };
  if (isHeld(request, headers.etag)) return { status: 304, headers, body: '' };
  return json(answer(), { headers });
}

/** RFC 9110, 13.1.2: the tags in If-None-Match are compared weakly. */
export function isHeld(request: Pick<Asked, 'headers'>, etag: string): boolean {
  const held = request.headers.get('if-none-match')?.split(',') ?? [];
  return held.map((tag) => tag.trim().replace(/^W\//, '')).some((tag) => tag === etag || tag === '*');
}
