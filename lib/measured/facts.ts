import type { ImageFacts, Libc } from '../catalog/image';
import type { Observation, ObservedFacts } from '../observe/observation';
import { normalPlatform } from '../reference/platform';
import { configurationFacts } from './configuration';
import { distributionOf } from './distribution';
import { languageSeen } from './interpreters';
import { proofFacts } from './proofs';
import { fromSeen, stated, valueSeen } from './source';

type Value<Id extends keyof ObservedFacts> = Extract<ObservedFacts[Id], { readonly known: true }>['value'];

/**
 * What was measured of an image, as facts of the catalog. What the observation does not know is not known, and so is
 * what it says nothing certain of.
 */
export function measuredFacts(observation: Observation): Partial<ImageFacts> {
  const { facts } = observation;
  return {
    ...configurationFacts(observation),
    ...proofFacts(observation),
    ...sizes(observation),
    upstream: fromSeen(observation, facts.os, (os) => (os === 'none' ? os : distributionOf(os))),
    language: languageSeen(observation),
    packages: fromSeen(observation, facts.packages, ({ list }) =>
      list.map(({ name, version }) => (version === '' ? { name } : { name, version })),
    ),
    packageCount: fromSeen(observation, facts.packages, ({ list }) => list.length),
    packageManagers: fromSeen(observation, facts.packageManagers, (found) => managersOf(found, facts)),
    libc: fromSeen(observation, facts.libc, libcOf),
    shell: fromSeen(observation, facts.shells, shellOf),
    caCertificates: fromSeen(observation, facts.certificates, (found) => found !== 'none' && found.count > 0),
    timeZoneData: fromSeen(observation, facts.timeZoneData, (there) => there),
    openssl: opensslOf(observation),
    passwd: fromSeen(observation, facts.accounts, (accounts) => accounts !== 'none'),
    accounts: fromSeen(observation, facts.accounts, accountsOf),
    tmp: fromSeen(observation, facts.tmp, tmpOf),
  };
}

/** Bytes of the layers as they are transferred, and of the files in the end. */
export function sizes(observation: Observation): Pick<ImageFacts, 'compressedSize' | 'unpackedSize'> {
  const { facts, layers } = observation;
  const platform = normalPlatform(observation.platform);
  return {
    compressedSize: stated(observation, { [platform]: layers.reduce((sum, { size }) => sum + size, 0) }),
    unpackedSize: fromSeen(observation, facts.unpackedSize, (bytes) => ({ [platform]: bytes })),
  };
}

function libcOf({ family, version }: Value<'libc'>): Libc {
  const number = /^\d+(?:\.\d+)*/.exec(version ?? '')?.[0];
  return number === undefined ? { family } : { family, version: number };
}

/** `/bin/sh` is what reads RUN; where there is none, the first that was found stands for it. */
function shellOf(shells: Value<'shells'>): { name: string; path: string; also?: string[] } | 'none' {
  const shell = shells.find(({ path }) => path === '/bin/sh') ?? shells[0];
  if (shell === undefined) return 'none';
  const also = [...new Set(shells.map(({ name }) => name))].filter((name) => name !== shell.name);
  return { name: shell.name, path: shell.path, ...(also.length > 0 && { also }) };
}

/** The catalog names what unpacks packages beside what fetches them: dpkg beside apt, rpm where there is nothing else. */
function managersOf(found: readonly string[], { programs }: ObservedFacts): readonly string[] {
  const there = new Set((valueSeen(programs) ?? []).map(({ name }) => name));
  const beside = ['dpkg', 'tdnf', ...(found.length === 0 ? ['rpm'] : [])];
  return [...new Set([...found, ...beside.filter((name) => there.has(name))])];
}

function accountsOf(accounts: Value<'accounts'>): NonNullable<ReturnType<typeof wholeOf>> {
  return accounts === 'none' ? wholeOf([], []) : wholeOf(accounts.users, accounts.groups);
}

function wholeOf(
  users: Exclude<Value<'accounts'>, 'none'>['users'],
  groups: Exclude<Value<'accounts'>, 'none'>['groups'],
) {
  return {
    users: users.map(({ gid, home, name, uid }) => ({
      name,
      uid,
      gid,
      ...(home.startsWith('/') && { home }),
    })),
    groups: groups.map(({ gid, name }) => ({ name, gid })),
    whole: true,
  };
}

/** Whether everybody may write to it; of one that some may write to, nothing is said. */
function tmpOf(tmp: Value<'tmp'>): boolean | undefined {
  if (tmp === 'none') return false;
  return (Number.parseInt(tmp.mode, 8) & 0o002) === 0 ? undefined : true;
}

/** The program or its library; that neither is there is known where both were looked for. */
function opensslOf(observation: Observation): ImageFacts['openssl'] {
  const { libraries, programs } = observation.facts;
  const library = valueSeen(libraries)?.find(({ soname }) => soname.startsWith('libssl.so'));
  const program = valueSeen(programs)?.find(({ name }) => name === 'openssl');
  const found = library ?? program;
  if (found !== undefined) {
    const paths = [found.path];
    return fromSeen(observation, { known: true, value: true, paths }, (there) => there);
  }
  return stated(observation, libraries.known && programs.known ? false : undefined);
}
