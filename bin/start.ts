import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { readSettings } from '../lib/settings/settings';
import { build, buildBegins, buildEnds, root, whyBuild } from './build';
import { whenOrphaned } from './parent';

/**
 * Each thread of the server clears its own memory. Shared out to helpers it took a fifth more of the processor to store
 * reports where there are two cores, and health was answered no sooner.
 */
const ownCollection = '--single-threaded-gc';

const leastNode = [20, 17] as const;

/** Builds when needed and serves until it is told to stop. */
async function main(): Promise<number> {
  const unfit = nodeFault();
  if (unfit !== undefined) return fail(unfit);
  const read = readSettings(process.env);
  if (read.kind === 'faults') return fail(`${read.faults.join('.\n')}.`);
  const { PORT: port, HOST: host } = read.settings;
  const fault = await addressFault(host, port);
  if (fault !== undefined) return fail(fault);

  const reason = whyBuild();
  if (reason !== undefined) {
    console.log(`${reason}: ${buildBegins}. This takes a minute or two.`);
    if (!(await build())) return fail('The build failed; what went wrong is said above.');
    console.log(buildEnds);
  }
  return await serve(host, port);
}

async function serve(host: string, port: number): Promise<number> {
  const child = spawn(process.execPath, [ownCollection, 'bin/serve/start.mjs', String(port), host], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  const stopped = stopWith(child);
  child.once('message', () => console.log(`Plinth is on ${address(host, port)}`));
  const [code] = await once(child, 'close');
  return stopped() ? 0 : fail(`The server ended by itself (exit code ${code}).`);
}

/** Passes the wish to stop on, and stays until the server has ended. */
function stopWith(child: ChildProcess): () => boolean {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      asked = true;
      child.kill('SIGTERM');
    });
  }
  // As tests want it. What people start goes on when their terminal is gone.
  if (process.env.PLINTH_END_WITH_PARENT) {
    whenOrphaned(() => {
      asked = true;
      child.kill('SIGTERM');
    });
  }
  process.on('exit', () => child.kill('SIGKILL'));
  return () => asked;
}

function nodeFault(): string | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = leastNode;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  return `Plinth needs Node ${leastNode.join('.')} or newer; this is Node ${process.versions.node}.`;
}

/** Tries the address before building, so that a taken port is said at once. */
async function addressFault(host: string, port: number): Promise<string | undefined> {
  const probe = createServer();
  try {
    probe.listen({ host, port, exclusive: true });
    await once(probe, 'listening');
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      return `Port ${port} on ${host} is taken. Stop what uses it, or choose another: PORT=3001 npm start`;
    }
    if (code === 'EACCES')
      return `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`;
    return `Plinth cannot listen on ${host}, port ${port} (${code ?? error}). Check HOST and PORT.`;
  } finally {
    probe.close();
  }
}

function address(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::' || host === '127.0.0.1';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}

process.exit(await main());
