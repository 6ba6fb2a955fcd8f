import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { valueOf } from '../fact/fact';
import type { Requirement } from '../requirements/requirement';
import { hasLanguage } from './having-language';
import { isStatic, needsRuntime } from './order';
import { isForOther, isManagedAlike, isOfLikeKind } from './same-kind';
import type { Placed, Scene } from './scene';

/** Whether an image is one of those that a wish means. */
export function isOfKind(one: Placed, wish: string, scene: Scene): boolean {
  switch (wish) {
    case 'smallest':
      return isOfUse(one, scene);
    case 'same-publisher':
      return isOfUse(one, scene) && isOfPublisher(one, scene);
    case 'without-shell':
      return isBare(one.image) && isOfUse(withoutItsCheck(one), scene);
    case 'least-change':
      return one.family === scene.own?.family;
    default:
      return one.family === wish && isForSame(one, scene);
  }
}

/** Who wants no shell does without a health check that asks through one, where nothing else is in the way. */
function withoutItsCheck(one: Placed): Placed {
  if (one.verdict !== 'does-not-run' || !one.layout.needs.some(isOfCheck)) return one;
  const others = one.layout.needs.filter((need) => !isOfCheck(need));
  const answers = new Set(others.map((need) => need.meets(one.image).answer));
  if (answers.has('no')) return one;
  return { ...one, verdict: answers.has('not-known') ? 'not-known' : 'runs-with-changes' };
}

function isOfCheck({ value }: Requirement): boolean {
  return value.code === 'named-for' && value.purpose === 'check health';
}

/** Gives what the file takes from its base, as far as is known, and nothing that nobody asked for. */
export function isOfUse({ image, verdict, purpose, layout }: Placed, { own }: Scene): boolean {
  const has = productOf(image);
  if (layout.language !== undefined && has?.name === layout.language.language)
    return verdict !== 'does-not-run' && hasLanguage(image, layout.language) && !isForOther(image);
  const had = own && (layout.kind === 'in-place' || needsRuntime(layout)) ? productOf(own) : undefined;
  if (verdict === 'does-not-run' || valueOf(image.facts.libc) === undefined || isForOther(image))
    return false;
  if (had !== undefined && has?.name === had.name) return isOfLikeKind(has.kind, had.kind);
  return has === undefined && purpose === 'base' && (had === undefined || verdict !== 'not-known');
}

/** A base of another distribution is no nearer for who publishes both, unless nothing of it is used. */
function isOfPublisher({ family, image, layout }: Placed, { catalog, own }: Scene): boolean {
  const publisher = own && catalog.family(own.family)?.publisher;
  if (publisher === undefined || catalog.family(family)?.publisher !== publisher) return false;
  return productOf(image) !== undefined || isManagedAlike(image, own) || isStatic(layout);
}

/** With nothing that is for another language or service. */
function isForSame({ image, layout }: Placed, { own }: Scene): boolean {
  const has = productOf(image)?.name;
  if (layout.language !== undefined && has === layout.language.language)
    return hasLanguage(image, layout.language);
  return has === undefined || has === (own && productOf(own)?.name);
}

export function isBare({ facts }: CatalogImage): boolean {
  return valueOf(facts.shell) === 'none';
}
