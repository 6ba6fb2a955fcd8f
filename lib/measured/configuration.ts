import type { ImageFacts } from '../catalog/image';
import type { IsoDate } from '../fact/fact';
import type { Observation } from '../observe/observation';
import { normalPlatform } from '../reference/platform';
import { stated, valueSeen } from './source';

/** The default of whoever runs an image that names no directory. */
const noDirectory = '/';

/** What its manifest and its configuration say. */
export function configurationFacts(observation: Observation): Partial<ImageFacts> {
  const { config, digest, index, platform, platforms } = observation;
  const { path, environment } = environmentOf(config.environment);
  const workdir = config.workdir === undefined || config.workdir === '' ? noDirectory : config.workdir;
  return {
    platforms: stated(observation, [...new Set(platforms.map(normalPlatform))]),
    digest: stated(observation, index ?? digest),
    platformDigests: stated(observation, { [normalPlatform(platform)]: digest }),
    built: stated(observation, builtOn(config.created, observation.observed)),
    user: stated(observation, userOf(observation)),
    entrypoint: stated(observation, config.entrypoint ?? []),
    command: stated(observation, config.command ?? []),
    ports: stated(observation, portsOf(config.ports)),
    path: stated(observation, path),
    environment: stated(observation, environment),
    workdir: stated(observation, workdir.startsWith('/') ? workdir : undefined),
  };
}

/** Docker's first release: what says it was built before was given a day that means nothing, as reproducible builds are. */
const firstDay = '2013-03-20';

function builtOn(created: string | undefined, observed: IsoDate): IsoDate | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(created ?? '')?.[0];
  return day === undefined || day < firstDay || day > observed ? undefined : day;
}

/** What the process runs as; root where nothing is set: https://github.com/opencontainers/image-spec/blob/main/config.md */
function userOf({ config, facts }: Observation): { name?: string; uid?: number } | undefined {
  const [user = ''] = (config.user ?? '').split(':');
  if (user === '') return { name: 'root', uid: 0 };
  const accounts = valueSeen(facts.accounts);
  const users = accounts === undefined || accounts === 'none' ? [] : accounts.users;
  if (/^\d{1,10}$/.test(user)) {
    const uid = Number(user);
    const name = users.find((each) => each.uid === uid)?.name ?? (uid === 0 ? 'root' : undefined);
    return name === undefined ? { uid } : { name, uid };
  }
  const uid = users.find(({ name }) => name === user)?.uid ?? (user === 'root' ? 0 : undefined);
  return uid === undefined ? { name: user } : { name: user, uid };
}

function portsOf(ports: readonly string[]): readonly string[] {
  return ports
    .map((port) => port.replace(/\/tcp$/, ''))
    .filter((port) => /^\d{1,5}(?:\/(?:udp|sctp))?$/.test(port));
}

/** PATH, and the rest by name; of a name that is there twice the last counts. */
function environmentOf(lines: readonly string[]): {
  readonly path: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
} {
  const values = new Map(
    lines.map((line) => {
      const at = line.indexOf('=');
      return at === -1 ? ([line, ''] as const) : ([line.slice(0, at), line.slice(at + 1)] as const);
    }),
  );
  const path = values.get('PATH');
  values.delete('PATH');
  values.delete('');
  return { path, environment: Object.fromEntries(values) };
}
