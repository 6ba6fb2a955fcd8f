import { fetchHosted } from '@/app/_server/answers/fetch';
import { notAllowed, respond } from '@/app/_server/respond';

/** Answers the text of a file at a public address; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(() => fetchHosted(request));
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
