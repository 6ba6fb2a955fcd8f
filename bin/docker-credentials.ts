import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Credentials, CredentialsFor } from '../lib/registry/authority';
import { own } from '../lib/text/table';

/** What is in Docker's own configuration: https://docs.docker.com/reference/cli/docker/login/#credential-stores */
const Config = z.object({
  auths: z
    .record(
      z.string(),
      z.object({
        auth: z.string().optional(),
        username: z.string().optional(),
        password: z.string().optional(),
        identitytoken: z.string().optional(),
      }),
    )
    .optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
});
type Config = z.infer<typeof Config>;

/** https://github.com/docker/docker-credential-helpers#development */
const Answer = z.object({ Username: z.string(), Secret: z.string() });

/** How Docker calls its own registry there. */
const dockerHub = 'https://index.docker.io/v1/';
const helperSeconds = 60;
const mostAnswered = 64 * 1024;

/** Credentials as `docker login` has left them, for the command line alone. `warn` is told what could not be used. */
export function dockerCredentials(
  warn: (sentence: string) => void,
  folder: string = process.env.DOCKER_CONFIG || join(homedir(), '.docker'),
): CredentialsFor {
  const file = join(folder, 'config.json');
  let config: Promise<Config> | undefined;
  return async (registry) => {
    config ??= readConfig(file, warn);
    const { auths = {}, credHelpers = {}, credsStore } = await config;
    const server = registry === 'docker.io' ? dockerHub : registry;
    const helper = own(credHelpers, registry) ?? own(credHelpers, server) ?? credsStore;
    if (helper) return await askHelper(helper, server, warn);
    const names = Object.keys(auths);
    const name = names.find((each) => each === server) ?? names.find((each) => hostIn(each) === registry);
    const found = name === undefined ? undefined : own(auths, name);
    return found && credentialsIn(found);
  };
}

async function readConfig(file: string, warn: (sentence: string) => void): Promise<Config> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    // Whoever has never logged in has none.
    return {};
  }
  const { data } = Config.safeParse(jsonIn(text));
  if (data === undefined) warn(`${file} is not understood, so nobody is logged in.`);
  return data ?? {};
}

/** `https://ghcr.io/v2/` and `ghcr.io` are the same to Docker. */
function hostIn(name: string): string {
  const mark = name.indexOf('://');
  const rest = mark === -1 ? name : name.slice(mark + 3);
  const slash = rest.indexOf('/');
  const host = slash === -1 ? rest : rest.slice(0, slash);
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}

type Auth = NonNullable<Config['auths']>[string];

function credentialsIn({ auth = '', username, password, identitytoken }: Auth): Credentials | undefined {
  if (identitytoken) return { kind: 'identity', token: identitytoken };
  if (username && password) return { kind: 'password', username, password };
  const text = Buffer.from(auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  const end = text.indexOf('\0');
  return {
    kind: 'password',
    username: text.slice(0, colon),
    password: text.slice(colon + 1, end === -1 ? undefined : end),
  };
}

/** Asks the program in which a system keeps its secrets; undefined where it has none, or cannot say. */
async function askHelper(
  name: string,
  server: string,
  warn: (sentence: string) => void,
): Promise<Credentials | undefined> {
  const program = `docker-credential-${name}`;
  // Nothing that leads to another folder.
  if (!/^[\w.-]{1,64}$/.test(name)) {
    warn(`\`${program}\` is no name of a program, so nobody is logged in to ${server}.`);
    return undefined;
  }
  const { code, answer } = await run(program, server);
  if (code === 'missing') warn(`${program} could not be started, so nobody is logged in to ${server}.`);
  const { data } = Answer.safeParse(jsonIn(answer));
  if (code !== 0 || data === undefined) return undefined;
  return data.Username === '<token>'
    ? { kind: 'identity', token: data.Secret }
    : { kind: 'password', username: data.Username, password: data.Secret };
}

function run(program: string, server: string): Promise<{ code: number | 'missing'; answer: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, ['get'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: helperSeconds * 1000,
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size <= mostAnswered) chunks.push(chunk);
      else child.kill('SIGKILL');
    });
    child.once('error', () => resolve({ code: 'missing', answer: '' }));
    child.once('close', (code) => resolve({ code: code ?? 1, answer: Buffer.concat(chunks).toString() }));
    // It may end without having read what it was told.
    child.stdin.once('error', () => {});
    child.stdin.end(server);
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
