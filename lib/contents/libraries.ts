import type { Catalog, CatalogImage } from '../catalog/image';
import { isSameLibrary, type Packages } from '../catalog/packages';
import { bestSource, valueOf } from '../fact/fact';
import { type Answer, missing, notKnown, there } from './answer';
import { countIn, packagesOf, speaksForAll } from './image-programs';

/** The cure for a missing library: the package that holds it, development and debugging packages last. */
export function packageWithLibrary(packages: Packages | undefined, soname: string): string | undefined {
  const holding = packages?.withLibrary(soname) ?? [];
  return holding.find((name) => !/-(dev|devel|dbg)$/.test(name)) ?? holding[0];
}

/**
 * Whether the loader of an image would find a shared library: by soname, or by `libpq.so` for any version.
 * `extra`: packages installed on top.
 */
export function libraryIn(
  catalog: Catalog,
  image: CatalogImage,
  soname: string,
  extra: readonly string[],
): Answer {
  const { libc } = image.facts;
  const packages = packagesOf(catalog, image);
  if (packages && extra.some((name) => holds(packages.bringing(name, false)?.libraries, soname)))
    return there(`${soname} is installed in this stage`);
  if (valueOf(libc)?.family === 'none' && libc.known)
    return missing(`\`${image.reference}\` has no libraries`, bestSource(libc));
  const inBase = inImage(catalog, image, soname, packages);
  if (inBase.is === 'missing' && !extra.every((name) => packages?.has(name)))
    return notKnown('what the packages installed on top bring is not known');
  return inBase;
}

function inImage(
  catalog: Catalog,
  image: CatalogImage,
  soname: string,
  packages: Packages | undefined,
): Answer {
  const list = image.facts.packages;
  const nobodyKnows = notKnown(`whether \`${image.reference}\` contains ${soname} is not known`);
  if (!packages?.speaksOfLibrary(soname)) return nobodyKnows;
  if (list.known) {
    const inside = list.value.find(({ name }) => holds(packages.holding(name)?.libraries, soname));
    if (inside) return there(`\`${image.reference}\` contains ${inside.name}`, bestSource(list));
    if (!speaksForAll(image) || !list.value.every(({ name }) => packages.has(name))) return nobodyKnows;
    return missing(
      `none of the ${countIn(image)}packages in \`${image.reference}\` contains ${soname}`,
      bestSource(list),
      'likely',
    );
  }
  const ground = image.standsOn === undefined ? undefined : catalog.get(image.standsOn);
  if (ground && ground !== image) {
    const below = inImage(catalog, ground, soname, packages);
    if (below.is === 'there')
      return {
        ...below,
        because: `\`${image.reference}\` stands on \`${ground.reference}\`, which contains it`,
      };
  }
  const managers = valueOf(image.facts.packageManagers) ?? [];
  const by = packages.table.always?.find((name) => holds(packages.holding(name)?.libraries, soname));
  if (managers.length > 0 && by !== undefined)
    return there(`the package ${by} is in every image with ${managers[0]}`, packages.sourceOf(by), 'likely');
  return nobodyKnows;
}

function holds(libraries: Iterable<string> | undefined, soname: string): boolean {
  for (const each of libraries ?? []) if (isSameLibrary(soname, each)) return true;
  return false;
}
