import type { IsoDate } from '../../fact/fact';
import type { AbsentTable } from '../absent';
import type { WholeCatalog } from '../catalog';
import type { FamilyFile } from '../family';
import type { LanguagePrograms } from '../language-programs';
import type { LookAlikeTable } from '../look-alike';
import type { PackageTable } from '../packages';
import type { Product } from '../releases';
import type { TagTable } from '../tags';

/** The data folder as read, with the catalog made of it. */
export type CheckedData = {
  readonly families: readonly FamilyFile[];
  readonly products: readonly Product[];
  readonly tables: readonly TagTable[];
  readonly packages: readonly PackageTable[];
  readonly absent: readonly AbsentTable[];
  readonly lookAlikes: readonly LookAlikeTable[];
  readonly programs: readonly LanguagePrograms[];
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
