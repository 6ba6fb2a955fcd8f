import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dockerCredentials } from './docker-credentials';

let folder: string;
const warnings: string[] = [];
const path = process.env.PATH;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-docker-'));
  // A helper that knows two servers, in the form that Docker asks for.
  const helper = join(folder, 'docker-credential-kept');
  await writeFile(
    helper,
    `#!/bin/sh
read -r server
case "$1 $server" in
  'get ghcr.io') echo '{"ServerURL":"ghcr.io","Username":"me","Secret":"kept"}' ;;
  'get https://index.docker.io/v1/') echo '{"ServerURL":"x","Username":"<token>","Secret":"long lived"}' ;;
  'get long.example') while :; do echo '{"Username":"me"}'; done ;;
  'get odd.example') echo 'no JSON' ;;
  *) echo 'credentials not found in native keychain'; exit 1 ;;
esac
`,
  );
  await chmod(helper, 0o755);
  process.env.PATH = `${folder}${delimiter}${path}`;
});
beforeEach(() => {
  warnings.length = 0;
});
afterAll(async () => {
  process.env.PATH = path;
  await rm(folder, { recursive: true, force: true });
});

async function credentials(config: unknown, registry: string) {
  await writeFile(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  return dockerCredentials((sentence) => warnings.push(sentence), folder)(registry);
}

const encoded = (text: string) => ({ auth: Buffer.from(text).toString('base64') });
const auths = {
  'https://index.docker.io/v1/': encoded('hub:a:b'),
  'https://ghcr.io/v2/': encoded('me:secret\0\0'),
  'quay.io': { username: 'me', password: 'plain' },
  'registry.example:5000': { identitytoken: 'long lived', ...encoded('x:y') },
  'empty.example': {},
  'odd.example': { auth: '####' },
};

test.each([
  ['docker.io', { kind: 'password', username: 'hub', password: 'a:b' }],
  ['ghcr.io', { kind: 'password', username: 'me', password: 'secret' }],
  ['quay.io', { kind: 'password', username: 'me', password: 'plain' }],
  ['registry.example:5000', { kind: 'identity', token: 'long lived' }],
  ['registry.example', undefined],
  ['empty.example', undefined],
  ['odd.example', undefined],
  ['constructor', undefined],
])('in the file, for %s', async (registry, expected) => {
  expect(await credentials({ auths }, registry)).toEqual(expected);
  expect(warnings).toEqual([]);
});

test.each([
  ['ghcr.io', { kind: 'password', username: 'me', password: 'kept' }],
  ['docker.io', { kind: 'identity', token: 'long lived' }],
  ['quay.io', undefined],
  ['long.example', undefined],
  ['odd.example', undefined],
])('of a helper, for %s', async (registry, expected) => {
  expect(await credentials({ auths, credsStore: 'kept' }, registry)).toEqual(expected);
  expect(warnings).toEqual([]);
});

test('a helper for one registry alone', async () => {
  const config = { auths, credHelpers: { 'ghcr.io': 'kept' } };
  expect(await credentials(config, 'ghcr.io')).toMatchObject({ password: 'kept' });
  expect(await credentials(config, 'docker.io')).toMatchObject({ password: 'a:b' });
});

test.each(['../../bin/sh', 'a b', '', 'not-installed'])('a helper that is none: %j', async (name) => {
  expect(await credentials({ credHelpers: { 'ghcr.io': name } }, 'ghcr.io')).toBeUndefined();
  expect(warnings).toHaveLength(name === '' ? 0 : 1);
});

test('nobody has logged in', async () => {
  const nowhere = dockerCredentials((sentence) => warnings.push(sentence), join(folder, 'nowhere'));
  expect(await nowhere('ghcr.io')).toBeUndefined();
  expect(warnings).toEqual([]);
});

test.each(['', '[]', '{"auths":1}', '{'])('a file that is not understood: %j', async (text) => {
  expect(await credentials(text, 'ghcr.io')).toBeUndefined();
  expect(warnings).toEqual([`${join(folder, 'config.json')} is not understood, so nobody is logged in.`]);
});
