import { isHeld } from '@/app/_server/conditional';
import { environment } from '@/app/_server/environment';
import { formatOf, rendered, usualFormat } from '@/app/_server/format';
import { RequestError } from '@/app/_server/problem';
import { json, notAllowed, respond } from '@/app/_server/respond';
import { getStore } from '@/app/_server/store';

type Context = { readonly params: Promise<{ readonly id: string }> };

/** The report as it was stored. It never changes, so it may be kept by anyone for ever; the words of its other forms may. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { id } = await params;
    const format = formatOf(request);
    const stored = await getStore().getReport(id);
    if (stored === undefined) {
      throw new RequestError('not-found', 'No report has this id. Check that the address is complete.');
    }
    if (format !== usualFormat) {
      // Where a text is pasted, a path leads nowhere.
      const { PLINTH_PUBLIC_URL: site } = environment();
      const setting = { file: 'Dockerfile', colour: false, address: site && `${site}/r/${id}` };
      return rendered(format.render(stored.report, setting), format, { 'cache-control': 'no-cache' });
    }
    const headers = {
      vary: 'accept',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${stored.id}"`,
      'last-modified': new Date(stored.createdAt).toUTCString(),
    };
    if (isHeld(request, headers.etag)) return { status: 304, headers, body: '' };
    return json(stored.report, { headers });
  });
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
