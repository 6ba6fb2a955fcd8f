import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import type { Dockerfile } from '../../dockerfile/syntax';
import { valueOf } from '../../fact/fact';
import type { CheckedStep, Inspection } from '../../inspection';
import type { Span } from '../../text/span';

/** Where a variable is set that is not set where it is used. */
export type Elsewhere = {
  readonly name: string;
  readonly where: 'platform' | 'global' | 'same-line' | 'below' | 'other-stage';
  readonly span: Span | undefined;
};

export type Declaration = { readonly kind: 'arg' | 'env'; readonly span: Span };

/** Every ARG and ENV within stages by name, the last one of each; made when first asked for. */
export function declarationsOf(dockerfile: Dockerfile): () => ReadonlyMap<string, Declaration> {
  let declared: ReadonlyMap<string, Declaration> | undefined;
  return () => {
    declared ??= readDeclarations(dockerfile);
    return declared;
  };
}

function readDeclarations({ instructions }: Dockerfile): ReadonlyMap<string, Declaration> {
  const declared = new Map<string, Declaration>();
  for (const instruction of instructions) {
    if (instruction.keyword === 'arg')
      for (const { name, span } of instruction.declarations) declared.set(name.text, { kind: 'arg', span });
    if (instruction.keyword === 'env')
      for (const { key, span } of instruction.pairs) declared.set(key.text, { kind: 'env', span });
  }
  return declared;
}

/** Whether something else in the file sets the variable, and why that does not reach here. */
export function whereElse(
  name: string,
  { view, instruction }: CheckedStep,
  { graph }: Inspection,
  declared: ReadonlyMap<string, Declaration>,
): Elsewhere | undefined {
  const global = graph.globals.get(name);
  if (global) return { name, where: global.span ? 'global' : 'platform', span: global.span };
  const { span } = declared.get(name) ?? {};
  if (!span) return undefined;
  if (instruction.span.start <= span.start && span.end <= instruction.span.end)
    return { name, where: 'same-line', span };
  const next = graph.stages[view.stage.index + 1]?.from.span.start ?? Number.POSITIVE_INFINITY;
  const isBelow = instruction.span.end <= span.start && span.start < next;
  return { name, where: isBelow ? 'below' : 'other-stage', span };
}

/** Names that images set for themselves and Dockerfiles therefore use without setting them. */
const usualInImages =
  /(?:_VERSION|_HOME|_PATH|_ROOT|_DIR|_FILE)$|^(?:PATH|HOME|LANG|LANGUAGE|TERM|LC_\w+)$|^[a-zA-Z]+_(?:proxy|PROXY)$|^container$/;

/** Of those, the names that the file itself gives to what it installs. */
const ofProject = /(?:_VERSION|_HOME|_PATH|_ROOT|_DIR|_FILE)$/;

/**
 * Whether the variable may come out of the base image: `no` where its environment is known,
 * `hardly` where the file itself makes it improbable.
 */
export function baseMaySet(
  name: string,
  { elsewhere, meant }: { readonly elsewhere: Elsewhere | undefined; readonly meant: string | undefined },
  { base, image }: StageView,
): 'no' | 'hardly' | 'yes' {
  // BuildKit sets PATH on Linux where the image does not.
  if (name === 'PATH') return 'yes';
  if (base.root.kind === 'scratch') return 'no';
  if (image?.facts.environment.known) return 'no';
  if (elsewhere?.where === 'platform') return 'hardly';
  if (isBare(image) && elsewhere && ofProject.test(name)) return 'hardly';
  if (usualInImages.test(name)) return 'yes';
  if (isBare(image) || /[a-z]/.test(name)) return 'hardly';
  if (meant !== undefined && name.length > 5) return 'hardly';
  return elsewhere !== undefined && elsewhere.where !== 'other-stage' ? 'hardly' : 'yes';
}

/** The environment of a bare distribution is its PATH. */
export function isBare(image: CatalogImage | undefined): boolean {
  return (
    image !== undefined && valueOf(image.facts.purpose) === 'base' && valueOf(image.facts.language) === 'none'
  );
}
