import { type NextRequest, NextResponse } from 'next/server';
import { getCatalog } from '@/app/_server/catalog';
import { now } from '@/app/_server/clock';
import { pageForm } from '@/app/_server/page-forms';
import { formAsked } from '@/app/_server/report-forms';
import { responseOf } from '@/app/_server/respond';
import { getStore } from '@/app/_server/store';
import { routeName } from '@/bin/serve/route-name';
import { findGuide } from '@/components/guide/guides';
import { readPair } from '@/lib/report/pair';
import { findRule } from '@/lib/rules/find-rule';

export const config = {
  // All but what is made at build and what programs ask for.
  matcher: ['/((?!_next/|api/).+)'],
};

/**
 * Sends addresses of things that do not exist to the page that speaks of them. A page that finds out by itself is
 * answered with 404 too, but empty until a script fills it, and not told what was asked for:
 * https://nextjs.org/docs/app/api-reference/functions/not-found
 */
export async function proxy(request: NextRequest): Promise<NextResponse | Response> {
  const { pathname } = request.nextUrl;
  const form = await pageForm(request);
  if (form !== undefined) return responseOf(form);
  switch (routeName(pathname)) {
    case '/analyze':
      return analyzer(request);
    case '/images/:id':
    case '/families/:id':
    case '/guides/:slug':
    case '/rules/:id':
    case '/r/:id':
    case '/r/:id..:id':
    case '/r/:id.:form':
    case '/r/:id/delete':
      return await thing(request);
    case '/missing':
      return NextResponse.next({ headers: asMissing });
    case 'other':
      return isForPeople(request) ? missing(request) : NextResponse.next();
    default:
      return NextResponse.next();
  }
}

async function thing(request: NextRequest): Promise<NextResponse> {
  const form = formAsked(request);
  if (form !== undefined) {
    const address = `/api/reports/${form.id}?format=${form.format.id}`;
    return NextResponse.rewrite(new URL(address, request.url));
  }
  const [, kind = '', written = ''] = request.nextUrl.pathname.split('/');
  if (await exists(kind, decode(written))) return NextResponse.next();
  return missing(request);
}

/** Files and pictures that there are none of are asked for by programs. */
function isForPeople({ method, nextUrl: { pathname } }: NextRequest): boolean {
  const last = pathname.slice(pathname.lastIndexOf('/') + 1);
  return (
    (method === 'GET' || method === 'HEAD') && !last.includes('.') && !last.startsWith('opengraph-image')
  );
}

/**
 * The server in front, `bin/serve/record.ts`, answers with this status. Said to Next, it would take the title of the page
 * from `app/not-found.tsx`.
 */
const asMissing = { 'x-plinth-status': '404' };

function missing(request: NextRequest): NextResponse {
  const page = new URL('/missing', request.url);
  page.searchParams.set('asked', request.nextUrl.pathname);
  return NextResponse.rewrite(page, { headers: asMissing });
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
