import { request as ask } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { strictHeaders } from './headers';
import { connectTo, type Opened, openFront, readAll, sendRaw } from './testing/front.fixture';

let front: Opened;
afterEach(() => front.close());

type Answered = { readonly status: number; readonly headers: Headers; readonly body: string };

async function get(path: string, init: RequestInit = {}): Promise<Answered> {
  const answer = await fetch(front.url + path, init);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
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

describe('headers', () => {
  test('are strict on what the front answers itself', async () => {
    front = await openFront({});
    for (const path of ['/healthz', '/metrics']) {
      const { status, headers } = await get(path);
      expect(status).toBe(200);
      expect(Object.fromEntries(headers)).toMatchObject(strictHeaders);
      expect(headers.has('strict-transport-security')).toBe(false);
    }
  });

  test('ask for TLS only where the server is known to be behind it', async () => {
    const proto = { 'x-forwarded-proto': 'https' };
    front = await openFront({});
    expect((await get('/', { headers: proto })).headers.has('strict-transport-security')).toBe(false);
    front.close();
    front = await openFront({ trustedProxies: 1 });
    expect((await get('/', { headers: proto })).headers.get('strict-transport-security')).toMatch(
      /max-age=31536000/,
    );
    expect((await get('/')).headers.has('strict-transport-security')).toBe(false);
    front.close();
    front = await openFront({ publicUrl: 'https://plinth.example' });
    for (const path of ['/', '/healthz', `/${'a'.repeat(20_000)}`])
      expect((await get(path)).headers.has('strict-transport-security')).toBe(true);
  });
});

describe('what another site has a browser send', () => {
  test('is refused before it is read, in a simple form too', async () => {
    let asked = 0;
    front = await openFront({
      answer: async (_, response) => {
        asked += 1;
        response.end();
      },
    });
    const init = { method: 'POST', body: 'FROM scratch' };
    const headers = {
      'content-type': 'text/plain',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'no-cors',
    };
    const answer = await get('/api/reports', { ...init, headers });
    expect({ status: answer.status, code: JSON.parse(answer.body).code }).toEqual({
      status: 403,
      code: 'other-site',
    });
    expect((await get('/api/reports', { ...init, headers: { origin: 'https://evil.example' } })).status).toBe(
      403,
    );
    expect(asked).toBe(0);
    expect((await get('/api/reports', init)).status).toBe(200);
    expect((await get('/', { headers })).status).toBe(200);
    expect(asked).toBe(2);
  });
});

/** With headers that `fetch` does not let through. */
async function seen(headers: Record<string, string>): Promise<Record<string, string>> {
  const received = await new Promise<string>((resolve, reject) => {
    ask(`${front.url}/x?y`, { headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk)).on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
  return JSON.parse(received).headers;
}

describe('what a request says of its way', () => {
  const forged = {
    host: 'evil.example',
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
    'x-original-url': '/evil',
  };

  test('is passed over where no proxy is trusted, and said once in the log', async () => {
    front = await openFront({});
    for (let times = 0; times < 3; times += 1) {
      const headers = await seen(forged);
      expect(headers['x-forwarded-for']).toBe('127.0.0.1');
      expect(JSON.stringify(headers)).not.toMatch(/evil|6\.6\.6\.6|https/);
    }
    expect(front.lines().filter((line) => line.includes('PLINTH_TRUSTED_PROXIES'))).toHaveLength(1);
  });

  test('is believed as far as proxies are trusted', async () => {
    front = await openFront({ trustedProxies: 1 });
    const headers = await seen({ ...forged, 'x-forwarded-for': '6.6.6.6, 192.0.2.7:4711' });
    expect(headers['x-forwarded-for']).toBe('192.0.2.7');
    expect(headers.host).toBe('localhost');
    expect(headers['x-forwarded-host']).toBeUndefined();
  });
});

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
    expect(problemIn(await sendRaw(front.port, head)).status).toBe(413);
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
    const ended = readAll(socket);
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    let sent = 0;
    while (!socket.destroyed && sent < 500) {
      socket.write(chunk);
      sent += 1;
      await wait(1);
    }
    await ended;
    expect(sent).toBeLessThan(500);
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

function connections(): Promise<number> {
  return new Promise((resolve, reject) =>
    front.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

describe('stopping', () => {
  test('answers what is under way, takes no more, and ends', async () => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    front = await openFront({
      answer: async (_, response) => {
        await held;
        response.end('done');
      },
    });
    const idle = await connectTo(front.port);
    const idleEnds = readAll(idle);
    const under = fetch(`${front.url}/slow`, { method: 'POST', body: 'x' });
    await expect.poll(() => connections()).toBe(2);
    let isOver = false;
    const stopped = front.stop().then(() => (isOver = true));
    await idleEnds;
    await expect(fetch(`${front.url}/other`)).rejects.toThrow();
    expect(isOver).toBe(false);
    goOn();
    const answer = await under;
    expect({ status: answer.status, body: await answer.text() }).toEqual({ status: 200, body: 'done' });
    await stopped;
  });
});

describe('what is told of requests', () => {
  test('metrics name kinds of addresses, and only programs of this machine see them', async () => {
    front = await openFront({});
    await get('/r/secret-id-1');
    await get('/r/secret-id-2?lines=1');
    await get('/images/debian-trixie');
    await get('/wp-login.php', { method: 'DELETE' });
    const { body, headers } = await get('/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(body).toContain('plinth_requests_total{route="/r/:id",method="GET",status="200"} 2\n');
    expect(body).toContain('plinth_requests_total{route="other",method="DELETE",status="200"} 1\n');
    expect(body).toMatch(/plinth_request_seconds_count\{route="\/images\/:id"\} 1\n/);
    expect(body).toMatch(
      /plinth_pool_waiting 1\n[\s\S]*plinth_pool_running 2\n[\s\S]*plinth_pool_workers 3\n/,
    );
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toMatch(/secret-id|wp-login/);
    // What passes through a proxy is answered as if there were none.
    expect((await get('/metrics', { headers: { 'x-forwarded-for': '192.0.2.7' } })).body).toContain(
      '"url":"/metrics"',
    );
  });

  test.each([
    ['off', false],
    ['all', true],
  ] as const)('metrics that are %s', async (metricsTo, isAnswered) => {
    front = await openFront({ metricsTo });
    const { body } = await get('/metrics', { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect(body.includes('plinth_requests_total')).toBe(isAnswered);
  });

  test('the log has neither ids nor queries nor what was sent', async () => {
    front = await openFront({
      answer: async ({ url }, response) => {
        if (url?.startsWith('/rules')) throw new TypeError('FROM my-secret-image');
        response.statusCode = 201;
        response.end();
      },
    });
    await get('/r/secret-id?token=secret-token', { method: 'POST', body: 'secret-text' });
    const failed = await get('/rules/secret-rule');
    expect({ status: failed.status, body: failed.body.includes('secret') }).toEqual({
      status: 500,
      body: false,
    });
    await expect.poll(() => front.lines().length).toBeGreaterThan(2);
    const lines = front.lines().map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'info',
        msg: 'request',
        route: '/r/:id',
        method: 'POST',
        status: 201,
      }),
    );
    const fault = lines.find(({ msg }) => msg === 'fault');
    expect(fault).toMatchObject({ level: 'error', route: '/rules/:id', error: { name: 'TypeError' } });
    expect(fault.error.at[0]).toMatch(/front\.test\.ts:\d+:\d+/);
    expect(front.lines().join('\n')).not.toMatch(/secret|127\.0\.0\.1/);
  });
});
