import { before } from '../../lib/text/cut';
import type { Pair } from './provides';

/** One thing of `things.txt`, under the names it may have. */
export type Thing = {
  readonly cells: Readonly<Record<Kin, Cell>>;
  /** Nobody has read what the packages hold. */
  readonly isCandidate?: boolean;
  /** Distributions where both were seen to provide the same. */
  readonly by?: Partial<Readonly<Record<Kin, Provision>>>;
  /** Whose packages these are; Debian's where it is not said. */
  readonly from?: Kin;
};
type Provision = 'program' | 'library' | 'module';
/** Distributions that share their names. */
export type Kin = (typeof kins)[number];
export const kins = ['debian', 'alpine', 'wolfi', 'rhel'] as const;

export type Cell =
  | {
      readonly kind: 'names';
      readonly tries: readonly Try[];
      readonly review: boolean;
      readonly oneWay: boolean;
      readonly also: string[];
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-known' };

/** `inBase`: only where the base image holds them. `always`: to be installed even so. */
export type Try = { readonly names: readonly string[]; readonly inBase: boolean; readonly always: boolean };

export function readThings(text: string): readonly Thing[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [debian = '', alpine = '', wolfi = '', rhel = '', ...more] = line.split('|');
      if (more.length > 0) throw new Error(`more than four cells: ${line}`);
      return {
        cells: {
          debian: readCell(debian),
          alpine: readCell(alpine),
          wolfi: readCell(wolfi.replace('~', before(alpine.replace(/^\??>?/, ''), '<'))),
          rhel: readCell(rhel),
        },
      };
    });
}

/** The candidates of `equivalents.tsv`: nobody has compared what these packages hold. */
export function readCandidates(text: string): readonly Thing[] {
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [, debian = '', , fedora = '', rhel = '', alpine = ''] = line.split('\t');
      // A library here and its headers there are a slip of the list.
      const isForBuild = isDevelopment(debian);
      const cell = (names: string): Cell =>
        readCell(
          names === '' || isDevelopment(names) !== isForBuild
            ? ''
            : `?${names
                .trim()
                .split(/[\s,]+/)
                .join(',')}`,
        );
      return {
        isCandidate: true,
        cells: {
          debian: cell(debian),
          alpine: cell(alpine),
          wolfi: cell(alpine),
          rhel: cell(rhel || fedora),
        },
      };
    });
}

/** By distribution, packages that provide all that those of another do. */
export type Pairs = Partial<Readonly<Record<Kin, readonly Pair[]>>>;

export function pairedThings(from: Kin, pairs: Pairs): readonly Thing[] {
  const none: Cell = { kind: 'not-known' };
  const things = new Map<string, { cells: Record<Kin, Cell>; by: Partial<Record<Kin, Provision>> }>();
  for (const kin of kins)
    for (const { by, here, isExact, leadsBack, there } of pairs[kin] ?? []) {
      const thing = things.get(here) ?? {
        cells: { debian: none, alpine: none, wolfi: none, rhel: none, [from]: readCell(here) },
        by: {},
      };
      things.set(here, thing);
      const isUnsure = !isExact || (from !== 'debian' && !leadsBack);
      thing.cells[kin] = readCell(
        `${isUnsure ? '?' : ''}${leadsBack && from === 'debian' ? '' : '>'}${there}`,
      );
      thing.by[kin] = by === 'wheel' ? 'module' : by;
    }
  return [...things.values()].map((thing) => ({ ...thing, from, isCandidate: true }));
}

/** Where nothing was seen, what a published list says of the same package. */
export function withCandidates(thing: Thing, candidates: readonly Thing[]): Thing {
  const name = nameIn(thing);
  const same = candidates.find((each) => nameIn(each) === name);
  if (same === undefined) return thing;
  const filled = kins.map((kin) => {
    const cell = thing.cells[kin];
    return [kin, cell.kind === 'not-known' ? same.cells[kin] : cell] as const;
  });
  return { ...thing, cells: { ...thing.cells, ...Object.fromEntries(filled) } };
}

function nameIn({ cells: { debian } }: Thing): string | undefined {
  return debian.kind === 'names' ? debian.tries[0]?.names.join(' ') : undefined;
}

function isDevelopment(names: string): boolean {
  return /-(?:dev|devel|headers)(?:[\s,]|$)/.test(names);
}

function readCell(cell: string): Cell {
  const [text = '', also] = cell.split('<');
  if (text === '') return { kind: 'not-known' };
  if (text === '-') return { kind: 'absent' };
  const review = text.startsWith('?');
  const oneWay = text.slice(review ? 1 : 0).startsWith('>');
  const tries = text
    .replace(/^\??>?/, '')
    .split('/')
    .map((names) => ({
      names: names.replace(/^[=!]/, '').split(','),
      inBase: names.startsWith('='),
      always: names.startsWith('!'),
    }));
  return { kind: 'names', tries, review, oneWay, also: also?.split(',') ?? [] };
}
