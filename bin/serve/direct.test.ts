import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Asked, answerDirectly, type DirectRoute } from './direct';

type Route = DirectRoute['answer'];

let server: Server;
let client: Socket;
let received = 0;

/** A server of these routes, and a connection to it on which bytes are written as they are. */
async function serve(
  routes: Readonly<Record<string, Route>>,
  refuse: DirectRoute['refuse'] = () => undefined,
): Promise<void> {
  const direct = new Map(Object.entries(routes).map(([name, answer]) => [name, { answer, refuse }]));
  server = createServer((request, response) => {
    // As the front does, which knows what to believe.
    request.headers['x-forwarded-for'] ??= request.socket.remoteAddress;
    void answerDirectly(direct, request, response).then((isAnswered) => {
      if (!isAnswered) response.end('elsewhere');
    });
  });
  received = 0;
  server.on('connection', (socket) => {
    const timer = setInterval(() => {
      received = socket.bytesRead;
    }, 5);
    socket.on('close', () => clearInterval(timer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  client = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  client.on('error', () => {});
  await once(client, 'connect');
}

afterEach(() => {
  client.destroy();
  server.close();
});

/** What has come once it has so many answers, or once the other side has ended the connection. */
async function answers(count: number): Promise<string> {
  let text = '';
  client.setEncoding('latin1');
  for await (const chunk of client.iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.split('HTTP/1.1 ').length > count && text.endsWith('.')) return text;
  }
  return text;
}

function post(body: string, more = ''): string {
  return `POST /a?b=%zz HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n${more}\r\n${body}`;
}

function said(body: string, status = 200): Awaited<ReturnType<Route>> {
  return { status, headers: {}, body };
}

async function bytesOf({ body }: Asked): Promise<Buffer> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read())
    chunks.push(read.value);
  return Buffer.concat(chunks);
}

const echo: Route = async (request) => ({
  status: 201,
  headers: { location: '/r/x' },
  body: `${new URL(request.url).search} ${await bytesOf(request)}.`,
});

test('a route gets the request as it was sent, and its answer goes out whole', async () => {
  await serve({ 'POST /a': echo });
  client.write(post('FROM scratch'));
  const text = await answers(1);
  expect(text).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
  expect(text).toContain('\r\nlocation: /r/x\r\n');
  expect(text).toMatch(/\r\ncontent-length: 20\r\n(?:.+\r\n)+\r\n\?b=%zz FROM scratch\.$/);
});

test.each(['GET /a', 'POST /b', 'POST /a/', 'POST //a', 'POST /%61', 'POST http://x/a', 'POST /a#b'])(
  '%s is not one of them',
  async (line) => {
    await serve({ 'POST /a': echo });
    client.write(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(await answers(9)).toMatch(/elsewhere$/);
  },
);

test('the address is that of the connection, unless a proxy has written down another', async () => {
  const route: Route = async ({ headers }) => said(`${headers.get('x-forwarded-for')}.`);
  await serve({ 'POST /a': route });
  client.write(post(''));
  client.write(post('', 'X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2.2.2.2\r\n'));
  const text = await answers(2);
  expect(text).toContain('\r\n\r\n127.0.0.1.HTTP');
  expect(text).toMatch(/\r\n\r\n1\.1\.1\.1, 2\.2\.2\.2\.$/);
});

test('requests sent at once are answered in their order', async () => {
  const late: Route = async (request) => {
    const text = String(await bytesOf(request));
    if (text === 'a') await new Promise((resolve) => setTimeout(resolve, 50));
    return said(`${text}.`);
  };
  await serve({ 'POST /a': late });
  client.write(post('a') + post('b') + post('c'));
  expect((await answers(3)).match(/[abc]\.(?=HTTP|$)/g)).toEqual(['a.', 'b.', 'c.']);
});

test('a body that is refused is dropped as it comes, and the connection serves the next', async () => {
  const refuse: Route = async (request) => {
    const reader = request.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    return said('refused.', 413);
  };
  await serve({ 'POST /a': refuse, 'POST /b': async () => said('next.') });
  const half = 'x'.repeat(500_000);
  client.write(`POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: ${2 * half.length}\r\n\r\n${half}`);
  expect(await answers(1)).toContain('413');
  client.write(`${half}POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n`);
  expect(await answers(1)).toMatch(/next\.$/);
});

test('who is refused at the door is so before his body has come, and the connection serves the next', async () => {
  const refusal = { ...said('busy.', 503), headers: { 'retry-after': '1' } };
  await serve({ 'POST /a': echo }, (headers) =>
    headers.get('x-forwarded-for') === '127.0.0.1' && headers.get('x-b') === null ? refusal : undefined,
  );
  client.write('POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nhalf');
  const first = await answers(1);
  expect(first).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\nretry-after: 1\r\ncontent-length: 5\r\n/);
  expect(first).toMatch(/\r\nConnection: keep-alive\r\n(?:.+\r\n)*\r\nbusy\.$/);
  client.write(`${'x'.repeat(999_996)}${post('FROM scratch', 'X-B: c\r\n')}`);
  expect(await answers(1)).toMatch(/201 Created[\s\S]+FROM scratch\.$/);
  client.write(post('FROM scratch') + post('FROM b', 'X-Forwarded-For: 127.0.0.2\r\n'));
  expect(await answers(2)).toMatch(/503 Service Unavailable[\s\S]+busy\.HTTP[\s\S]+FROM b\.$/);
});

test('a body comes no faster than it is read', async () => {
  let goOn = () => {};
  const wait = new Promise<void>((resolve) => (goOn = resolve));
  const slow: Route = async (request) => {
    await wait;
    return said(`${(await bytesOf(request)).byteLength}.`);
  };
  await serve({ 'POST /a': slow });
  client.write(post('x'.repeat(30_000_000)));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(received).toBeLessThan(2_000_000);
  goOn();
  expect(await answers(1)).toMatch(/30000000\.$/);
});

test('who leaves in the middle of a body ends its reading', async () => {
  let tell = (_: unknown) => {};
  const end = new Promise((resolve) => (tell = resolve));
  const route: Route = async (request) => {
    await bytesOf(request).catch(tell);
    return said('', 499);
  };
  await serve({ 'POST /a': route });
  client.write('POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nFROM');
  setTimeout(() => client.destroy(), 50);
  expect(await end).toMatchObject({ name: 'AbortError' });
});

test('who leaves before the answer is heard of, also behind another request of the same connection', async () => {
  let left = 0;
  const asked: (() => void)[] = [];
  const route: Route = ({ signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        left += 1;
        resolve(said(''));
      });
      for (const one of asked.splice(0)) one();
    });
  await serve({ 'POST /a': route });
  const both = (async () => {
    for (let nth = 0; nth < 2; nth += 1) await new Promise<void>((resolve) => asked.push(resolve));
  })();
  client.write(post('x'));
  client.write(post('y'));
  await both;
  expect(left).toBe(0);
  client.destroy();
  await expect.poll(() => left).toBe(2);
});

test('no listener is left on a connection that is used again and again', async () => {
  await serve({ 'POST /a': echo });
  const [socket] = await Promise.all([
    new Promise<Socket>((resolve) => server.once('request', ({ socket }) => resolve(socket))),
    (async () => {
      for (let nth = 0; nth < 20; nth += 1) {
        client.write(post('x'));
        await answers(1);
      }
    })(),
  ]);
  await expect.poll(() => socket.listenerCount('close')).toBeLessThan(5);
});

test('what is no request is refused before a route sees it', async () => {
  await serve({ 'POST /a': echo });
  client.write('POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc');
  expect(await answers(9)).toMatch(/^HTTP\/1\.1 400 Bad Request/);
});
