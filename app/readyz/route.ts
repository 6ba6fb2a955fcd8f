import { ready } from '@/app/_server/answers/health';
import { notAllowed, respond } from '@/app/_server/respond';

/** Whether requests may be sent here: for what stands in front of several servers. */
export function GET(): Promise<Response> {
  return respond(() => ready());
}

export const dynamic = 'force-dynamic';

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
