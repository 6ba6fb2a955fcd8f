import { analyze } from '@/app/_server/answers/analyze';
import { notAllowed, respond } from '@/app/_server/respond';

/** Answers the report, in the form that is asked for; stores nothing. */
export function POST(request: Request): Promise<Response> {
  return respond(() => analyze(request));
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
