import type { CatalogImage } from '../catalog/image';
import { hasEnded, lastDayOf } from '../catalog/life';
import { productOf } from '../catalog/product';
import { valueOf } from '../fact/fact';
import { lineOf, unlikeness } from '../recommend/likeness';
import { doubtsOf } from './doubt';
import { isOfOneSuite } from './environments';
import { isOtherRelease } from './having-language';
import type { Layout } from './plan';
import { isForOther, isManagedAlike } from './same-kind';
import type { Placed, Scene } from './scene';
import { releaseOf } from './sibling';
import { bare, compareSizes, type Size, sizeLike } from './size';

/** Those that differ least come first; of these the order of the ranking holds, and of another distribution the release that is supported longest. */
export function nearest(some: readonly Placed[], own: CatalogImage | undefined): readonly Placed[] {
  if (own === undefined) return some;
  const mine = productOf(own)?.name;
  const libc = valueOf(own.facts.libc)?.family;
  const far = (one: Placed) => {
    const { image, layout, purpose, verdict } = one;
    const wanted =
      layout.kind === 'split' && !needsRuntime(layout) ? undefined : (layout.language?.language ?? mine);
    return (
      unlikeness(own, image) +
      (verdict === 'not-known' ? 1 : 0) +
      (isOtherRelease(one) ? 1 : 0) +
      (isManagedAlike(image, own) ? 0 : 1.5) +
      (valueOf(image.facts.access) === valueOf(own.facts.access) ? 0 : 1) +
      (libc === undefined || isStatic(layout) || valueOf(image.facts.libc)?.family === libc ? 0 : 2) +
      (leavesLibraries(image, layout, own) ? 0.5 : 0) +
      (productOf(image)?.name === wanted ? 0 : apart) +
      (isForOther(image) || (layout.kind === 'split' && purpose === 'builder') ? apart : 0)
    );
  };
  const lines = new Map<string, number>();
  for (const { image } of some) if (!lines.has(lineOf(image))) lines.set(lineOf(image), lines.size);
  const lineAt = ({ image }: Placed) => lines.get(lineOf(image)) ?? 0;
  return [...some].sort((a, b) => far(a) - far(b) || lineAt(a) - lineAt(b) || byEnd(a.image, b.image, own));
}

/** Libraries that are installed are taken along to a base without a shell of the same release alone. */
function leavesLibraries(image: CatalogImage, { needs }: Layout, own: CatalogImage): boolean {
  return (
    valueOf(image.facts.shell) === 'none' &&
    !isOfOneSuite(image, own) &&
    needs.some(({ kind }) => kind === 'installed-package')
  );
}

/** Of distributions that the file does not stand on: of its own the nearest release is the least change. */
function byEnd(a: CatalogImage, b: CatalogImage, own: CatalogImage): number {
  if (a.family === own.family || productOf(a) !== undefined) return 0;
  // Of what nobody listed the packages less can be proved.
  if (a.facts.packages.known !== b.facts.packages.known) return 0;
  const [one, other] = [a, b].map(({ facts }) => lastDayOf(facts.supportEnds)?.date ?? '');
  return one === other ? 0 : (one ?? '') > (other ?? '') ? -1 : 1;
}

/** More than all traits in which two images can differ. */
const apart = 20;

/** Of each line of releases the one the ranking likes best, the smallest line first, where it can be split so. */
export function smallestOf(some: readonly Placed[], wish: string, scene: Scene): readonly Placed[] {
  const { catalog, own, platform, today } = scene;
  // What has ended is left for any other release.
  const release = own === undefined || hasEnded(own, today) ? undefined : releaseOf(own);
  const lines = new Map<string, Placed>();
  for (const one of some) {
    const line = `${one.layout.kind} ${lineOf(one.image)}`;
    const known = lines.get(line);
    if (known === undefined || (isOtherRelease(known) && !isOtherRelease(one))) lines.set(line, one);
  }
  const changes = (one: Placed) => {
    const isOther = wish === 'same-publisher' && isOfOtherLibc(one, scene);
    const needsLogin = valueOf(one.image.facts.access) !== 'anonymous';
    return (isOther ? 1 : 0) + (isOtherRelease(one) ? 1 : 0) + (needsLogin ? 0.5 : 0);
  };
  const sorted = [...lines.values()]
    .map((one) => ({
      one,
      size: sizeLike(one.image, catalog, platform, one.layout.language?.version ?? release),
      doubt: doubts(one),
      change: changes(one),
    }))
    .sort((a, b) => a.change - b.change || a.doubt - b.doubt || compareSizes(a.size, b.size));
  return measuredFirst(sorted).map(({ one }) => one);
}

type Sized = { readonly one: Placed; readonly size: Size; readonly doubt: number; readonly change: number };

/** Of one release without a shell, one whose size is known comes before those of which it is only taken for small. */
function measuredFirst(sorted: readonly Sized[]): readonly Sized[] {
  const [first] = sorted;
  if (first === undefined || first.size.bytes !== bare) return sorted;
  const isLike = ({ change, doubt, one, size }: Sized) =>
    size.shell === 0 &&
    size.bytes !== bare &&
    Number.isFinite(size.bytes) &&
    change === first.change &&
    doubt === first.doubt &&
    one.layout === first.one.layout &&
    releaseOf(one.image) === releaseOf(first.one.image);
  const measured = sorted.find(isLike);
  return measured === undefined ? sorted : [measured, ...sorted.filter((each) => each !== measured)];
}

export function doubts({ image, layout }: Placed): number {
  return doubtsOf(image, layout.needs);
}

/** Whether what is compiled for the own base is for another C library. */
export function isOfOtherLibc({ image, layout }: Placed, { own }: Scene): boolean {
  const had = own && valueOf(own.facts.libc)?.family;
  const product = own && productOf(own)?.name;
  if (had === undefined || (product !== undefined && ofAnyLibc.has(product))) return false;
  return valueOf(image.facts.libc)?.family !== had && !isStatic(layout);
}

/** What is compiled for them runs on a virtual machine. */
const ofAnyLibc: ReadonlySet<string> = new Set(['java', 'dotnet']);

export function needsRuntime({ needs }: Layout): boolean {
  return needs.some(({ kind }) => kind === 'runtime');
}

export function isStatic(layout: Layout): boolean {
  return layout.needs.some(({ value }) => value.code === 'static-program') && !needsRuntime(layout);
}
