import { findImage } from '../catalog/find';
import type { CatalogImage } from '../catalog/image';
import { hasEnded } from '../catalog/life';
import { productOf } from '../catalog/product';
import { supersededIn } from '../catalog/superseded';
import { presentIn, valueOf } from '../fact/fact';
import { lineOf } from '../recommend/likeness';
import type { Ranked } from '../recommend/rank';
import type { Unanswered } from '../report/rewrite';
import { isWish } from '../report/wishes';
import type { Requirement } from '../requirements/requirement';
import { doubtsOf } from './doubt';
import { bringsLanguage, hasWhatItStarts } from './having-language';
import { isWanted } from './kept';
import { isBare, isOfKind, isOfUse } from './meant';
import { needingOwn, ofKind } from './named-family';
import { doubts, isOfOtherLibc, nearest, smallestOf } from './order';
import type { Candidate, Layout } from './plan';
import { type Layouts, type Placed, type Scene, usableIn } from './scene';
import { rebuiltOf, releaseOf, releaseToUse, siblingsOf } from './sibling';
import { isSmaller, sizeLike } from './size';
import { type Purpose, turnsOf } from './turns';

/** The bases to try for a wish; where there is none, why. */
export type Found =
  | { readonly candidates: Iterable<Candidate>; readonly none?: never }
  | { readonly candidates: readonly []; readonly none: Omit<Unanswered, 'to'> };

/** Each costs a few readings: the first that is proved is taken. */
const mostCandidates = 6;
/** Some of them come to nothing when they are looked at. */
const mostListed = 2 * mostCandidates;

/**
 * The bases to try for a wish, the best first: `least-change`, the file's own family and kind, the nearest release
 * first; `smallest`, whatever runs, by size; `same-publisher`, the smallest of the publisher; `without-shell`, the likest
 * that has none; a family by its id or another name, the likest of it: of those that have what is to be kept. Anything else is the id of an image or a reference, and is taken
 * at its word. The layouts come in the order in which they are tried.
 */
export function candidatesFor(asked: string, layouts: Layouts, scene: Scene): Found {
  const { catalog, own, today, fails } = scene;
  const wish = catalog.families.find(({ alsoCalled }) => alsoCalled?.includes(asked))?.id ?? asked;
  const found = amongImages(wish, layouts, scene);
  if (wish !== 'least-change' || fails !== 'curably' || own === undefined) return found;
  if (hasEnded(own, today) || !isWanted(own, scene)) return found;
  const [layout] = layouts.all();
  if (layout?.kind !== 'in-place') return found;
  return { candidates: before({ reference: scene.written, layout }, found.candidates) };
}

/** What fails where it stands, and can be mended there, changes least by staying. */
function* before(own: Candidate, others: Iterable<Candidate>): Iterable<Candidate> {
  yield own;
  yield* others;
}

function amongImages(wish: string, layouts: Layouts, scene: Scene): Found {
  const { catalog } = scene;
  if (!isWish(wish) && catalog.family(wish) === undefined)
    return { candidates: each(catalog.get(wish)?.reference ?? wish, layouts, scene) };
  // Where it can be split, less is left of what builds.
  if (isBySize(wish)) {
    const [last, ...before] = [...layouts.all()].reverse();
    const found = foundAmong(
      last === undefined ? [] : [last, ...(isBuilder(scene.own) ? [] : before)],
      wish,
      layouts,
      scene,
    );
    return found.none !== undefined && isBuilder(scene.own)
      ? foundAmong(before, wish, layouts, scene)
      : found;
  }
  // What the base is for is building: there is little sense in taking it along.
  const isOther = wish !== 'least-change' && wish !== scene.own?.family;
  const all = isOther && isBuilder(scene.own) ? [...layouts.all()].reverse() : layouts.all();
  const turns = isOther && !isBuilder(scene.own) ? (['runs', 'builds'] as const) : (['any'] as const);
  const ways = turnsOf(all, turns);
  let none: Found | undefined;
  for (let way = ways.next(); way.done !== true; way = ways.next()) {
    const [layout, purpose] = way.value;
    const found = foundAmong([layout], wish, layouts, scene, purpose);
    if (found.none === undefined) return { candidates: inTurn(found.candidates, ways, wish, layouts, scene) };
    none ??= found;
  }
  return none ?? foundAmong([], wish, layouts, scene);
}

/** Those of the first way, and those of the others when they are asked for. */
function* inTurn(
  first: Iterable<Candidate>,
  ways: Iterator<readonly [Layout, Purpose]>,
  wish: string,
  layouts: Layouts,
  scene: Scene,
): Iterable<Candidate> {
  yield* first;
  for (let way = ways.next(); way.done !== true; way = ways.next()) {
    const [layout, purpose] = way.value;
    yield* foundAmong([layout], wish, layouts, scene, purpose).candidates;
  }
}

/** What is found for these ways to lay out the file together. */
function foundAmong(
  ways: readonly Layout[],
  wish: string,
  layouts: Layouts,
  scene: Scene,
  purpose: Purpose = 'any',
): Found {
  const { own } = scene;
  const all = ways.flatMap((layout) => usableIn(layout, layouts, scene));
  const needing = needingOwn(ways, wish, layouts, scene);
  const mine = own && productOf(own)?.name;
  const some = ofKind(
    own,
    wish,
    all
      .filter((one) => isOfKind(one, wish, scene))
      .filter((one) => purpose === 'any' || (one.purpose === 'builder') === (purpose === 'builds'))
      .filter(({ image, layout }) => productOf(image)?.name === mine || !needing.includes(layout)),
  );
  const kept = some.filter(({ image }) => isWanted(image, scene));
  const others = kept.filter(({ isBase }) => !isBase);
  const isOwn = wish === own?.family;
  const better = isWish(wish) || isOwn ? others.filter((one) => isBetter(one, wish, scene)) : others;
  const sorted = isBySize(wish) ? smallestOf(better, wish, scene) : nearest(better, own);
  const isAlone = wish === 'least-change' && sorted.length < mostListed;
  const listed = [...sorted, ...(isAlone ? nearest(besides(all, scene), own) : [])]
    .slice(0, mostListed)
    .filter(({ image, layout }) => !layout.isIdle?.(image))
    .flatMap((one) => ofRelease(one, scene));
  const staysInLine = wish !== 'without-shell' && standsStill(scene);
  const isLeast = (wish === 'least-change' || isOwn) && better.length === others.length;
  const rebuilt = isLeast || staysInLine ? newer(ways, scene) : [];
  const [first, ...rest] = isLeast ? [...rebuilt, ...listed] : [...listed, ...rebuilt];
  if (first !== undefined) return { candidates: [first, ...rest].slice(0, mostCandidates) };
  const counts = { considered: countOf(some), kept: countOf(kept) };
  const code = kept.length > 0 ? 'already-there' : some.length > 0 ? 'none-kept' : 'none-of-kind';
  return { candidates: [], none: { code, ...counts } };
}

function isBuilder(own: CatalogImage | undefined): boolean {
  return own !== undefined && valueOf(own.facts.purpose) === 'builder';
}

/**
 * Where the base has ended, or never had what the program runs on, other families for the same are the least change behind
 * its own, where that holds nothing.
 */
function besides(all: readonly Placed[], scene: Scene): readonly Placed[] {
  const { own, today } = scene;
  if (own === undefined) return [];
  return all.filter(
    (one) =>
      (hasEnded(own, today) || scene.fails !== 'no' || (bringsLanguage(one) && !hasWhatItStarts(own, one))) &&
      one.family !== own.family &&
      isOfUse(one, scene) &&
      isWanted(one.image, scene),
  );
}

function isBySize(wish: string): boolean {
  return wish === 'smallest' || wish === 'same-publisher';
}

/** No change is less than any, and what is not smaller is no better than a base that is maintained. */
function isBetter(one: Placed, wish: string, scene: Scene): boolean {
  const { own, platform, today, catalog } = scene;
  if (own === undefined || hasEnded(own, today) || !isWanted(own, scene)) return true;
  if (wish === 'without-shell') return !isBare(own) && doubts(one) < 2;
  if (!isBySize(wish))
    return standsStill(scene) || isCure(one, own) || (scene.fails !== 'no' && isOfRelease(one.image, own));
  // An older release of the same is smaller at most by chance.
  if (lineOf(one.image) === lineOf(own)) return false;
  if (wish === 'same-publisher' && isOfOtherLibc(one, scene)) return false;
  if (isBuilder(own) && one.layout.kind === 'split') return one.purpose !== 'builder';
  // What the own base gets installed is not in its size: less than a distribution is what has no shell.
  if (bringsLanguage(one)) return doubts(one) < 2 && (isBare(one.image) || !hasWhatItStarts(own, one));
  const sizeOf = (image: CatalogImage) => sizeLike(image, catalog, platform, releaseOf(own));
  // Sizes are known, needs have to be asked.
  return isSmaller(sizeOf(one.image), sizeOf(own)) && doubts(one) <= doubtsOf(own, one.layout.needs);
}

/** Has what the file needs and its own base has not. */
function isCure({ image, layout }: Placed, own: CatalogImage): boolean {
  const unmet = unmetBy.get(layout) ?? layout.needs.filter((need) => need.meets(own).answer !== 'yes');
  unmetBy.set(layout, unmet);
  return unmet.some((need) => need.meets(image).answer === 'yes');
}

/** What the own base lacks of what a layout needs: asked for every base that is compared with it. */
const unmetBy = new WeakMap<Layout, readonly Requirement[]>();

/** Of the same release of its distribution: another one is as a rule no cure, and more than the least change. */
function isOfRelease(image: CatalogImage, own: CatalogImage): boolean {
  const [a, b] = [image, own].map(({ facts }) => presentIn(facts.upstream));
  return a !== undefined && a.distribution === b?.distribution && a.release === b.release;
}

/** An image by name; what it brings is not copied first. */
function* each(reference: string, layouts: Layouts, { catalog, today }: Scene): Iterable<Candidate> {
  const found = findImage(catalog, reference, today);
  const product = found.kind === 'image' ? productOf(found.image)?.name : undefined;
  const all = [...layouts.all()];
  const isForIt = ({ language, needsLanguage }: Layout) =>
    needsLanguage === true && language?.language === product;
  for (const layout of [...all.filter(isForIt), ...all.filter(({ needsLanguage }) => needsLanguage !== true)])
    yield { reference, layout };
}

function countOf(some: readonly Ranked[]): number {
  return new Set(some.map(({ image }) => image.id)).size;
}

/** Whether the tag of the file is for a full version that is rebuilt no more. */
function standsStill({ catalog, own, today }: Scene): boolean {
  return own !== undefined && supersededIn(own.reference, catalog.tags, today) !== undefined;
}

/** The tag of the file for its whole line, and with the release to use, for tags that have no entry of their own. */
function newer(layouts: readonly Layout[], scene: Scene): readonly Candidate[] {
  const { catalog, own, today } = scene;
  if (own === undefined) return [];
  const found = [
    ...rebuiltOf(own, catalog, today),
    ...siblingsOf(own, releaseToUse(own, catalog, today), catalog, today),
  ];
  return layouts.flatMap((layout) =>
    asked(found, scene).map(({ reference }) => ({ reference, layout, twin: own })),
  );
}

function asked(images: readonly CatalogImage[], scene: Scene) {
  return images.filter((one) => one.id !== scene.own?.id && isWanted(one, scene));
}

/** An image, and before it the one that is called the same with the release to use, where the catalog lists only another. */
function ofRelease(one: Placed, scene: Scene): readonly Candidate[] {
  const { catalog, own, today } = scene;
  const { image, layout } = one;
  const listed = { reference: image.reference, layout };
  const isSame = productOf(image)?.name === (own && productOf(own)?.name);
  if (own === undefined || !(isSame || bringsLanguage(one))) return [listed];
  const release = isSame ? releaseToUse(own, catalog, today) : layout.language?.version;
  if (releaseOf(image) === release) return [listed];
  const alike = asked(siblingsOf(image, release, catalog, today), scene).filter(
    (one) => valueOf(one.facts.libc)?.family === valueOf(image.facts.libc)?.family,
  );
  return [...alike.map(({ reference }) => ({ reference, layout, twin: image })), listed];
}
