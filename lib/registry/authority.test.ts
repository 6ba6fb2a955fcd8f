import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Credentials } from './authority';
import { readChallenges } from './challenge';
import type { RegistryOptions } from './client';
import {
  type Handler,
  type Misbehaving,
  redirect,
  refuse,
  send,
  startMisbehaving,
} from './testing/misbehaving';
import { digestOf } from './testing/push';
import { bytesIn, clientOf, faultOf, referenceOf } from './testing/registry';

describe('readChallenges', () => {
  test.each<[string, readonly object[]]>([
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/node:pull"',
      [
        {
          kind: 'bearer',
          realm: 'https://auth.docker.io/token',
          service: 'registry.docker.io',
          scope: 'repository:library/node:pull',
        },
      ],
    ],
    ['bearer realm=https://a.example', [{ kind: 'bearer', realm: 'https://a.example' }]],
    ['Bearer realm = "a\\"b" , scope="x,y"', [{ kind: 'bearer', realm: 'a"b', scope: 'x,y' }]],
    ['Basic realm="x", Bearer realm="y"', [{ kind: 'bearer', realm: 'y' }, { kind: 'basic' }]],
    ['Basic', [{ kind: 'basic' }]],
    ['Negotiate abc==, Basic realm="x"', [{ kind: 'basic' }]],
    ['Bearer service="x"', []],
    ['Bearer realm="never ends', [{ kind: 'bearer', realm: 'never ends' }]],
    ['realm="x"', []],
    ['="",,,"', []],
    ['', []],
  ])('%s', (header, expected) => {
    expect(readChallenges(header)).toEqual(expected);
  });
});

const { signal } = new AbortController();
let registry: Misbehaving;
let other: Misbehaving;

beforeAll(async () => {
  [registry, other] = await Promise.all([startMisbehaving(), startMisbehaving()]);
});
afterEach(() => {
  registry.reset();
  other.reset();
});
afterAll(() => Promise.all([registry?.stop(), other?.stop()]));

const password: Credentials = { kind: 'password', username: 'me', password: 'secret' };
const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;

function image(options: Partial<RegistryOptions> = {}) {
  const reference = referenceOf(`${registry.address}/app:1`);
  return clientOf(options).image(reference, { platform: 'linux/amd64', signal });
}

/** Lets nobody in without one of these tokens. */
function guard(challenge: string, isGood: (authorization: string) => boolean): void {
  const { digest, config, layer } = registry.image;
  const manifest = send(JSON.stringify(registry.image.manifest));
  const guarded =
    (inside: Handler): Handler =>
    (request, response) =>
      (isGood(request.headers.authorization ?? '')
        ? inside
        : refuse(401, 'UNAUTHORIZED', 'who are you', { 'www-authenticate': challenge }))(request, response);
  registry.on('/v2/app/manifests/1', guarded(manifest));
  registry.on(`/v2/app/manifests/${digest}`, guarded(manifest));
  registry.on(
    `/v2/app/blobs/${config.digest}`,
    guarded(redirect(`http://${other.address}/v2/app/blobs/${config.digest}`)),
  );
  registry.on(
    `/v2/app/blobs/${layer.digest}`,
    guarded(redirect(`http://${other.address}/v2/app/blobs/${layer.digest}`)),
  );
}

const realm = (host: string, rest = ',service="here",scope="repository:app:pull"') =>
  `Bearer realm="http://${host}/token"${rest}`;
const tokens = (at: Misbehaving) => at.asked.filter(({ line }) => line.includes('/token'));

describe('tokens', () => {
  test('are asked for once, and go to nobody else', async () => {
    guard(realm(registry.address), (given) => given === 'Bearer abc');
    registry.on('/token', send('{"token":"abc","expires_in":300}'));
    const found = await image();
    const [layer] = found.layers;
    if (layer === undefined) throw new Error('There is no layer');
    expect(digestOf(await bytesIn(found.open(layer, signal)))).toBe(layer.digest);
    expect(tokens(registry).map(({ line }) => line)).toEqual([
      'GET /token?scope=repository%3Aapp%3Apull&service=here',
    ]);
    expect(tokens(registry)[0]?.headers.authorization).toBeUndefined();
    expect(other.asked.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });

  test('of an answer as OAuth has it, for what is read where no scope is said', async () => {
    guard(realm(registry.address, ''), (given) => given === 'Bearer abc');
    registry.on('/token', send('{"access_token":"abc"}'));
    await image();
    expect(tokens(registry)[0]?.line).toBe('GET /token?scope=repository%3Aapp%3Apull');
  });

  test('are asked for anew when they are old, or refused', async () => {
    let count = 0;
    let time = 0;
    let good = 'Bearer 1';
    guard(realm(registry.address), (given) => given === good);
    registry.on('/token', (request, response) => {
      good = `Bearer ${++count}`;
      send(JSON.stringify({ token: `${count}`, expires_in: 60 }))(request, response);
    });
    const client = clientOf({ now: () => time });
    const reference = referenceOf(`${registry.address}/app:1`);
    const again = () => client.image(reference, { platform: 'linux/amd64', signal });
    await again();
    await again();
    expect(count).toBe(1);
    time += 51_000;
    await again();
    expect(count).toBe(2);
    good = 'Bearer of somebody else';
    await again();
    expect(count).toBe(3);
  });

  test('with a password', async () => {
    guard(realm(registry.address), (given) => given === 'Bearer abc');
    registry.on('/token', send('{"token":"abc"}'));
    await image({ credentialsFor: async (host) => (host === registry.address ? password : undefined) });
    expect(tokens(registry)[0]?.headers.authorization).toBe(basic);
  });

  test('with an identity', async () => {
    guard(realm(registry.address), (given) => given === 'Bearer abc');
    registry.on('/token', send('{"access_token":"abc"}'));
    await image({ credentialsFor: async () => ({ kind: 'identity', token: 'long lived' }) });
    const [asked] = tokens(registry);
    expect(asked?.line).toBe('POST /token');
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'plinth',
      refresh_token: 'long lived',
      scope: 'repository:app:pull',
      service: 'here',
    });
  });

  test('are not asked for where one may not ask', async () => {
    guard(realm(other.address), () => false);
    const options = {
      allowed: (host: string) => host === registry.address,
      credentialsFor: async () => password,
    };
    expect(await faultOf(image(options))).toMatchObject({
      code: 'registry-not-allowed',
      details: { host: other.address },
    });
    expect(other.asked).toEqual([]);
  });

  test.each(['http://auth.example/token', 'file:///etc/passwd', 'https://127.0.0.2:1/token'])(
    'are not asked for at %s',
    async (address) => {
      guard(`Bearer realm="${address}"`, () => false);
      expect(await faultOf(image())).toMatchObject({ code: 'registry-not-allowed' });
    },
  );

  test('a password stays where it was sent', async () => {
    guard(realm(registry.address), (given) => given === 'Bearer abc');
    registry.on('/token', redirect(`http://${other.address}/token`));
    other.on('/token', send('{"token":"abc"}'));
    await image({ credentialsFor: async () => password });
    expect(tokens(registry)[0]?.headers.authorization).toBe(basic);
    expect(tokens(other)[0]?.headers.authorization).toBeUndefined();
  });

  test.each(['no realm', 'http://['])('from %s are none', async (address) => {
    guard(`Bearer realm="${address}"`, () => false);
    expect(await faultOf(image())).toMatchObject({ code: 'not-understood' });
  });

  test.each<[string, Handler, string]>([
    ['a page', send('<html>'), 'not-understood'],
    ['no token', send('{}'), 'not-understood'],
    ['more than a token', send('{"token":"a\\r\\nx: y"}'), 'not-understood'],
    ['too long a token', send(JSON.stringify({ token: 'a'.repeat(70_000) })), 'too-much'],
    ['a refusal', refuse(401, 'UNAUTHORIZED', 'no'), 'login-needed'],
    ['a refusal of another kind', refuse(403, 'DENIED', 'no'), 'login-needed'],
  ])('%s', async (_what, handler, code) => {
    guard(realm(registry.address), () => false);
    registry.on('/token', handler);
    const fault = await faultOf(image({ credentialsFor: async () => password }));
    expect(fault).toMatchObject({ code });
    expect(JSON.stringify(fault)).not.toContain('secret');
  });

  test('that do not help are asked for once', async () => {
    guard(realm(registry.address), () => false);
    registry.on('/token', send('{"token":"abc"}'));
    expect(await faultOf(image())).toMatchObject({
      code: 'login-needed',
      details: { status: 401, said: 'UNAUTHORIZED who are you', host: registry.address },
    });
    expect(tokens(registry)).toHaveLength(1);
  });
});

describe('passwords', () => {
  test('are sent when they are asked for, and to nobody else', async () => {
    guard('Basic realm="here"', (given) => given === basic);
    await image({ credentialsFor: async () => password });
    expect(registry.asked[0]?.headers.authorization).toBeUndefined();
    expect(other.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  test('are needed where there are none', async () => {
    guard('Basic realm="here"', () => false);
    expect(await faultOf(image())).toMatchObject({
      code: 'login-needed',
      details: { host: registry.address },
    });
  });

  test('are not for whom a registry leads to', async () => {
    registry.on('/v2/app/manifests/1', redirect(`http://${other.address}/v2/app/manifests/1`));
    other.on(
      '/v2/app/manifests/1',
      refuse(401, 'UNAUTHORIZED', 'no', { 'www-authenticate': 'Basic realm="x"' }),
    );
    expect(await faultOf(image({ credentialsFor: async () => password }))).toMatchObject({
      code: 'login-needed',
      details: { host: other.address },
    });
    expect(other.asked).toHaveLength(1);
  });
});

describe('mirrors', () => {
  const mirrored = () => ({ mirrorsOf: () => [other.address] });

  test('are asked first', async () => {
    expect(await image(mirrored())).toMatchObject({ digest: registry.image.digest });
    expect(registry.asked).toEqual([]);
  });

  test.each([404, 503])('that answer %i are passed over', async (status) => {
    other.on('/v2/app/manifests/1', refuse(status, 'X', 'x'));
    expect(await image(mirrored())).toMatchObject({ digest: registry.image.digest });
    expect(registry.asked).not.toEqual([]);
  });

  test('that lie are not', async () => {
    other.on('/v2/app/manifests/1', send('{}', { 'docker-content-digest': registry.image.digest }));
    expect(await faultOf(image(mirrored()))).toMatchObject({ code: 'digest-mismatch' });
  });
});

test('Docker Hub is asked under its own name, and gives tokens at another', async () => {
  const asked: string[] = [];
  const client = clientOf({
    allowed: (host) => ['docker.io', 'auth.docker.io'].includes(host),
    async fetch(url, { headers }) {
      asked.push(`${url} ${headers.authorization ?? ''}`.trim());
      if (url.startsWith('https://auth.docker.io/')) return new Response('{"token":"abc"}');
      const challenge =
        'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/node:pull"';
      return headers.authorization === undefined
        ? new Response('', { status: 401, headers: { 'www-authenticate': challenge } })
        : new Response('', { status: 404 });
    },
  });
  expect(await faultOf(client.image(referenceOf('node'), { platform: 'linux/amd64', signal }))).toMatchObject(
    { code: 'not-there', details: { host: 'registry-1.docker.io' } },
  );
  expect(asked).toEqual([
    'https://registry-1.docker.io/v2/library/node/manifests/latest',
    'https://auth.docker.io/token?scope=repository%3Alibrary%2Fnode%3Apull&service=registry.docker.io',
    'https://registry-1.docker.io/v2/library/node/manifests/latest Bearer abc',
  ]);
});
