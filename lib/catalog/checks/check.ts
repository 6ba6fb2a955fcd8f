import type { IsoDate } from '../../fact/fact';
import type { WholeCatalog } from '../catalog';
import type { DataFiles } from '../folders';

/** The data folder as read, with the catalog made of it. */
export type CheckedData = DataFiles & {
  readonly catalog: WholeCatalog;
  readonly today: IsoDate;
};

/** `where` is an image id with a facet, or a file. */
export type Problem = { readonly where: string; readonly what: string };

export type Check = {
  readonly id: string;
  /** One sentence that holds when the check finds nothing. */
  readonly holds: string;
  run(data: CheckedData): readonly Problem[];
};

export function defineCheck(check: Check): Check {
  return check;
}
