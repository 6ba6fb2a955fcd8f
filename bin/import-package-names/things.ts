import { before } from '../../lib/text/cut';

/** One thing of `things.txt`, under the names it may have. */
export type Thing = { readonly cells: Readonly<Record<Kin, Cell>>; readonly isCandidate?: boolean };
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
