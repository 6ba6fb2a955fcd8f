import { expect, test, vi } from 'vitest';
import { mcp } from './mcp';

vi.mock('server-only', () => ({}));

const headers = { accept: 'application/json, text/event-stream', 'content-type': 'application/json' };

function sent(message: unknown) {
  return mcp(new Request('http://localhost/mcp', { method: 'POST', headers, body: JSON.stringify(message) }));
}

const asking = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'explain_rule', arguments: { rule: 'runs-as-root' } },
};
const cancelling = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } };

test('a body that takes back what it asks for is answered all the same', async () => {
  const { status, body } = await sent([asking, cancelling]);
  expect(status).toBe(200);
  expect(JSON.parse(String(body))).toMatchObject({ id: 1, result: { structuredContent: {} } });
});

test.each([[cancelling], [[cancelling]]])('%j alone is taken', async (message) => {
  expect((await sent(message)).status).toBe(202);
});
