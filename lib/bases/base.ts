import { findImage } from '../catalog/find';
import type { Catalog, CatalogImage, Discontinued, NeverListed, ResolvedReference } from '../catalog/image';
import { isReferenceError, nameAndTag, parseReference } from '../reference/reference';
import type { BaseReference, Stage, StageGraph } from '../stages/stage';

/** What a reference of the Dockerfile turned out to be. */
export type Base =
  | { readonly kind: 'scratch'; readonly image: CatalogImage | undefined }
  | {
      readonly kind: 'image';
      readonly reference: string;
      readonly image: CatalogImage;
      readonly because: string | undefined;
    }
  | {
      readonly kind: 'look-alike';
      readonly reference: string;
      readonly meant: CatalogImage | undefined;
      readonly because: string;
      readonly source: string;
      readonly discontinued: Discontinued | undefined;
    }
  | {
      readonly kind: 'tag-unknown';
      readonly reference: string;
      readonly family: string;
      readonly because: string;
      readonly never: NeverListed | undefined;
    }
  | { readonly kind: 'not-in-catalog'; readonly reference: string }
  | { readonly kind: 'unresolved'; readonly written: string; readonly variables: readonly string[] };

/** Stages stood on one another that are looked through; no real file comes near, a hostile one may have thousands. */
export const longestChain = 64;

export type StageBase = {
  /** The base at the root of the chain of FROM, behind any stages in between. */
  readonly root: Base;
  /** The catalog image the root is; undefined where it is none. */
  readonly image: CatalogImage | undefined;
  /** The stages stood on, nearest first. */
  readonly through: readonly Stage[];
};

/** Understands a reference with the catalog's help; `today` decides what a floating tag meant. */
export function baseOf(reference: BaseReference, catalog: Catalog, today: string): Base {
  switch (reference.kind) {
    case 'scratch':
      return { kind: 'scratch', image: catalog.get('scratch') };
    case 'unresolved':
      return { kind: 'unresolved', written: reference.written, variables: reference.variables };
    case 'image':
      return fromReference(findImage(catalog, reference.reference, today), reference.reference);
    case 'stage':
      throw new Error('A stage is followed to its root before it is looked up');
    default:
      return reference satisfies never;
  }
}

/** The root base of every stage, by stage index. */
export function basesOf(graph: StageGraph, catalog: Catalog, today: string): readonly StageBase[] {
  const bases: StageBase[] = [];
  for (const stage of graph.stages) {
    const before = stage.base.kind === 'stage' ? graph.stages[stage.base.stage] : undefined;
    const below = before && before.index < stage.index ? bases[before.index] : undefined;
    const root = below?.root ?? rootOf(stage, catalog, today);
    const through = before && below ? [before, ...below.through].slice(0, longestChain) : [];
    bases.push({ root, image: imageOf(root), through });
  }
  return bases;
}

/** A base as people name it: the reference, or what is written where that is all there is. */
export function referenceOf(base: Base): string {
  if (base.kind === 'scratch') return 'scratch';
  return base.kind === 'unresolved' ? base.written : base.reference;
}

/** The catalog image of a base, when there is one. */
export function imageOf(base: Base): CatalogImage | undefined {
  return base.kind === 'image' || base.kind === 'scratch' ? base.image : undefined;
}

function rootOf(stage: Stage, catalog: Catalog, today: string): Base {
  if (stage.base.kind === 'stage') return { kind: 'unresolved', written: stage.base.written, variables: [] };
  return baseOf(stage.base, catalog, today);
}

function fromReference(found: ResolvedReference, reference: string): Base {
  switch (found.kind) {
    case 'image':
      return { kind: 'image', reference, image: found.image, because: found.because };
    case 'scratch':
      return { kind: 'scratch', image: found.image };
    case 'look-alike':
      return {
        kind: 'look-alike',
        reference,
        meant: found.meant,
        because: found.because,
        source: found.source,
        discontinued: found.discontinued,
      };
    case 'tag-unknown':
      return {
        kind: 'tag-unknown',
        reference,
        family: found.family,
        because: found.because,
        never: found.never,
      };
    case 'not-in-catalog':
      return isReferenceError(parseReference(reference)) || isPlaceholder(reference)
        ? { kind: 'unresolved', written: reference, variables: [] }
        : { kind: 'not-in-catalog', reference };
    default:
      return found satisfies never;
  }
}

/** Names that say that another is to be put in their place, without a registry or a publisher before them. */
const placeholders =
  /^(?:(?:your|my|some|the)[-_]?)?(?:base[-_]?)?image(?:[-_]?(?:here|name))?$|^(?:non|not|un)[-_]?exist(?:ing|ent)$|^does[-_]?not[-_]?exist$|^(?:place[-_]?holder|change[-_]?me|replace[-_]?me|to[-_]?do)$/;

function isPlaceholder(reference: string): boolean {
  return placeholders.test(nameAndTag(reference)[0]);
}
