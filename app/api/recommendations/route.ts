import { recommend } from '@/app/_server/answers/recommend';
import { notAllowed, respond } from '@/app/_server/respond';

/** Answers how the images of the catalog stand to a Dockerfile, page by page; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(() => recommend(request));
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
