import type { ObservedPackage } from '../observation';
import { visitBerkeley } from './berkeley';
import { packageOfHeader } from './header';
import { visitNdb } from './ndb';
import { visitSqlite } from './sqlite';

/** The names of rpm's database, each with what reads its format. */
const formats = new Map([
  ['rpmdb.sqlite', visitSqlite],
  ['Packages.db', visitNdb],
  ['Packages', visitBerkeley],
]);

export const rpmFiles: readonly string[] = [...formats.keys()];

/** The packages in a database of rpm, by the name of its file; undefined where a part of it is not understood. */
export function rpmPackages(name: string, bytes: Uint8Array): readonly ObservedPackage[] | undefined {
  const packages: ObservedPackage[] = [];
  let isUnderstood = true;
  const visit = formats.get(name);
  const isWhole = visit?.(bytes, (header) => {
    const found = packageOfHeader(header);
    if (found === undefined) isUnderstood = false;
    else if (found !== 'key') packages.push(found);
  });
  return isWhole && isUnderstood ? packages : undefined;
}
