import { explain, explainAddress } from '@/app/_server/answers/explain';
import { notAllowed, respond } from '@/app/_server/respond';

/** Answers what an error message may come from; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(() => explain(request));
}

export function GET(request: Request): Promise<Response> {
  return respond(() => explainAddress(request));
}

const refused = notAllowed('GET', 'POST');

export { refused as DELETE, refused as PATCH, refused as PUT };
