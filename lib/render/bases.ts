import { isRoot } from '../account/account';
import { formatBytes, formatEstimate } from '../facets/format';
import type { Compared, Unanswered } from '../report/rewrite';
import { grouped } from '../text/grouped';

/** A property of a base and its value in words; undefined where it is not known. */
export type BaseRow = { readonly label: string; readonly value: string | undefined };

/** What is known of a base, in the order in which it is compared. */
export function baseRows(base: Compared): readonly BaseRow[] {
  const { shell, packageManagers, libc, user, supportEnds, access } = base;
  return [
    { label: 'Compressed size', value: sizeOfBase(base) },
    { label: 'Shell', value: shell === undefined ? undefined : shell ? 'yes' : 'none' },
    { label: 'Package manager', value: packageManagers && (packageManagers.join(', ') || 'none') },
    { label: 'C library', value: libc },
    { label: 'User', value: user && userWord(user) },
    { label: 'Fixes until', value: supportEnds },
    { label: 'Pulled', value: access && accessWords[access] },
  ];
}

/** `68.0 MB`, or `≈ 68 MB` where nobody measured it. */
export function sizeOfBase({ compressedSize, sizeIsEstimate }: Compared): string | undefined {
  if (compressedSize === undefined) return undefined;
  return sizeIsEstimate ? formatEstimate(compressedSize) : formatBytes(compressedSize);
}

const accessWords = {
  anonymous: 'without a login',
  login: 'with a login',
  paid: 'by customers',
} as const satisfies Record<NonNullable<Compared['access']>, string>;

/** Whom an image runs as. */
export function userWord(user: NonNullable<Compared['user']>): string {
  return isRoot(user) ? 'root' : (user.name ?? String(user.uid ?? 'another'));
}

/** What is known of a base on one line. */
export function baseLine(base: Compared): string {
  const { shell, packageManagers, libc, user, supportEnds, access } = base;
  const parts = [
    sizeOfBase(base),
    shell === undefined ? undefined : shell ? 'a shell' : 'no shell',
    packageManagers && (packageManagers.join(' and ') || 'no package manager'),
    libc === 'none' ? 'no C library' : libc,
    user && `runs as ${userWord(user)}`,
    supportEnds && `fixes until ${supportEnds}`,
    access && access !== 'anonymous' ? `pulled ${accessWords[access]}` : undefined,
  ].filter((part) => part !== undefined);
  return `${base.reference}: ${parts.join(', ') || 'nothing is known of it'}`;
}

/** Why there is no plan for what was asked. */
export function whyNone({ code, considered }: Omit<Unanswered, 'to'>): string {
  switch (code) {
    case 'no-base':
      return 'the file names no base that could be changed';
    case 'none-of-kind':
      return 'the catalog has none that is supported and could run this';
    case 'none-kept':
      return `of ${considered === 1 ? 'the one' : `the ${grouped(considered)}`} in question none is known to have what you keep`;
    case 'none-proved':
      return `of ${considered === 1 ? 'the one' : `the ${grouped(considered)}`} tried none is known to run this`;
    case 'already-there':
      return 'no better one is known than the base of the file';
    default:
      return code satisfies never;
  }
}
