import 'server-only';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { CancelledNotificationSchema, ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import type { Engine } from '@/lib/agent/engine';
import { agentServer } from '@/lib/agent/server';
import { resourceAddresses, webAddresses } from '@/lib/render/page/addresses';
import { jsonExcess } from '../analyze-body';
import type { Asked } from '../asked';
import { getCatalog } from '../catalog';
import { today } from '../clock';
import { environment } from '../environment';
import { maximumJsonBytes, readText } from '../limits';
import { type Asker, askerOf, runInPool } from '../pool/run';
import { isRequestError, problems } from '../problem';
import { type Answer, json } from '../respond';
import { lengthToRead } from '../rewriting';
import { tableData } from '../table';

/** Of one body: far more than a request with all its build arguments has. */
const mostParts = 10_000;
/** The protocol of 2025-03-26 lets a body hold several messages. */
const mostMessages = 20;

/**
 * Answers one body of the Model Context Protocol, with a server of its own and without a session; the server in front
 * has looked at where it comes from:
 * https://modelcontextprotocol.io/specification/2025-06-18/basic/transports#streamable-http
 */
export async function mcp(request: Asked): Promise<Answer> {
  const read = await readMessage(request);
  if (read.kind === 'refused') return read.answer;
  const server = agentServer(engineFor(askerOf(request)), sentenceFor);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    const response = await transport.handleRequest(requestFor(request), { parsedBody: read.message });
    const body = await response.text();
    const type = response.headers.get('content-type');
    return {
      status: response.status,
      headers: { 'cache-control': 'no-store', ...(type !== null && { 'content-type': type }) },
      body,
    };
  } finally {
    await server.close();
  }
}

/** There is no stream to listen to and no session to end. */
export function mcpNotAllowed(): Answer {
  const answer = failure(
    405,
    ErrorCode.InvalidRequest,
    'Send messages with POST: there is no stream and no session.',
  );
  return { ...answer, headers: { ...answer.headers, allow: 'POST, OPTIONS' } };
}

/** As far as the transport looks at it. */
function requestFor({ url, headers }: Asked): Request {
  const names = ['accept', 'content-type', 'mcp-protocol-version'];
  const sent = names.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] satisfies [string, string]];
  });
  return new Request(url, { method: 'POST', headers: sent });
}

type Read =
  | { readonly kind: 'message'; readonly message: unknown }
  | { readonly kind: 'refused'; readonly answer: Answer };

async function readMessage(request: Asked): Promise<Read> {
  const refused = (status: number, code: number, text: string): Read => ({
    kind: 'refused',
    answer: failure(status, code, text),
  });
  try {
    const text = await readText(request, maximumJsonBytes);
    if (jsonExcess(text, mostParts) !== undefined)
      return refused(
        400,
        ErrorCode.InvalidRequest,
        'The message holds too many names and values, or nests them too deep.',
      );
    const message: unknown = JSON.parse(text);
    if (Array.isArray(message) && message.length > mostMessages)
      return refused(400, ErrorCode.InvalidRequest, `At most ${mostMessages} messages are taken at once.`);
    return { kind: 'message', message: Array.isArray(message) ? message.filter(isToBeHeeded) : message };
  } catch (error) {
    if (error instanceof SyntaxError) return refused(400, ErrorCode.ParseError, 'The body is not JSON.');
    if (!isRequestError(error)) throw error;
    const { status } = problems[error.code];
    const text = error.code === 'too-large' ? 'The message is too large.' : error.message;
    return refused(status, ErrorCode.InvalidRequest, text);
  }
}

/** A request that is cancelled gets no answer, and one body is answered when all that it asks is. */
function isToBeHeeded(message: unknown): boolean {
  return !CancelledNotificationSchema.safeParse(message).success;
}

function failure(status: number, code: number, message: string): Answer {
  return json({ jsonrpc: '2.0', error: { code, message }, id: null }, { status });
}

function engineFor(asker: Asker): Engine {
  const { PLINTH_PUBLIC_URL: site } = environment();
  const [catalog, day] = [getCatalog(), today()];
  return {
    catalog,
    today: day,
    addresses: site === undefined ? resourceAddresses : webAddresses(site),
    table: () => tableData(catalog, day),
    analyze: (request) => runInPool('analyze', request, request.dockerfile.length, asker),
    rewrite: (request) => runInPool('rewrite', request, lengthToRead(request), asker),
    explain: (request) =>
      runInPool('explain', request, request.message.length + (request.dockerfile?.length ?? 0), asker),
  };
}

function sentenceFor(error: unknown): string {
  if (isRequestError(error)) return error.message;
  console.error(error);
  return problems.internal.detail;
}
