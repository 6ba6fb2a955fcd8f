import type { IsoDate } from '../fact/fact';
import type { Releases } from './releases';

/** Packages of an ended release that are no longer where its image looks for them. */
export type PackagesLeft = {
  /** The day from which on it was seen to fail. */
  readonly since: IsoDate;
  readonly manager: 'apt' | 'yum';
  /** A clause: "its packages have left the mirrors of Debian". */
  readonly what: string;
  readonly instead: string;
  readonly source: string;
};

/** Where the packages of a release have gone; undefined where they are in their place as far as is known. */
export function packagesLeft(
  releases: Releases | undefined,
  distribution: string,
  release: string,
): PackagesLeft | undefined {
  const product = releases?.product(distribution);
  const usual = product?.packagesLeft;
  const own = product?.releases.find((each) => each.release === release)?.packagesLeft;
  if (!usual || !own) return undefined;
  const { since, source, what = usual.what, instead = usual.instead } = own;
  return { since, manager: usual.manager, what, instead, source };
}
