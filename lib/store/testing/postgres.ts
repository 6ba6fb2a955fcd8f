import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres } from '../../../bin/postgres';

/** A PostgreSQL of the tests' own, or the one whose address they were given. */
export type Postgres = {
  /** An empty database, and its address. */
  database(): Promise<string>;
  /** What a database answers to statements. */
  ask(url: string, statements: string): Promise<readonly Row[]>;
  /** Ends all of it at once, as a power cut does; only of a server of the tests' own. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes all that it wrote. */
  remove(): Promise<void>;
};

const given = process.env.PLINTH_TEST_DATABASE_URL;
const programs = given ? undefined : findPostgres();

/** What needs one is skipped where there is none. `npm test` installs it where that is possible. */
export const hasPostgres = Boolean(given) || programs !== undefined;

/** Whether the server may be killed. */
export const isOwnPostgres = programs !== undefined;

/** The databases that reports can be kept in here. */
export const kinds = hasPostgres ? (['SQLite', 'PostgreSQL'] as const) : (['SQLite'] as const);

/**
 * Starts a server in a folder of its own, on loopback. `PLINTH_TEST_DATABASE_URL` names one that is there instead. Where
 * there is none, whatever asks for a database fails.
 */
export async function startPostgres(): Promise<Postgres> {
  if (given) return givenServer(given);
  return programs === undefined ? noServer() : await ownServer(programs);
}

function noServer(): Postgres {
  const none = () => Promise.reject(new Error('There is no PostgreSQL here'));
  return { database: none, ask: none, kill: none, start: none, remove: () => Promise.resolve() };
}

function givenServer(url: string): Postgres {
  const made: string[] = [];
  const no = () => Promise.reject(new Error('A server that was given is not ended'));
  return {
    database: () => makeDatabase(url, made),
    ask,
    kill: no,
    start: no,
    async remove() {
      for (const name of made) await ask(url, `drop database ${name} with (force)`);
    },
  };
}

async function ownServer(programs: string): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-pg-'));
  const user = await serverUser(folder);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = { ...user, cwd: folder };
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), ['-D', data, ...options], { ...run, stdio: 'ignore' });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;

  /** Refused as long as something of a server that was killed still lives. */
  async function start(): Promise<void> {
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: folder,
      // Not each of some thousand files by itself, before it answers after a kill.
      ...(versionOf(programs) >= 14 && { recovery_init_sync_method: 'syncfs' }),
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const begun = spawn(join(programs, 'postgres'), ['-D', data, ...flags], { ...run, stdio: 'ignore' });
      server = begun;
      if (await answers(url, begun)) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('PostgreSQL does not start');
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (server === undefined || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
    server = undefined;
  }

  /** With all that it has started, which would end by itself, but some time later. */
  async function kill(): Promise<void> {
    const parts = await ask(url, 'select pid from pg_stat_activity where pid <> pg_backend_pid()');
    const killed = end('SIGKILL');
    for (const { pid } of parts) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
    await killed;
  }

  await start();
  return {
    database: () => makeDatabase(url, []),
    ask,
    kill,
    start,
    async remove() {
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function versionOf(programs: string): number {
  const said = execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/\) (\d+)/.exec(said)?.[1] ?? 0);
}

/** PostgreSQL refuses to run as root. */
async function serverUser(folder: string): Promise<{ readonly uid?: number; readonly gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const user = { uid: idOf('-u'), gid: idOf('-g') };
  await chown(folder, user.uid, user.gid);
  return user;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen({ host: '127.0.0.1', port: 0 });
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('The probe has no port');
  return address.port;
}

/** Waits until a server that was started answers, or has ended. */
async function answers(url: string, server: ChildProcess): Promise<boolean> {
  while (server.exitCode === null) {
    const isThere = await ask(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (isThere) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function makeDatabase(url: string, made: string[]): Promise<string> {
  const name = `plinth_${randomBytes(8).toString('hex')}`;
  await ask(url, `create database ${name}`);
  made.push(name);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

type Row = Readonly<Record<string, unknown>>;

async function ask(url: string, statement: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  // One that is ended while it waits says so here as well.
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
