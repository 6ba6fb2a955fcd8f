import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FetchError } from './fetch-error';
import { fetchText, type Wire } from './fetch-text';
import { selfSigned } from './testing/certificate';

vi.mock('server-only', () => ({}));

const host = 'localhost';
const certificate = selfSigned([host, 'raw.githubusercontent.com']);
let server: Server;
let port = 0;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: IncomingMessage[] = [];

beforeEach(async () => {
  asked.length = 0;
  answer = (_request, response) => give(response, 'FROM debian:13\n');
  server = createServer(certificate, (request, response) => {
    asked.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function give(response: ServerResponse, text: string | Buffer, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(text);
}

const wire = (resolve: Wire['resolve'] = async () => ['127.0.0.1']): Wire => ({
  resolve,
  port,
  ca: certificate.cert,
});

function fetched(
  more: Partial<{ wire: Wire; own: readonly string[]; path: string; signal: AbortSignal }> = {},
) {
  return fetchText(
    `https://${host}/${more.path ?? 'Dockerfile'}`,
    more.own ?? [host],
    more.signal ?? new AbortController().signal,
    more.wire ?? wire(),
    { milliseconds: 500, bytes: 1000, redirects: 2 },
  );
}

async function codeOf(work: Promise<string>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof FetchError ? error.code : `no fault: ${String(error)}`;
}

test('a text comes as it is, and nothing goes along', async () => {
  answer = (_request, response) => give(response, '\uFEFFFROM debian:13\r\n# ä\n');
  expect(await fetched()).toBe('\uFEFFFROM debian:13\r\n# ä\n');
  const { headers = {}, url } = asked[0] ?? {};
  expect(url).toBe('/Dockerfile');
  expect(Object.keys(headers).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ]);
  expect(headers['user-agent']).toMatch(/^Plinth\/\d/);
});

describe('where it may ask', () => {
  const open = (addresses: readonly string[], own: readonly string[] = [host]) =>
    codeOf(fetched({ wire: wire(async () => addresses), own }));

  test('a host that is not named in the settings is asked at addresses of the internet alone', async () => {
    for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00::1'])
      expect(await open([address], [])).toBe('not-public');
    expect(asked).toEqual([]);
  });

  test('one address of its own network among those of a host is enough to ask none', async () => {
    expect(await open(['140.82.112.3', '10.0.0.1'], [])).toBe('not-public');
    expect(await open([])).toBe('not-public');
  });

  test('what is of no network of a company is not asked for a host of the settings either', async () => {
    expect(await open(['169.254.169.254'])).toBe('not-public');
    expect(await open(['0.0.0.0'])).toBe('not-public');
    expect(
      await codeOf(
        fetchText(
          'https://raw.githubusercontent.com/a',
          ['raw.githubusercontent.com'],
          new AbortController().signal,
          wire(),
        ),
      ),
    ).toBe('not-public');
  });

  test('a name server that changes its answer changes nothing: the address looked at is the one asked', async () => {
    const answers = [['127.0.0.1'], ['169.254.169.254'], ['10.0.0.1']];
    let lookUps = 0;
    const changing = wire(async () => answers[lookUps++] ?? []);
    expect(await fetched({ wire: changing })).toContain('FROM');
    expect(lookUps).toBe(1);
    // The next request looks anew, and refuses.
    expect(await codeOf(fetched({ wire: changing }))).toBe('not-public');
    expect(asked).toHaveLength(1);
  });

  test('each step of a redirect is looked at anew', async () => {
    answer = (_request, response) => response.writeHead(302, { location: '/moved' }).end();
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    let lookUps = 0;
    expect(await codeOf(fetched({ wire: wire(async () => answers[lookUps++] ?? []) }))).toBe('not-public');
    expect(asked).toHaveLength(1);
  });

  test('a name that is not found, and a host that nobody answers for', async () => {
    const missing = wire(() => Promise.reject(new Error('ENOTFOUND')));
    expect(await codeOf(fetched({ wire: missing }))).toBe('not-reached');
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    expect(await codeOf(fetched())).toBe('not-reached');
  });

  test('a certificate that nobody vouches for is not believed', async () => {
    const { ca: _unknown, ...unknown } = wire();
    expect(await codeOf(fetched({ wire: unknown }))).toBe('not-reached');
    expect(asked).toEqual([]);
  });
});

describe('redirects', () => {
  const to = (location: string) => {
    answer = ({ url }, response) =>
      url === '/Dockerfile' ? response.writeHead(302, { location }).end() : give(response, `FROM ${url}\n`);
  };

  test('on the same host are followed', async () => {
    to('/other/Dockerfile');
    expect(await fetched()).toBe('FROM /other/Dockerfile\n');
  });

  test('to another host, another port or without TLS are not', async () => {
    for (const location of [
      'https://example.com/x',
      `https://${host}:1/x`,
      `http://${host}/x`,
      'file:///etc/passwd',
    ]) {
      to(location);
      expect(await codeOf(fetched())).toBe('redirected');
    }
    expect(asked.every(({ url }) => url === '/Dockerfile')).toBe(true);
  });

  test('end after a few', async () => {
    answer = ({ url }, response) => response.writeHead(302, { location: `${url}x` }).end();
    expect(await codeOf(fetched())).toBe('redirected');
    expect(asked).toHaveLength(3);
  });
});

describe('what is answered', () => {
  test.each([
    [404, 'not-there'],
    [403, 'not-there'],
    [401, 'not-there'],
    [429, 'too-many'],
    [500, 'not-answered'],
    [204, 'not-answered'],
  ])('status %s: %s', async (status, code) => {
    answer = (_request, response) => response.writeHead(status, { 'content-type': 'text/plain' }).end();
    expect(await codeOf(fetched())).toBe(code);
  });

  test.each([
    ['a page', '<!doctype html>', { 'content-type': 'text/html; charset=utf-8' }],
    ['a picture', 'x', { 'content-type': 'image/png' }],
    ['squeezed', 'x', { 'content-encoding': 'gzip' }],
    ['bytes that are no UTF-8', Buffer.from([0x46, 0xff, 0xfe]), {}],
    ['zero bytes', 'FROM a\0', {}],
  ])('%s is no text', async (_what, text, headers) => {
    answer = (_request, response) => give(response, text, headers);
    expect(await codeOf(fetched())).toBe('no-text');
  });

  test('a text whose kind is not said is taken', async () => {
    answer = (_request, response) =>
      give(response, 'FROM a\n', { 'content-type': 'application/octet-stream' });
    expect(await fetched()).toBe('FROM a\n');
  });

  test('what is too large is cut off, whether it says so or not', async () => {
    answer = (_request, response) => give(response, 'x'.repeat(1000));
    expect(await codeOf(fetched())).toBe('too-large');
    let isCut = false;
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const timer = setInterval(() => response.write('x'.repeat(100)), 1);
      response.once('close', () => {
        clearInterval(timer);
        isCut = true;
      });
    };
    expect(await codeOf(fetched())).toBe('too-large');
    await vi.waitFor(() => expect(isCut).toBe(true));
  });

  test('who does not answer, or trickles, is left after a while', async () => {
    answer = () => {};
    expect(await codeOf(fetched())).toBe('too-slow');
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const timer = setInterval(() => response.write('x'), 50);
      response.once('close', () => clearInterval(timer));
    };
    expect(await codeOf(fetched())).toBe('too-slow');
  });

  test('a connection that breaks off', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '100' });
      response.write('FROM');
      setTimeout(() => response.destroy(), 20);
    };
    expect(await codeOf(fetched())).toBe('not-reached');
  });

  test('who asked and leaves is not kept waiting', async () => {
    const leaving = new AbortController();
    answer = () => leaving.abort();
    await expect(fetched({ signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
