import { createServer, type IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { makePage, recordPage } from './record';

test('nothing of the first request but its address goes into the page, and the request stays as it was', async () => {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    const page = await recordPage(request, async ({ headers }, answer) => {
      seen.push({ ...headers });
      answer.end('page');
    });
    response.end(
      JSON.stringify([page.status, request.headers['x-middleware-prefetch'], request.headers.range]),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const answer = await fetch(`http://127.0.0.1:${port}/rules`, {
    headers: {
      'x-middleware-prefetch': '1',
      'content-security-policy': "script-src 'nonce-x'",
      'x-forwarded-host': 'elsewhere.example',
      cookie: 'a=b',
      range: 'bytes=0-5',
    },
  });
  expect(await answer.json()).toEqual([200, '1', 'bytes=0-5']);
  expect(seen).toEqual([{ host: 'localhost' }]);
  server.close();
});

test('what a browser has keeps the policy that it came with', async () => {
  const server = createServer(async (request, response) => {
    const { status, headers } = await makePage(
      request,
      async (_, answer) => {
        answer.statusCode = 304;
        answer.setHeader('etag', '"x"');
        answer.end();
      },
      {},
    );
    response.end(JSON.stringify([status, headers]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const [status, headers] = await (await fetch(`http://127.0.0.1:${port}/shared`)).json();
  expect(status).toBe(304);
  expect(headers).toMatchObject({ etag: '"x"', 'x-content-type-options': 'nosniff' });
  expect(headers).not.toHaveProperty('content-security-policy');
  server.close();
});

test('a page that stands for something missing is answered with the status it is given, and does not tell how', async () => {
  const server = createServer(async (request, response) => {
    const { status, headers } = await recordPage(request, async (_, answer) => {
      answer.setHeader('x-plinth-status', '404');
      answer.setHeader('content-type', 'text/plain');
      answer.end('Nothing is called that.');
    });
    response.end(JSON.stringify([status, Object.keys(headers).includes('x-plinth-status')]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  expect(await (await fetch(`http://127.0.0.1:${port}/images/nothing`)).json()).toEqual([404, false]);
  server.close();
});
