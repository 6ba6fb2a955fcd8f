import { share } from '@/app/_server/answers/share';
import { notAllowed, respond } from '@/app/_server/respond';

/** Makes the report, without its secrets unless they are to be kept, and stores it under a new address. */
export function POST(request: Request): Promise<Response> {
  return respond(() => share(request));
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
