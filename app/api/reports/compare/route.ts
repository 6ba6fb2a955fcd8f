import { compareAnswer } from '@/app/_server/comparison';
import { notAllowed, respond } from '@/app/_server/respond';

/** What is between two stored reports, or between one and its text analyzed anew. */
export function GET(request: Request): Promise<Response> {
  return respond(() => compareAnswer(request));
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
