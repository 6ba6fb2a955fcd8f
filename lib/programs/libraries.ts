import type { Catalog, CatalogImage } from '../catalog/image';
import { libraryObserved } from '../catalog/observed';
import type { Packages } from '../catalog/package-table';
import { isSameLibrary } from '../catalog/soname';
import { type Answer, missing, notKnown, there } from '../contents/answer';
import { bestSource, valueOf } from '../fact/fact';
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
    return there({ code: 'library-installed-here', name: soname });
  if (valueOf(libc)?.family === 'none' && libc.known)
    return missing({ code: 'image-has-no', image: image.reference, what: 'libraries' }, () =>
      bestSource(libc),
    );
  const inBase = inImage(catalog, image, soname, packages);
  if (inBase.is === 'missing' && !extra.every((name) => packages?.knows(name, 'libraries')))
    return notKnown({ code: 'packages-on-top-not-known' });
  return inBase;
}

function inImage(
  catalog: Catalog,
  image: CatalogImage,
  soname: string,
  packages: Packages | undefined,
): Answer {
  const seen = image.observed?.libraries;
  if (seen) {
    const path = libraryObserved(seen, soname);
    return path === undefined
      ? missing({ code: 'image-lacks-library', image: image.reference, name: soname }, seen.source)
      : there({ code: 'image-has', image: image.reference, what: path }, { ...seen.source, path });
  }
  const list = image.facts.packages;
  const nobodyKnows = notKnown({
    code: 'whether-image',
    image: image.reference,
    how: 'contains',
    what: soname,
  });
  if (!packages?.speaksOfLibrary(soname)) return nobodyKnows;
  if (list.known) {
    const inside =
      list.value.find(({ name }) => holds(packages.holding(name)?.libraries, soname)) ??
      list.value.find(({ name }) => holds(packages.bringing(name, false)?.libraries, soname));
    if (inside)
      return there({ code: 'image-contains', image: image.reference, name: inside.name }, () =>
        bestSource(list),
      );
    if (speaksForAll(image)) {
      if (!packages.knowsAll(list.value, 'libraries')) return nobodyKnows;
      return missing(
        { code: 'no-package-contains', image: image.reference, count: countIn(image), name: soname },
        () => bestSource(list),
        'likely',
      );
    }
  }
  const { declaredPackages } = image.facts;
  const declared = declaredPackages.known
    ? packagesDeclared(declaredPackages.value).find((name) =>
        holds(packages.holding(name)?.libraries, soname),
      )
    : undefined;
  if (declaredPackages.known && declared !== undefined)
    return there({ code: 'image-contains', image: image.reference, name: declared }, () =>
      bestSource(declaredPackages),
    );
  const ground = image.standsOn === undefined ? undefined : catalog.get(image.standsOn);
  if (ground && ground !== image) {
    const below = inImage(catalog, ground, soname, packages);
    if (below.is === 'there')
      return {
        ...below,
        reason: { code: 'ground-brings', image: image.reference, ground: ground.reference, how: 'contains' },
      };
  }
  const [manager] = valueOf(image.facts.packageManagers) ?? [];
  const by = packages.table.always?.find((name) => holds(packages.holding(name)?.libraries, soname));
  if (manager !== undefined && by !== undefined)
    return there({ code: 'always-with-manager', name: by, manager }, packages.sourceOf(by), 'likely');
  return nobodyKnows;
}

/** What its recipe installs: packages, or the slices of Chisel that hold the libraries of one, `libstdc++6_libs`. */
export function packagesDeclared(names: readonly string[]): readonly string[] {
  return names.map((name) => name.replace(/_libs$/, ''));
}

function holds(libraries: Iterable<string> | undefined, soname: string): boolean {
  for (const each of libraries ?? []) if (isSameLibrary(soname, each)) return true;
  return false;
}
