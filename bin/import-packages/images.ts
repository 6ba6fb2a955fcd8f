import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Complete lists of packages of the images that stand on the release. */
export function imagePackages({
  distribution,
  release,
}: {
  readonly distribution: string;
  readonly release: string;
}): readonly string[] {
  const folder = join(here, '../../data/families');
  return readdirSync(folder).flatMap((file) => {
    const family = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const names: string[] = [];
    for (const { facts } of family.variants) {
      const upstream = facts.upstream?.value ?? family.facts.upstream?.value;
      if (upstream?.distribution === distribution && upstream.release === release)
        names.push(...Object.keys(facts.packages?.value ?? {}));
    }
    return names;
  });
}
