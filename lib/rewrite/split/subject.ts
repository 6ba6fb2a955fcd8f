import type { CatalogImage } from '../../catalog/image';
import { type Product, productOf } from '../../catalog/product';
import type { StageView } from '../../contents/contents';
import type { Inspection, Target } from '../../inspection';
import type { Installed } from '../own-language';

/** A stage that both builds and runs, and what it stands on. */
export type Subject = {
  readonly inspection: Inspection;
  readonly target: Target;
  readonly view: StageView;
  readonly own: CatalogImage;
  readonly product: Product | undefined;
  /** What the program runs on: of the base, or installed by the file. */
  readonly language: string | undefined;
  /** In force at its end, absolute. */
  readonly workdir: string;
};

/** What has to be taken along from a builder so that the program runs elsewhere. */
export type Packing = {
  /** Absolute paths of files and directories. */
  readonly paths: readonly string[];
  /** Whether all else that the stage puts outside of these is taken along too. */
  readonly takesAll: boolean;
  /** Instructions that the builder gets before one of its steps, and those the new stage gets. */
  readonly builder?: { readonly before: number; readonly lines: readonly string[] };
  readonly runtime?: readonly string[];
  /** What is not seen here and whoever moves should know. */
  readonly caveats?: readonly string[];
};

/** Why a stage is not split, in a sentence. */
export type Refusal = { readonly refused: string };

/** The subject of a split: a stage on an image that the catalog knows, that no other stage needs. */
export function subjectOf(inspection: Inspection, installed: Installed | undefined): Subject | Refusal {
  const { target, graph } = inspection;
  if (target === undefined) return refused('Nothing is built for Linux.');
  const { view, stage, image } = target;
  if (image === undefined || stage.base.kind !== 'image')
    return refused('What the last stage stands on is not an image that the catalog knows.');
  if (graph.stages.some(({ uses }) => uses.some(({ source }) => isStage(source, stage.index))))
    return refused('Another stage needs what the last one holds.');
  if (stage.steps.some(({ instruction }) => instruction.keyword === 'onbuild'))
    return refused('It is a base for other files.');
  if (stage.steps.some(({ instruction }) => instruction.keyword === 'invalid'))
    return refused('Not all of its instructions are understood.');
  const { workdir } = stage.end;
  const path = workdir === undefined ? '/' : workdir.value;
  if (path === undefined) return refused('Its working directory is not known.');
  const product = productOf(image);
  const language = product?.name ?? installed?.language;
  return { inspection, target, view, own: image, product, language, workdir: path };
}

function isStage(source: { readonly kind: string; readonly stage?: number }, index: number): boolean {
  return source.kind === 'stage' && source.stage === index;
}

export function refused(why: string): Refusal {
  return { refused: why };
}
