import { health } from '@/app/_server/answers/health';
import { notAllowed, respond } from '@/app/_server/respond';

/** Answers once the catalog is read and a report could be stored; otherwise says what is wrong. */
export function GET(): Promise<Response> {
  return respond(() => health());
}

export const dynamic = 'force-dynamic';

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
