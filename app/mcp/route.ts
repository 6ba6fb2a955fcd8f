import { respond, responseOf } from '@/app/_server/respond';

/** The Model Context Protocol for agents. What it takes is loaded when the first of them asks. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => (await import('@/app/_server/answers/mcp')).mcp(request));
}

async function refused(): Promise<Response> {
  return responseOf((await import('@/app/_server/answers/mcp')).mcpNotAllowed());
}

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
