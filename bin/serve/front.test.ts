import { request as ask } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { usualBounds } from './bounds';
import { strictHeaders } from './headers';
import { connectTo, type Opened, openFront, readAll } from './testing/front.fixture';

let front: Opened;
afterEach(() => front.close());

type Answered = { readonly status: number; readonly headers: Headers; readonly body: string };

async function get(path: string, init: RequestInit = {}): Promise<Answered> {
  const answer = await fetch(front.url + path, init);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
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

function connections(): Promise<number> {
  return new Promise((resolve, reject) =>
    front.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

describe('stopping', () => {
  test('answers what is under way, takes no more, and ends', async () => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let hasBegun = false;
    front = await openFront({
      answer: async (_, response) => {
        hasBegun = true;
        await held;
        response.end('done');
      },
    });
    const idle = await connectTo(front.port);
    const idleEnds = readAll(idle);
    const under = fetch(`${front.url}/slow`, { method: 'POST', body: 'x' });
    // A connection alone is not under way yet: its request may still be on the way.
    await expect.poll(() => hasBegun).toBe(true);
    expect(await connections()).toBe(2);
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

describe('who keeps it from stopping', () => {
  test('by taking nothing of an answer, or by sending no more, is left soon', async () => {
    front = await openFront({
      bounds: { ...usualBounds, stuckAtEndMilliseconds: 100 },
      answer: async (_, response) => {
        response.end('x'.repeat(64 * 1024 * 1024));
      },
    });
    const taking = await connectTo(front.port);
    taking.pause();
    taking.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const sending = await connectTo(front.port);
    sending.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nFROM');
    sending.resume();
    await expect.poll(() => connections()).toBe(2);
    await expect.poll(() => sending.bytesRead).toBeGreaterThan(1024 * 1024);
    await front.stop();
    expect(await connections()).toBe(0);
    taking.destroy();
  });
});

describe('what is told of requests', () => {
  test('metrics name kinds of addresses, and only programs of this machine see them', async () => {
    front = await openFront({});
    await get('/r/secret-id-1');
    await get('/r/secret-id-2?lines=1');
    await get('/images/debian-trixie');
    await get('/wp-login.php', { method: 'POST' });
    const { body, headers } = await get('/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(body).toContain('plinth_requests_total{route="/r/:id",method="GET",status="200"} 2\n');
    expect(body).toContain('plinth_requests_total{route="other",method="POST",status="200"} 1\n');
    expect(body).toMatch(/plinth_request_seconds_count\{route="\/images\/:id"\} 1\n/);
    expect(body).toMatch(
      /plinth_pool_waiting 1\n[\s\S]*plinth_pool_running 2\n[\s\S]*plinth_pool_workers 3\n/,
    );
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toMatch(/secret-id|wp-login/);
    // What passes through a proxy is answered as if there were none.
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-proto', 'via'])
      expect((await get('/metrics', { headers: { [name]: '192.0.2.7' } })).body).toContain(
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
