import { formatOf } from '@/app/_server/format';
import { RequestError } from '@/app/_server/problem';
import { storedAs } from '@/app/_server/report-forms';
import { deleteReport } from '@/app/_server/reports';
import { notAllowed, respond } from '@/app/_server/respond';

type Context = { readonly params: Promise<{ readonly id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { id } = await params;
    return storedAs(id, formatOf(request), request);
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
