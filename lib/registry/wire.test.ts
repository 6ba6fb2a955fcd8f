import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RegistryOptions } from './client';
import { endless, type Misbehaving, redirect, refuse, send, startMisbehaving } from './testing/misbehaving';
import { clientOf, faultOf, referenceOf } from './testing/registry';

const { signal } = new AbortController();
const tag = '/v2/app/manifests/1';

let bad: Misbehaving;
beforeAll(async () => {
  bad = await startMisbehaving();
});
afterEach(() => bad.reset());
afterAll(() => bad?.stop());

function image(options: Partial<RegistryOptions> = {}, name = 'app:1', stop = signal) {
  const reference = referenceOf(`${bad.address}/${name}`);
  return clientOf(options).image(reference, { platform: 'linux/amd64', signal: stop });
}

const lines = () => bad.asked.map(({ line }) => line);

describe('time', () => {
  test('a head that never comes', async () => {
    bad.on(tag, () => {});
    expect(await faultOf(image({ patience: { head: 50 } }))).toMatchObject({
      code: 'too-slow',
      details: { bound: 'time', limit: 50, host: bad.address },
    });
    expect(lines()).toHaveLength(2);
  });

  test('a body that drips is bounded as a whole', async () => {
    bad.on(tag, (_request, response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const fault = await faultOf(image({ patience: { stall: 5000, document: 100 } }));
    expect(fault).toMatchObject({ code: 'too-slow', details: { limit: 100 } });
  });

  test('it ends when whoever asks goes away', async () => {
    const stop = new AbortController();
    const reason = new Error('gone');
    bad.on(tag, () => stop.abort(reason));
    expect(await faultOf(image({}, 'app:1', stop.signal))).toBe(reason);
  });
});

describe('redirects', () => {
  test('in a circle', async () => {
    bad.on(tag, redirect(tag));
    expect(await faultOf(image())).toMatchObject({
      code: 'too-much',
      details: { bound: 'redirects', limit: 5 },
    });
    expect(lines()).toHaveLength(6);
  });

  test.each(['http://registry.example/x', 'ftp://127.0.0.1/x', 'file:///etc/passwd'])(
    'to %s are not followed',
    async (to) => {
      bad.on(tag, redirect(to));
      expect(await faultOf(image())).toMatchObject({ code: 'not-answered', details: { status: 307 } });
    },
  );

  test.each(['', 'http://[', undefined])('to nowhere (%s)', async (to) => {
    bad.on(tag, to === undefined ? send('', {}, 307) : redirect(to));
    expect(await faultOf(image())).toMatchObject({ name: 'RegistryError' });
  });
});

describe('a registry that is not well', () => {
  function waits() {
    const waited: number[] = [];
    return { waited, wait: async (milliseconds: number) => void waited.push(milliseconds) };
  }

  test.each([500, 502, 503, 504])('%i is asked again', async (status) => {
    const { waited, wait } = waits();
    bad.once(tag, refuse(status, 'UNKNOWN', 'ill'), refuse(status, 'UNKNOWN', 'ill'));
    expect(await image({ wait })).toMatchObject({ digest: bad.image.digest });
    expect(waited).toEqual([500, 1000]);
  });

  test('but not for ever', async () => {
    bad.on(tag, refuse(503, 'UNAVAILABLE', 'ill'));
    expect(await faultOf(image())).toMatchObject({
      code: 'not-answered',
      details: { status: 503, said: 'UNAVAILABLE ill', host: bad.address },
    });
    expect(lines()).toHaveLength(4);
  });

  test('a broken connection is asked again', async () => {
    bad.once(tag, (request) => request.socket.destroy());
    expect(await image()).toMatchObject({ digest: bad.image.digest });
  });

  test('a manifest that breaks off is asked for again', async () => {
    bad.once(tag, (_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{', () => response.destroy());
    });
    expect(await image()).toMatchObject({ digest: bad.image.digest });
  });

  test('nobody there', async () => {
    const client = clientOf();
    const work = client.image(referenceOf('127.0.0.1:1/app'), { platform: 'linux/amd64', signal });
    expect(await faultOf(work)).toMatchObject({ code: 'not-reached', details: { host: '127.0.0.1:1' } });
  });

  test('one that counts is waited for as it says', async () => {
    const { waited, wait } = waits();
    bad.once(tag, refuse(429, 'TOOMANYREQUESTS', 'slow down', { 'retry-after': '7' }));
    expect(await image({ wait })).toMatchObject({ digest: bad.image.digest });
    expect(waited).toEqual([7000]);
  });

  test('a day in Retry-After', async () => {
    const { waited, wait } = waits();
    const now = () => Date.UTC(2026, 0, 1);
    bad.once(tag, refuse(429, 'TOOMANYREQUESTS', '', { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' }));
    expect(await image({ wait, now })).toMatchObject({ digest: bad.image.digest });
    expect(waited).toEqual([9000]);
  });

  test('a long wait is told instead, with what is allowed', async () => {
    const headers = {
      'retry-after': '3600',
      'ratelimit-limit': '100;w=21600',
      'ratelimit-remaining': '0;w=21600',
    };
    bad.on(tag, refuse(429, 'TOOMANYREQUESTS', 'You have reached your pull rate limit', headers));
    expect(await faultOf(image())).toMatchObject({
      code: 'rate-limited',
      details: { retryAfter: 3600, allowance: { requests: 100, seconds: 21_600 }, host: bad.address },
    });
    expect(lines()).toHaveLength(1);
  });

  test('what it says is bounded, and without secrets', async () => {
    const message = `\u001b[31mask https://cdn.example/x?signature=abc with Bearer topsecret ${'long '.repeat(500)}`;
    bad.on(tag, refuse(400, 'DENIED', message));
    const fault = await faultOf(image());
    expect(fault).toMatchObject({ code: 'not-answered', details: { status: 400 } });
    const { said } = Object(fault).details;
    expect(said.length).toBeLessThanOrEqual(300);
    expect(said).toMatch(/^DENIED \[31mask https:\/\/cdn\.example\/x\?… with Bearer … long/);
  });

  test('what it says without an end is left', async () => {
    bad.on(tag, endless({}, 400));
    expect(await faultOf(image())).toMatchObject({ code: 'not-answered', details: { status: 400 } });
  });
});
