import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackageTable } from '../../lib/catalog/package-table';

const folder = fileURLToPath(new URL('../../data/packages', import.meta.url));

/** What a file speaks of and what its packages bring, in files of their own; one line a package. */
export function writeTable(
  name: string,
  { nothing, others, packages, provided, ...head }: PackageTable,
): void {
  const rows = Object.entries(packages).map(
    ([each, entry]) => `    ${JSON.stringify(each)}: ${JSON.stringify(entry)}`,
  );
  const body = [`  "packages": {\n${rows.join(',\n')}\n  }`, ...linesOf({ provided, nothing, others })];
  writeFileSync(join(folder, `${name}.json`), `{\n${linesOf(head).join(',\n')}\n}\n`);
  writeFileSync(join(folder, `${name}.packages.json`), `{\n${body.join(',\n')}\n}\n`);
}

function linesOf(values: object): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${JSON.stringify(key)}: ${JSON.stringify(value)}`],
  );
}
