import { isHeld } from '@/app/_server/conditional';
import { RequestError } from '@/app/_server/problem';
import { storedReport } from '@/app/_server/reports';
import { notAllowed, respond } from '@/app/_server/respond';

type Context = { readonly params: Promise<{ readonly id: string }> };

/** The text of a shared report, whole, as its page shows it in pieces. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { id } = await params;
    const { text, sha256, isLeftOut } = (await storedReport(id)).report.source;
    if (isLeftOut) throw new RequestError('not-found', 'Whoever shared this report left the text out.');
    const headers = {
      'content-type': 'text/plain; charset=utf-8',
      // Asked about every time: a report can be taken back.
      'cache-control': 'no-cache',
      etag: `"${sha256}"`,
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    };
    if (isHeld(request, headers.etag)) return { status: 304, headers, body: '' };
    return { status: 200, headers, body: text };
  });
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
