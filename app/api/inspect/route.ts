import { inspect, inspectEvents, wantsEvents } from '@/app/_server/answers/inspect';
import { notAllowed, respond } from '@/app/_server/respond';

/** What is read out of an image in its registry, and how far that is. */
export async function GET(request: Request): Promise<Response> {
  if (wantsEvents(request)) return inspectEvents(request);
  return await respond(() => inspect(request));
}

const refused = notAllowed('GET');

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT };
