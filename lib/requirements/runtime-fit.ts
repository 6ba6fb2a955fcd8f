import type { CatalogImage } from '../catalog/image';
import { holds, type Product, productOf } from '../catalog/product';
import { compareVersions, majorOf } from '../contents/version';
import { type Fit, no, notKnownFit, yes } from './requirement';

/** What .NET needs, where the program brings .NET itself. */
export const dependencies = 'dotnet-dependencies';

/** Compilers: what they make needs them no more. */
export function isToolchain({ name }: Product): boolean {
  return name === 'go' || name === 'rust' || name === 'gcc';
}

/** Whether an image holds the product that is wanted, in a version that serves. */
export function fitFor(wanted: Product, image: CatalogImage): Fit {
  const { name, version } = wanted;
  const has = productOf(image);
  if (name === dependencies)
    return isRuntimeDependencies(image) || has?.name === 'dotnet'
      ? yes
      : notKnownFit({ code: 'dotnet-needs-not-known' });
  if (isRuntimeDependencies(image)) return no({ code: 'dotnet-needs-alone', product: name });
  if (!has) {
    if (!image.facts.language.known) return notKnownFit({ code: 'whether-of-product', product: name });
    return isToolchain(wanted)
      ? notKnownFit({ code: 'has-no-toolchain', product: name })
      : no({ code: 'has-no-product', product: name });
  }
  if (has.name !== name) return no({ code: 'has-other-product', has: has.name, wanted: name });
  if (!holds(has, wanted))
    return no({ code: 'is-other-variant', has: has.kind, product: name, wanted: wanted.kind });
  return fitOfVersion(name, version, has.version);
}

function fitOfVersion(name: string, wanted: string | undefined, has: string | undefined): Fit {
  if (wanted === undefined) return yes;
  if (has === undefined) return notKnownFit({ code: 'version-not-known', product: name });
  const byMinor = name === 'python' || name === 'ruby' || name === 'php';
  const same = byMinor ? sameMinor(wanted, has) : majorOf(wanted) === majorOf(has);
  if (same || (name === 'java' && compareVersions(has, wanted) > 0)) return yes;
  return notKnownFit({ code: 'has-other-version', product: name, has, wanted });
}

function sameMinor(a: string, b: string): boolean {
  const minor = /^(\d+\.\d+)/;
  const left = minor.exec(a)?.[1];
  const right = minor.exec(b)?.[1];
  return left === undefined || right === undefined ? majorOf(a) === majorOf(b) : left === right;
}

/** Images made for programs that bring .NET themselves. */
export function isRuntimeDependencies({ reference }: CatalogImage): boolean {
  return /\/(runtime-deps|dotnet-deps):/.test(reference);
}
