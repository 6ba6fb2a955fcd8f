import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installPackages, onPath } from './apt';

/** The programs that tests need of images: what keeps them, what brings them there, what packs layers. */
export type RegistryPrograms = { readonly registry: string; readonly skopeo: string; readonly zstd: string };

/** The programs on this machine: those named, or those on the path; Debian calls the registry by another name. */
export function findRegistry(): RegistryPrograms | undefined {
  const registry = process.env.PLINTH_DOCKER_REGISTRY || onPath('docker-registry') || onPath('registry');
  const skopeo = process.env.PLINTH_SKOPEO || onPath('skopeo');
  const zstd = process.env.PLINTH_ZSTD || onPath('zstd');
  return registry && skopeo && zstd ? { registry, skopeo, zstd } : undefined;
}

const packages = ['docker-registry', 'skopeo', 'zstd'];
/** Installs them from the system's packages, saying so; undefined where that does not work. */
export function installRegistry(): RegistryPrograms | undefined {
  if (!installPackages('No registry for images was found on this machine. Installing one', packages))
    return undefined;
  const programs = findRegistry();
  if (programs !== undefined) console.log(`Installed ${Object.values(programs).join(', ')}`);
  return programs;
}

export const noRegistry =
  'There is no registry for images to test with. Install the packages docker-registry, skopeo and zstd, or name the programs in PLINTH_DOCKER_REGISTRY, PLINTH_SKOPEO and PLINTH_ZSTD.';

export type RunningRegistry = {
  /** `127.0.0.1:40123` */
  readonly address: string;
  /** Ends it and removes all that it kept. */
  stop(): Promise<void>;
};

export type RegistryTerms = {
  /** Lines of htpasswd (bcrypt): who may come in; everybody where left out. */
  readonly htpasswd?: string;
};

/** Starts an empty registry on loopback in a folder of its own. Throws where its program is missing. */
export async function startRegistry(terms: RegistryTerms = {}): Promise<RunningRegistry> {
  const programs = findRegistry();
  if (programs === undefined) throw new Error(noRegistry);
  const folder = await mkdtemp(join(tmpdir(), 'plinth-registry-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  if (terms.htpasswd !== undefined) await writeFile(join(folder, 'htpasswd'), `${terms.htpasswd}\n`);
  await writeFile(join(folder, 'config.json'), JSON.stringify(configOf(folder, terms)));
  const child = spawn(programs.registry, ['serve', join(folder, 'config.json')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  async function stop(): Promise<void> {
    process.off('exit', kill);
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'close');
      kill();
      await ended;
    }
    await remove();
  }
  try {
    return { address: await listening(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Its configuration is YAML, of which JSON is a part. */
function configOf(folder: string, { htpasswd }: RegistryTerms): unknown {
  return {
    version: 0.1,
    log: { level: 'info', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'data') }, delete: { enabled: true } },
    http: { addr: '127.0.0.1:0', secret: 'of no worth', relativeurls: true },
    ...(htpasswd !== undefined && {
      auth: { htpasswd: { realm: 'plinth', path: join(folder, 'htpasswd') } },
    }),
  };
}

/** The address it says that it listens on; the system gives it a free port. */
async function listening(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('No standard error');
  const said: string[] = [];
  const lines = createInterface({ input: child.stderr });
  child.once('error', (error) => said.push(String(error)));
  const address = await new Promise<string | undefined>((resolve) => {
    lines.on('line', (line) => {
      const [, found] = /listening on (127\.0\.0\.1:\d{1,5})/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
      else if (said.length < 50) said.push(line);
    });
    lines.once('close', () => resolve(undefined));
  });
  if (address === undefined) throw new Error(`The registry did not start:\n${said.join('\n')}`);
  return address;
}
