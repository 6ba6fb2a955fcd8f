import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { presentIn, valueOf } from '../fact/fact';

/** Who an image is of, what kind it is, and which release: what tells how near it is to the one a file stands on. */
type Profile = {
  readonly line: string;
  readonly traits: ReadonlySet<string>;
  readonly product: string | undefined;
  /** Version of the product, then release of the distribution. */
  readonly version: readonly [number, number];
  /** 2: for entitlements and the like; 1: for building and looking inside. */
  readonly special: 0 | 1 | 2;
};

const profiles = new WeakMap<CatalogImage, Profile>();

function profileOf(image: CatalogImage): Profile {
  const known = profiles.get(image);
  if (known) return known;
  const product = productOf(image);
  const traits = traitsOf(image, product?.kind);
  const profile: Profile = {
    line: [repositoryOf(image), ...traits].join(' '),
    traits: new Set(traits),
    product: product?.name,
    version: [numberOf(product?.version ?? versionInTag(image)), numberOf(releaseOf(image))],
    special: specialOf(image),
  };
  profiles.set(image, profile);
  return profile;
}

/** Variants for entitlements, validated cryptography, firewalls, other kernels' habits, and for looking inside. */
const special = /[-:](fips|sfw|ent|compat|els|esm|pro|preview|edge|tip|composite)\b/;
const forBuilding = /[-:](debug|dev)\b|\/debug:/;

function specialOf({ facts, reference }: CatalogImage): 0 | 1 | 2 {
  if (special.test(reference) || valueOf(facts.access) === 'paid') return 2;
  return forBuilding.test(reference) ? 1 : 0;
}

/** Without its numbers: the repositories of two releases are one line. */
function repositoryOf({ reference }: CatalogImage): string {
  const at = reference.lastIndexOf(':');
  const name = at > reference.lastIndexOf('/') ? reference.slice(0, at) : reference;
  return name.replaceAll(/\d/g, '');
}

const words = [
  'preview',
  'slim',
  'chiseled',
  'distroless',
  'nonroot',
  'unprivileged',
  'minimal',
  'micro',
  'dev',
  'extra',
];

function traitsOf({ facts, reference }: CatalogImage, kind: string | undefined): readonly string[] {
  const upstream = presentIn(facts.upstream);
  const distribution = upstream === undefined ? undefined : upstream.distribution;
  const traits = words.filter((word) => reference.includes(word));
  return [...traits, distribution, kind].filter((trait) => trait !== undefined).sort();
}

/** `runtime-deps:10.0-noble` is for .NET 10, which it does not hold. */
function versionInTag({ reference, traits }: CatalogImage): string | undefined {
  return traits.runtimeParts === undefined ? undefined : /:(\d+\.\d+)/.exec(reference)?.[1];
}

function releaseOf({ facts }: CatalogImage): string | undefined {
  const upstream = presentIn(facts.upstream);
  return upstream === undefined ? undefined : upstream.release;
}

/** `3.14.7` as 3014; NaN where there is none. */
function numberOf(version: string | undefined): number {
  const [major, minor = 0] = (version ?? '').split(/[.+]/).map(Number);
  return major === undefined || version === undefined || version === '' ? Number.NaN : major * 1000 + minor;
}

/** How far an image is from the one the file stands on, the nearest first: for files that are for a product of their base, or that install packages. */
export function distanceFrom(own: CatalogImage, installs: boolean): (image: CatalogImage) => number {
  const mine = profileOf(own);
  const isBound = mine.product !== undefined || own.traits.runtimeParts !== undefined;
  return (image) => {
    if (image.id === own.id && isBound) return -1;
    const its = profileOf(image);
    const isSpecial = its.special > mine.special ? its.special * 1000 : 0;
    const family = image.family === own.family ? 0 : 100;
    // Packages are those of the distribution; without any, another base may be the better one.
    if (!isBound) return isSpecial + (installs ? family : 0);
    return isSpecial + family + differing(mine, its);
  };
}

function differing(mine: Profile, its: Profile): number {
  let count = 0;
  for (const trait of its.traits) if (!mine.traits.has(trait)) count += 1;
  for (const trait of mine.traits) if (!its.traits.has(trait)) count += 1;
  return count;
}

/** Names what images of two releases have in common. */
export function lineOf(image: CatalogImage): string {
  return profileOf(image).line;
}

/** Whether two images are builds of the same releases, laid out alike: names for one thing, or as good as. */
export function isAlike(image: CatalogImage, other: CatalogImage): boolean {
  const [mine, its] = [profileOf(image), profileOf(other)];
  return mine.line === its.line && mine.version.every((one, at) => Object.is(one, its.version[at]));
}

/** For entitlements and the like, not for everybody. */
export function isSpecial(image: CatalogImage): boolean {
  return profileOf(image).special === 2;
}

/** In how much two images are not of one kind: variant, distribution, what they are made for, and for whom. */
export function unlikeness(own: CatalogImage, other: CatalogImage): number {
  const [mine, its] = [profileOf(own), profileOf(other)];
  return differing(mine, its) + (its.special > mine.special ? its.special * 1000 : 0);
}

type Member = { readonly image: CatalogImage; readonly hasEnded: boolean };

/**
 * Images of one line among themselves by release, wherever they stand in the list: the file's own first, then newer
 * ones from the nearest on, older ones last; of a product or distribution that is not the file's, the newest first.
 */
export function byRelease<T extends Member>(list: readonly T[], own: CatalogImage | undefined): readonly T[] {
  const lines = new Map<string, number[]>();
  for (const [at, { hasEnded, image }] of list.entries()) {
    // What has ended stands behind the rest: nobody changes places with it.
    const line = `${profileOf(image).line}${hasEnded ? ' ended' : ''}`;
    const places = lines.get(line);
    if (places) places.push(at);
    else lines.set(line, [at]);
  }
  const result = [...list];
  for (const places of lines.values()) {
    if (places.length === 1) continue;
    const members = places.flatMap((at) => list[at] ?? []);
    members.sort((a, b) => compare(a.image, b.image, own));
    for (const [index, at] of places.entries()) {
      const member = members[index];
      if (member) result[at] = member;
    }
  }
  return result;
}

function compare(a: CatalogImage, b: CatalogImage, own: CatalogImage | undefined): number {
  const [product, release] = profileOf(a).version;
  const [otherProduct, otherRelease] = profileOf(b).version;
  const mine = own && profileOf(own);
  const [wanted = Number.NaN, from = Number.NaN] =
    mine && mine.product === profileOf(a).product ? mine.version : [];
  const isOwnLine = mine?.line === profileOf(a).line;
  return order(product, otherProduct, wanted) || order(release, otherRelease, isOwnLine ? from : Number.NaN);
}

/** The wanted one, newer ones from it on, then older ones from it back; the newest first where none is wanted. */
function order(a: number, b: number, wanted: number): number {
  if (a === b || Number.isNaN(a) || Number.isNaN(b))
    return Number.isNaN(a) === Number.isNaN(b) ? 0 : Number.isNaN(a) ? 1 : -1;
  if (Number.isNaN(wanted)) return b - a;
  const before = a < wanted;
  if (before !== b < wanted) return before ? 1 : -1;
  return before ? b - a : a - b;
}
