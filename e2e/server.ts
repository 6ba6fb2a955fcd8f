import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { buildBegins, buildEnds } from '../bin/build';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A port on loopback that nobody uses now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen({ host: '127.0.0.1', port: 0 });
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('The probe has no port');
  return address.port;
}

export type Started = {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it has written so far, both streams. */
  output(): string;
  /** Asks it to stop, as a service manager does, and waits; answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

type Options = {
  readonly port: number;
  readonly dataFolder: string;
  readonly host?: string;
  /** Another checkout. */
  readonly folder?: string;
  /** Further variables, or others than those of the tests. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** Runs `bin/start.ts` as people do; unless told otherwise, on the build that the tests made. */
export function startServer({
  port,
  dataFolder,
  host = '127.0.0.1',
  folder = root,
  environment = {},
}: Options): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/start.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: host,
      PLINTH_DATA_DIR: dataFolder,
      PLINTH_TODAY: '2026-11-23',
      PLINTH_PRACTICE: '0',
      PLINTH_DIST_DIR: '.next-test',
      PLINTH_END_WITH_PARENT: '1',
      ...environment,
    },
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  }
  const closed = once(child, 'close');
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    output: () => written,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await closed;
      return typeof code === 'number' ? code : null;
    },
  };
}

/**
 * Resolves once the server answers; throws with its own words when it ends before. A build that it starts with takes as
 * long as it takes.
 */
export async function untilReady({ child, url, output }: Started): Promise<void> {
  let end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${output()}`);
    if (isBuilding(output())) end = Date.now() + 60_000;
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The server did not answer within a minute: ${output()}`);
}

function isBuilding(output: string): boolean {
  return output.includes(buildBegins) && !output.includes(buildEnds);
}
