import type { Catalog } from '../catalog/image';
import { withSameImages } from '../catalog/same-images';
import { presentIn } from '../fact/fact';

const forms: ReadonlyMap<string, readonly string[]> = new Map([
  ['deb', ['apt-get', 'apt', 'aptitude']],
  ['apk', ['apk']],
  ['rpm', ['dnf', 'microdnf', 'yum', 'tdnf', 'zypper']],
]);

const byManager = new Map([...forms].flatMap(([form, names]) => names.map((name) => [name, form] as const)));

/** Commands of the package managers of distributions. */
export const packageManagerCommands: ReadonlySet<string> = new Set(byManager.keys());

/** The form of the packages that a manager of a distribution installs: `rpm` for dnf. */
export function formOfManager(program: string): string | undefined {
  return byManager.get(program);
}

const remembered = new WeakMap<Catalog, ReadonlyMap<string, readonly string[]>>();

/** The package managers that images of a distribution are known to have. */
export function managersOfDistribution(whole: Catalog, distribution: string): readonly string[] {
  const catalog = withSameImages(whole);
  const known = remembered.get(catalog) ?? managersByDistribution(catalog);
  remembered.set(catalog, known);
  return known.get(distribution) ?? [];
}

function managersByDistribution({ images }: Catalog): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { facts } of images) {
    const upstream = presentIn(facts.upstream);
    if (upstream === undefined) continue;
    const managers = found.get(upstream.distribution) ?? new Set();
    found.set(upstream.distribution, managers);
    for (const each of presentIn(facts.packageManagers) ?? []) if (byManager.has(each)) managers.add(each);
  }
  return new Map([...found].map(([name, managers]) => [name, [...managers]]));
}
