import { secrets } from '@/app/_server/answers/secrets';
import { notAllowed, respond } from '@/app/_server/respond';

/** Lists what sharing would replace; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(() => secrets(request));
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
