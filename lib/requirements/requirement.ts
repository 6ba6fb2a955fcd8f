import type { CatalogImage, FacetId } from '../catalog/image';
import type { Inspection } from '../inspection';
import type { Certainty } from '../report/report';
import type { Span } from '../text/span';
import type { FitReason } from '../words/fit';
import type { NeedReason } from '../words/need';
import type { Needed } from '../words/needed';

/** A line that a need comes from, and how. */
export type Place = { readonly reason: NeedReason; readonly span: Span };

/** One need of the final image, inferred from the file. */
export type Requirement = {
  /** Id of the detector that found it. */
  readonly kind: string;
  readonly value: Needed;
  readonly certainty: Certainty;
  readonly because: readonly Place[];
  /** Whether an image of the catalog meets it, as it is and with nothing else changed. */
  meets(image: CatalogImage): Fit;
  /**
   * All that the answer of `meets` depends on, so that of images alike in it one is asked; the base the file is written
   * for is always asked itself. Left out: every image is asked, which is slow and never wrong.
   */
  readonly looksAt?: readonly Trait[];
};

/**
 * What images can be alike in: a fact, the family, what it is made for or the name of that alone, the repository in the reference, whether a program is in it, or
 * whether a library is.
 */
export type Trait =
  | FacetId
  | 'family'
  | 'product'
  | 'product name'
  | 'repository'
  | `program ${string}`
  | `library ${string}`;

/**
 * `with-changes`: the image can run it after an edit of the file that `reason` names.
 * `not-known`: facts about the image are missing.
 */
export type Fit =
  | { readonly answer: 'yes' }
  | { readonly answer: 'with-changes' | 'no' | 'not-known'; readonly reason: FitReason };

export const yes: Fit = { answer: 'yes' };

export function withChanges(reason: FitReason): Fit {
  return { answer: 'with-changes', reason };
}

export function no(reason: FitReason): Fit {
  return { answer: 'no', reason };
}

export function notKnownFit(reason: FitReason): Fit {
  return { answer: 'not-known', reason };
}

/** A Dockerfile that shows the need. */
export type NeedExample = {
  readonly title: string;
  readonly dockerfile: string;
  /** By reference, the gravest answer of an image to the needs of this kind; empty where there is no such need. */
  readonly fits: Readonly<Record<string, Fit['answer']>>;
};

/** One kind of need, and how it is found; its name is among the words of the report. Its examples are its tests and its place on the page. */
export type Detector = {
  readonly id: string;
  /** What it means and how it is told from a Dockerfile. */
  readonly description: string;
  readonly examples: readonly NeedExample[];
  detect(inspection: Inspection): Iterable<Requirement>;
};

export function defineDetector(detector: Detector): Detector {
  return detector;
}
