import { once } from 'node:events';
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RegistryError } from '@/lib/registry/error';
import { selfSigned } from '../fetching/testing/certificate';
import { guardedFetch, type PlainFetch, type RegistryWire } from './guarded-fetch';

const host = 'registry.example';
const certificate = selfSigned([host, 'localhost', 'other.example']);
let server: Server;
let port = 0;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: IncomingMessage[] = [];
let looked: string[] = [];

beforeEach(async () => {
  asked.length = 0;
  looked = [];
  answer = (_request, response) => response.end('{}');
  server = createServer(certificate, (request, response) => {
    asked.push(request);
    answer(request, response);
  });
  port = await listening(server);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function listening(one: Server | ReturnType<typeof createPlainServer>): Promise<number> {
  one.listen(0, '127.0.0.1');
  await once(one, 'listening');
  const address = one.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Names lead to these addresses, and connections to this machine. */
function wire(addresses: readonly string[] = ['127.0.0.1'], more: Partial<RegistryWire> = {}): RegistryWire {
  return {
    resolve: async (name) => {
      looked.push(name);
      return addresses;
    },
    port,
    ca: certificate.cert,
    quietMilliseconds: 500,
    ...more,
  };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof RegistryError ? error.code : `no fault: ${String(error)}`;
}

describe('where it may ask', () => {
  const open = (addresses: readonly string[], own: readonly string[] = [], url = `https://${host}/v2/`) =>
    codeOf(guardedFetch(own, wire(addresses))(url));

  test.each([
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    'fd00:ec2::254',
    'fe80::1',
  ])('a name that leads to %s is not asked', async (address) => {
    expect(await open([address])).toBe('address-not-public');
    // One of them among others is enough.
    expect(await open(['140.82.112.3', address])).toBe('address-not-public');
    expect(asked).toEqual([]);
  });

  test.each([
    'https://127.0.0.1/v2/',
    'https://2130706433/v2/',
    'https://0x7f.1/v2/',
    'https://[::1]/v2/',
    'https://[::ffff:169.254.169.254]/v2/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/v2/',
  ])('nor the address itself: %s', async (url) => {
    expect(await open(['140.82.112.3'], [], url)).toBe('address-not-public');
    expect(looked).toEqual([]);
    expect(asked).toEqual([]);
  });

  test.each([
    `https://${host}:8443/v2/`,
    `http://${host}/v2/`,
    `http://localhost:5000/v2/`,
    `https://user:password@${host}/v2/`,
    'file:///etc/passwd',
    'data:text/plain,x',
  ])('%s is no way to ask', async (url) => {
    expect(await open(['140.82.112.3'], [], url)).toBe('address-not-public');
    expect(looked).toEqual([]);
  });

  test('a host that the settings name may be in a network of its own, but never where machines keep their secrets', async () => {
    // Nobody answers there; it was gone to all the same.
    expect(await open(['127.0.0.1'], [host])).toBe('no fault: undefined');
    for (const address of ['169.254.169.254', '0.0.0.0', 'fe80::1'])
      expect(await open([address], [host])).toBe('address-not-public');
    expect(asked).toHaveLength(1);
  });

  test('its name does not open its neighbours', async () => {
    expect(await open(['127.0.0.1'], [host], 'https://other.example/v2/')).toBe('address-not-public');
    expect(await open(['127.0.0.1'], [`${host}:5000`], `https://${host}/v2/`)).toBe('address-not-public');
  });

  test('without TLS, nothing leaves this machine', async () => {
    const plain = createPlainServer((_request, response) => response.end('plain'));
    const at = `localhost:${await listening(plain)}`;
    const body = await (await guardedFetch([at], wire())(`http://${at}/v2/`)).text();
    expect(body).toBe('plain');
    expect(await codeOf(guardedFetch([at], wire(['10.0.0.1']))(`http://${at}/v2/`))).toBe(
      'address-not-public',
    );
    expect(await codeOf(guardedFetch([], wire())(`http://${at}/v2/`))).toBe('address-not-public');
    plain.closeAllConnections();
    plain.close();
  });

  test('a name server that changes its answer changes nothing: the address looked at is the one asked', async () => {
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    let lookUps = 0;
    const fetched = guardedFetch([host], wire([], { resolve: async () => answers[lookUps++] ?? [] }));
    expect((await fetched(`https://${host}/v2/`)).status).toBe(200);
    expect(lookUps).toBe(1);
    expect(await codeOf(fetched(`https://${host}/v2/`))).toBe('address-not-public');
    expect(asked).toHaveLength(1);
  });

  test('a redirect is answered, not followed: whoever follows it comes through here again', async () => {
    answer = (_request, response) =>
      response.writeHead(307, { location: 'https://169.254.169.254/latest/' }).end();
    const fetched = guardedFetch([host], wire());
    const response = await fetched(`https://${host}/v2/`, { redirect: 'manual' });
    expect(response.status).toBe(307);
    expect(await codeOf(fetched(response.headers.get('location') ?? ''))).toBe('address-not-public');
    expect(asked).toHaveLength(1);
  });

  test('a certificate that nobody vouches for is not believed; a name that is not found is said', async () => {
    const { ca: _unknown, ...unknown } = wire();
    expect(await codeOf(guardedFetch([host], unknown)(`https://${host}/v2/`))).toBe('not-reached');
    const missing = wire([], { resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await codeOf(guardedFetch([], missing)(`https://${host}/v2/`))).toBe('not-reached');
    expect(asked).toEqual([]);
  });
});

describe('what goes along and comes back', () => {
  const fetched = (init?: Parameters<PlainFetch>[1]) =>
    guardedFetch([host], wire())(`https://${host}/v2/`, init);

  test('nothing goes along but what is given', async () => {
    answer = (_request, response) =>
      response.setHeader('www-authenticate', ['Bearer a', 'Basic b']).end('{}');
    const response = await fetched({ headers: { accept: 'application/json', range: 'bytes=5-' } });
    expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'range',
      'user-agent',
    ]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer a, Basic b');
    expect(await response.json()).toEqual({});
  });

  test('a body comes no faster than it is read', async () => {
    let sent = 0;
    answer = (_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024);
      const more = () => {
        while (sent < 256) {
          sent += 1;
          if (!response.write(chunk)) break;
        }
        if (sent < 256) response.once('drain', more);
        else response.end();
      };
      more();
    };
    const reader = (await fetched()).body?.getReader();
    await reader?.read();
    // What the connection itself holds has come; the rest waits.
    let before = -1;
    while (before !== sent) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(sent).toBeLessThan(64);
    let bytes = 0;
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      bytes += part.value.byteLength;
    expect(bytes).toBeGreaterThan(255 * 1024 * 1024);
  });

  test('who does not answer, or falls silent, is left after a while', async () => {
    answer = () => {};
    expect(await codeOf(fetched())).toBe('too-slow');
    answer = (_request, response) => response.writeHead(200).write('x');
    expect(await codeOf(fetched().then((response) => response.text()))).toBe('too-slow');
  });

  test('a connection that breaks off is told, and who leaves is not kept', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('x');
      setTimeout(() => response.destroy(), 20);
    };
    expect(await codeOf(fetched().then((response) => response.text()))).toBe('not-reached');
    const leaving = new AbortController();
    answer = () => leaving.abort();
    await expect(fetched({ signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('a body that is dropped ends the connection', async () => {
    let isEnded = false;
    answer = (_request, response) => {
      response.once('close', () => {
        isEnded = true;
      });
      response.writeHead(200).write('x');
    };
    const response = await fetched();
    await response.body?.cancel();
    await vi.waitFor(() => expect(isEnded).toBe(true));
  });
});
