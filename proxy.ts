import { type NextRequest, NextResponse } from 'next/server';
import { getCatalog } from '@/app/_server/catalog';
import { now } from '@/app/_server/clock';
import { formAsked } from '@/app/_server/report-forms';
import { getStore } from '@/app/_server/store';
import { findGuide } from '@/components/guide/guides';
import { readPair } from '@/lib/report/pair';
import { findRule } from '@/lib/rules/find-rule';

export const config = {
  matcher: [
    '/images/:id',
    '/families/:id',
    '/guides/:id',
    '/r/:id',
    '/r/:id/delete',
    '/rules/:id',
    '/analyze',
  ],
};

/**
 * Sends addresses of things that do not exist to no page at all. A page that finds out by itself is answered with 404
 * too, but empty until a script fills it: https://nextjs.org/docs/app/api-reference/functions/not-found
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (request.nextUrl.pathname === '/analyze') return analyzer(request);
  const form = formAsked(request);
  if (form !== undefined) {
    const address = `/api/reports/${form.id}?format=${form.format.id}`;
    return NextResponse.rewrite(new URL(address, request.url));
  }
  const [, kind = '', written = ''] = request.nextUrl.pathname.split('/');
  if (await exists(kind, decode(written))) return NextResponse.next();
  return NextResponse.rewrite(new URL('/nothing', request.url));
}

/** As in `next.config.js`: beyond it a form is not read at all. */
const mostFormBytes = 2 * 1024 * 1024;

/** The analyzer's page says itself what is wrong with a form, unless the form is too large to be read. */
function analyzer(request: NextRequest): NextResponse {
  const isTooLarge =
    request.method === 'POST' && Number(request.headers.get('content-length')) >= mostFormBytes;
  if (!isTooLarge) return NextResponse.next();
  return NextResponse.redirect(new URL('/analyze?problem=too-large', request.url), 303);
}

async function exists(kind: string, id: string): Promise<boolean> {
  switch (kind) {
    case 'images':
      return getCatalog().get(id) !== undefined;
    case 'families':
      return getCatalog().family(id) !== undefined;
    case 'guides':
      return findGuide(id) !== undefined;
    case 'rules':
      return findRule(id) !== undefined;
    default:
      // What is missing of two that are to be compared, the page says itself.
      if (readPair(id) !== undefined) return true;
      // What was deleted or has expired, and what the store cannot answer, the page says itself.
      return await getStore()
        .stateOf(id, now())
        .then((state) => state !== undefined)
        .catch(() => true);
  }
}

function decode(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
