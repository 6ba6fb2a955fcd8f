import type { Account } from '../account/account';
import type { Span } from '../text/span';
import { type Table, table } from '../text/table';

/** One thing that says who owns a path, or what may be done with it. */
export type OwnershipEvent = OwnershipChange & {
  /** Counts the events of a stage, in the order in which they happen. */
  readonly at: number;
  readonly path: string;
  /** `below`: all under the path but not the path; `tree`: both. */
  readonly scope: 'itself' | 'below' | 'tree';
  readonly span: Span;
};

export type OwnershipChange =
  /** Made where nothing was; `fresh`: it was not there before, else what was there stays as it is. */
  | {
      readonly kind: 'made';
      readonly owner: Account | undefined;
      readonly mode: number | undefined;
      /** The mode is written there, not that of the umask. */
      readonly isModeSaid?: boolean;
      readonly fresh: boolean;
      readonly directory: boolean;
    }
  /** Files nobody names may arrive, with this owner or that of the place they come from. */
  | {
      readonly kind: 'filled';
      readonly owner: Account | undefined;
      readonly from: { readonly stage: number; readonly path: string } | undefined;
      /** Nothing else than what this pattern names. */
      readonly only: string | undefined;
    }
  | { readonly kind: 'owner'; readonly owner: Account | undefined }
  /** As chmod takes it. */
  | { readonly kind: 'mode'; readonly value: string }
  | { readonly kind: 'gone' }
  /** From here on nothing is known. */
  | { readonly kind: 'clouded' };

/** The mode after chmod; undefined when it cannot be told. */
export function modeAfter(mode: number | undefined, value: string): number | undefined {
  if (/^[0-7]{1,5}$/.test(value)) return Number.parseInt(value, 8) & 0o7777;
  let result = mode;
  for (const clause of value.split(',')) {
    const read = /^([ugoa]*)([-+=])([rwxXst]*|[ugo])$/.exec(clause);
    if (!read || result === undefined) return undefined;
    result = clauseAfter(result, read[1] ?? '', read[2] ?? '', read[3] ?? '');
  }
  return result;
}

const shifts: Table<number> = table({ u: 6, g: 3, o: 0 });

function clauseAfter(mode: number, who: string, operator: string, what: string): number {
  let result = mode;
  const targets = who === '' || who.includes('a') ? 'ugo' : who;
  for (const target of targets) {
    const shift = shifts[target] ?? 0;
    let bits = /^[ugo]$/.test(what) ? (mode >> (shifts[what] ?? 0)) & 7 : bitsOf(what);
    // Without a letter in front the umask holds back what group and others may not get.
    if (who === '' && target !== 'u') bits &= 5;
    if (operator === '=') result = (result & ~(7 << shift)) | (bits << shift);
    else if (operator === '+') result |= bits << shift;
    else result &= ~(bits << shift);
  }
  return result;
}

function bitsOf(what: string): number {
  return (what.includes('r') ? 4 : 0) | (what.includes('w') ? 2 : 0) | (/[xX]/.test(what) ? 1 : 0);
}
