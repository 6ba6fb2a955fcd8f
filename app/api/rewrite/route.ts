import { rewrite } from '@/app/_server/answers/rewrite';
import { notAllowed, respond } from '@/app/_server/respond';

/** Answers a better text for the file, as edits with their reasons, proved by reading it again; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(() => rewrite(request));
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
