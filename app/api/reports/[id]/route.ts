import { isHeld } from '@/app/_server/conditional';
import { environment } from '@/app/_server/environment';
import { formatOf, rendered, usualFormat } from '@/app/_server/format';
import { RequestError } from '@/app/_server/problem';
import { deleteReport, storedReport } from '@/app/_server/reports';
import { json, notAllowed, respond } from '@/app/_server/respond';

type Context = { readonly params: Promise<{ readonly id: string }> };

/** The report as it was stored. It never changes, but may be taken back: who keeps it asks every time. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { id } = await params;
    const format = formatOf(request);
    const stored = await storedReport(id);
    if (format !== usualFormat) {
      // Where a text is pasted, a path leads nowhere.
      const { PLINTH_PUBLIC_URL: site } = environment();
      const setting = { file: 'Dockerfile', colour: false, address: site && `${site}/r/${id}` };
      return rendered(format.render(stored.report, setting), format, { 'cache-control': 'no-cache' });
    }
    const headers = {
      vary: 'accept',
      'cache-control': 'no-cache',
      etag: `"${stored.id}"`,
      'last-modified': new Date(stored.createdAt).toUTCString(),
      'x-robots-tag': 'noindex',
    };
    if (isHeld(request, headers.etag)) return { status: 304, headers, body: '' };
    return json(stored.report, { headers });
  });
}

/** Deletes it for whoever has the token that was answered when it was shared. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { id } = await params;
    const token = tokenOf(request);
    if (token === undefined) {
      throw new RequestError(
        'wrong-token',
        'Send the token that was shown when the report was shared: `Authorization: Bearer <token>`.',
      );
    }
    await deleteReport(id, token);
    return { status: 204, headers: { 'cache-control': 'no-store' }, body: '' };
  });
}

/** RFC 6750, 2.1. */
function tokenOf(request: Request): string | undefined {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return token;
}

const refused = notAllowed('GET', 'DELETE');

export { refused as PATCH, refused as POST, refused as PUT };
