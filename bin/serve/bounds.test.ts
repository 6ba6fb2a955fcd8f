import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { strictHeaders } from './headers';
import { connectTo, type Opened, openFront, readAll, sendRaw } from './testing/front.fixture';

let front: Opened;
afterEach(() => front.close());

async function get(path: string): Promise<{ readonly status: number; readonly body: string }> {
  const answer = await fetch(front.url + path);
  return { status: answer.status, body: await answer.text() };
}

/** The problem in a raw answer, with its status. */
function problemIn(answer: string): { readonly status: number; readonly detail: string } {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  for (const [name, value] of Object.entries(strictHeaders)) expect(head).toContain(`\r\n${name}: ${value}`);
  expect(head.toLowerCase()).toContain('\r\ncontent-type: application/problem+json');
  const problem = JSON.parse(body);
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${problem.status} `));
  return problem;
}

function connections(): Promise<number> {
  return new Promise((resolve, reject) =>
    front.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

describe('limits', () => {
  test('an address that is too long is 414, whether it is read or not', async () => {
    front = await openFront({});
    const { status, body } = await get(`/${'a'.repeat(17_000)}`);
    expect({ status, detail: JSON.parse(body).detail }).toMatchObject({ status: 414, detail: /16 KiB/ });
    const answer = problemIn(
      await sendRaw(front.port, `GET /${'a'.repeat(50_000)} HTTP/1.1\r\nHost: x\r\n\r\n`),
    );
    expect(answer.status).toBe(414);
  });

  test('what is no request of HTTP, or asks for what nobody does, is told so', async () => {
    front = await openFront({});
    const head = 'Content-Length: 0\r\nConnection: close\r\n\r\n';
    for (const [request, status] of [
      [`GET /rules HTTP/1.1\r\n${head}`, 400],
      [`GET /rules HTTP/1.1\r\nHost: x\r\nExpect: more\r\n${head}`, 417],
      [`TRACE /rules HTTP/1.1\r\nHost: x\r\n${head}`, 501],
      [`PROPFIND /api/reports HTTP/1.1\r\nHost: x\r\n${head}`, 501],
      [`DELETE /rules HTTP/1.1\r\nHost: x\r\n${head}`, 405],
    ] as const)
      expect(problemIn(await sendRaw(front.port, request)).status).toBe(status);
    expect(await sendRaw(front.port, `GET /rules HTTP/1.0\r\n${head}`)).toContain('200 OK');
    expect(await sendRaw(front.port, `DELETE /api/x HTTP/1.1\r\nHost: x\r\n${head}`)).toContain('200 OK');
  });

  test('behind TLS browsers are told to stay with it, whatever is refused', async () => {
    front = await openFront({ publicUrl: 'https://plinth.example' });
    for (const request of ['nonsense\r\n\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: more\r\n\r\n'])
      expect((await sendRaw(front.port, request)).toLowerCase()).toContain(
        'strict-transport-security: max-age=',
      );
  });

  test('headers that are too large are 431', async () => {
    front = await openFront({});
    const head = `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(40_000)}\r\n\r\n`;
    expect(problemIn(await sendRaw(front.port, head))).toMatchObject({
      status: 431,
      detail: expect.stringMatching(/32 KiB/),
    });
  });

  test('a body that says it is too large is 413 before it is sent', async () => {
    front = await openFront({});
    const head = `POST /api/analyze HTTP/1.1\r\nHost: x\r\nContent-Length: ${9 * 1024 * 1024}\r\n\r\n`;
    expect(problemIn(await sendRaw(front.port, head, 300)).status).toBe(413);
  });

  test('who sends it all the same reads why it was refused', async () => {
    front = await openFront({});
    const init = { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024) };
    for (let times = 0; times < 5; times += 1)
      expect((await fetch(`${front.url}/api/analyze`, init)).status).toBe(413);
  });

  test('the form of the analyzer is left to its page', async () => {
    front = await openFront({ answer: async (_, response) => void response.end('the page') });
    const head = `POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Length: ${9 * 1024 * 1024}\r\n\r\n`;
    const socket = await connectTo(front.port);
    socket.write(head);
    expect(await readAll(socket, 300)).toContain('the page');
  });

  test('a body that nobody reads is dropped up to a point, then the connection ends', async () => {
    front = await openFront({
      bounds: { ...limits, droppedBytes: 1_000_000 },
      answer: async (_, response) => void response.end('no'),
    });
    const socket = await connectTo(front.port);
    socket.write('POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const ended = readAll(socket).catch(() => 'ended');
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    let sent = 0;
    while (!socket.destroyed && sent < 500) {
      sent += 1;
      // No faster than it is taken, also where the machine is busy.
      if (!socket.write(chunk)) await Promise.race([once(socket, 'drain').catch(() => {}), ended]);
    }
    await ended;
    // What stands between the two holds some.
    expect(sent).toBeLessThan(250);
  });

  test.each([
    ['', 'nonsense\r\n\r\n'],
    ['a whole address', 'GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
  ])('what is no request is 400: %s', async (_, bytes) => {
    front = await openFront({});
    expect(problemIn(await sendRaw(front.port, bytes)).status).toBe(400);
  });
});

const limits = {
  headerBytes: 32 * 1024,
  addressLength: 16 * 1024,
  bodyBytes: 8 * 1024 * 1024,
  droppedBytes: 8 * 1024 * 1024,
  headerMilliseconds: 300,
  requestMilliseconds: 600,
  stuckMilliseconds: 500,
  stuckAtEndMilliseconds: 500,
  idleMilliseconds: 5000,
};

describe('slow ones', () => {
  test('headers that do not end are 408, while others are answered', async () => {
    front = await openFront({ bounds: limits });
    const slow = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const socket = await connectTo(front.port);
        socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
        const timer = setInterval(() => socket.write('X-A: b\r\n'), 50);
        return readAll(socket).finally(() => clearInterval(timer));
      }).map(async (ended) => ended),
    ).then(async (answers) => {
      expect((await get('/healthz')).status).toBe(200);
      return answers;
    });
    for (const answer of slow) expect(problemIn(answer).status).toBe(408);
  });

  test('a body that drips is 408', async () => {
    front = await openFront({ bounds: limits });
    const socket = await connectTo(front.port);
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n');
    const timer = setInterval(() => socket.write('x'), 50);
    const answer = await readAll(socket);
    clearInterval(timer);
    expect(problemIn(answer).status).toBe(408);
  });

  test('who takes nothing of an answer is left', async () => {
    front = await openFront({
      bounds: limits,
      answer: async (_, response) => void response.end('x'.repeat(50_000_000)),
    });
    const socket = await connectTo(front.port);
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await expect.poll(() => connections()).toBe(1);
    await expect.poll(() => connections(), { timeout: 5000 }).toBe(0);
  });

  test('who waits for an answer is not', async () => {
    front = await openFront({
      bounds: limits,
      answer: async (_, response) => {
        await wait(1500);
        response.end('late');
      },
    });
    expect((await get('/')).body).toBe('late');
  });
});
