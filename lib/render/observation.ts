import { megabytes } from '../fact/words';
import type { Observation, ObservedFacts, ObservedLayer, Seen } from '../observe/observation';
import type { Attached } from '../registry/image';
import { grouped } from '../text/grouped';
import { visibleExcept } from '../text/visible';

const notRead = {
  'layer-not-read': 'not known: a layer could not be read',
  'not-understood': 'not known: what is there was not understood',
  'too-large': 'not known: what is there is too large to be read',
} as const;

/** What was read out of an image, for a terminal. */
export function observationText(observation: Observation): string {
  const { attached, digest, facts, index, layers, observed, platform, platforms, reference } = observation;
  const rows: readonly Row[] = [
    ['Image', `${reference} for ${platform}, measured on ${observed}`],
    ['Digest', digest],
    ...(index === undefined ? [] : [['Index', index] as const]),
    ['Platforms', platforms.join(', ')],
    ['Size', `${megabytes(sum(layers, ({ size }) => size))} MB transferred, ${unpackedWords(facts)}`],
    ...factRows(facts),
    ...startRows(observation),
    ...(attached === undefined ? [] : [['Attached', attachedWords(attached)] as const]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    '',
    'Layers',
    ...layers.map(layerLine),
  ];
  return visibleExcept('\n', `${lines.join('\n')}\n`);
}

type Row = readonly [name: string, value: string];

function factRows(facts: ObservedFacts): readonly Row[] {
  return [
    ['Distribution', said(facts.os, (os) => (os === 'none' ? 'no os-release' : (os.name ?? os.id)))],
    ['libc', said(facts.libc, ({ family, version }) => [family, version].filter(isThere).join(' '))],
    [
      'Shells',
      said(facts.shells, (shells) =>
        listed(shells.map(({ name, path }) => (path.endsWith(`/${name}`) ? path : `${path} (${name})`))),
      ),
    ],
    [
      'Packages',
      said(facts.packages, ({ format, list }) =>
        format === 'none' ? 'no database of packages' : `${grouped(list.length)} (${format})`,
      ),
    ],
    ['Package managers', said(facts.packageManagers, listed)],
    [
      'Programs',
      said(facts.programs, (programs) => (programs.length === 0 ? 'none' : grouped(programs.length))),
    ],
    [
      'Languages',
      said(facts.interpreters, (found) =>
        listed(found.map(({ name, version }) => [name, version].filter(isThere).join(' '))),
      ),
    ],
    ['Accounts', said(facts.accounts, accountWords)],
    [
      'CA certificates',
      said(facts.certificates, (found) => (found === 'none' ? 'none' : grouped(found.count))),
    ],
    ['Time-zone data', said(facts.timeZoneData, (there) => (there ? 'yes' : 'no'))],
    ['/tmp', said(facts.tmp, (tmp) => (tmp === 'none' ? 'not there' : tmp.mode))],
    ['Set-user-ID files', said(facts.setuid, (found) => listed(found.map(({ path }) => path)))],
    [
      'Left behind',
      said(facts.caches, (found) =>
        listed(found.map(({ bytes, path }) => `${path} (${megabytes(bytes)} MB)`)),
      ),
    ],
  ];
}

function startRows({ config }: Observation): readonly Row[] {
  const { command, entrypoint, ports, user, workdir } = config;
  return [
    ['User', user === undefined || user === '' ? 'root, as none is set' : user],
    ['Entrypoint', entrypoint === undefined ? 'none' : JSON.stringify(entrypoint)],
    ['Command', command === undefined ? 'none' : JSON.stringify(command)],
    ...(workdir === undefined || workdir === '' ? [] : [['Directory', workdir] as const]),
    ...(ports.length === 0 ? [] : [['Ports', ports.join(', ')] as const]),
  ];
}

function unpackedWords({ files, unpackedSize }: ObservedFacts): string {
  const size = said(unpackedSize, (bytes) => `${megabytes(bytes)} MB unpacked`);
  return files.known ? `${size} in ${grouped(files.value)} files` : size;
}

function accountWords(accounts: Known<ObservedFacts['accounts']>): string {
  if (accounts === 'none') return 'no passwd';
  return listed(accounts.users.map(({ name, uid }) => `${name} ${uid}`));
}

function attachedWords(attached: readonly Attached[]): string {
  return listed(
    attached.map(({ kind, mediaType, predicateType, verified }) => {
      const proved = kind === 'signature' ? (verified ? ', verified' : ', present, not verified') : '';
      return `${kind} (${predicateType ?? mediaType}${proved})`;
    }),
  );
}

function layerLine({ digest, entries, fault, size, unpacked }: ObservedLayer, at: number): string {
  const became =
    fault === undefined
      ? `→ ${megabytes(unpacked ?? 0).padStart(9)} MB  ${grouped(entries ?? 0).padStart(9)} ${entries === 1 ? 'entry' : 'entries'}`
      : `not read: ${fault}`;
  return `  ${String(at + 1).padStart(3)}  ${megabytes(size).padStart(9)} MB  ${became}  ${digest}`;
}

type Known<S> = Extract<S, { readonly known: true }> extends { readonly value: infer T } ? T : never;

function said<T>(seen: Seen<T>, words: (value: T) => string): string {
  return seen.known ? words(seen.value) : notRead[seen.because];
}

const mostNamed = 12;

function listed(all: readonly string[]): string {
  if (all.length === 0) return 'none';
  const rest = all.length - mostNamed;
  return rest > 0 ? `${all.slice(0, mostNamed).join(', ')} and ${grouped(rest)} more` : all.join(', ');
}

function isThere(word: string | undefined): word is string {
  return word !== undefined && word !== '';
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
