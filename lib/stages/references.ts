import type { FromInstruction } from '../dockerfile/syntax';
import { isReferenceError, parseReference } from '../reference/reference';
import type { Span } from '../text/span';
import type { ErrorSink } from './graph-errors';
import type { ScopeContext } from './scope';
import type { BaseReference } from './stage';
import { emptyScope } from './variables';

/** Where references of one Dockerfile are looked up, and who is told of those BuildKit refuses. */
export type ReferenceContext = ScopeContext & ErrorSink;

/** Stages by their name in lower case; a later stage takes the name of an earlier one. */
export type StageNames = Map<string, number>;

const inCopy =
  'variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround';
const inMount = "'from' doesn't support variable expansion, define alias stage instead";

/** What FROM names; `names` holds the stages before it. */
export function baseOf(from: FromInstruction, names: StageNames, context: ReferenceContext): BaseReference {
  const written = from.image.text;
  const expansion = context.expander.expand(written, context.globals);
  if (expansion.kind === 'failed') {
    context.fail(expansion.message, from.image.span);
    return { kind: 'unresolved', written, variables: [] };
  }
  if (expansion.kind === 'unknown') return { kind: 'unresolved', written, variables: expansion.variables };
  const name = expansion.text;
  if (name === '') {
    if (written !== '')
      context.refuse('blank-base-name', `base name (${written}) should not be blank`, from.image.span);
    return { kind: 'unresolved', written, variables: [] };
  }
  const stage = names.get(name);
  if (stage !== undefined) return { kind: 'stage', written, stage };
  // BuildKit keeps stage names in lower case and FROM looks them up as written, so `FROM Build` finds none.
  const inOtherCase = names.get(name.toLowerCase());
  if (inOtherCase === undefined) return imageOf(name, written, from.image.span, context);
  const message = `FROM finds a stage by its name in lower case only, "${name.toLowerCase()}"; "${name}" is taken for an image, and the name of one must be lowercase`;
  context.refuse('stage-name-case', message, from.image.span);
  return { kind: 'stage', written, stage: inOtherCase };
}

/** Looks up what COPY `--from` and RUN `--mount=from=` name. Every stage is known, also later ones. */
export type SourceLookup = {
  /** A stage by number or name, else an image. */
  copySource(written: string, span: Span): BaseReference;
  /** A stage by name, else an image: a number is no stage here. */
  mountSource(written: string, span: Span): BaseReference;
};

/** Makes the look-up for one stage after another. */
export function sourceLookup(count: number, names: StageNames): (context: ReferenceContext) => SourceLookup {
  // BuildKit numbers images named by --from on behind the stages.
  const images: BaseReference[] = [];
  return (context) => lookupIn(context, count, names, images);
}

function lookupIn(
  context: ReferenceContext,
  count: number,
  names: StageNames,
  images: BaseReference[],
): SourceLookup {
  function copySource(written: string, span: Span): BaseReference {
    const expansion = context.expander.expand(written, emptyScope);
    if (expansion.kind === 'failed') {
      context.fail(expansion.message, span);
      return { kind: 'unresolved', written, variables: [] };
    }
    if (expansion.kind === 'unknown' || expansion.text !== written)
      return refuseVariable(written, inCopy, span, context);
    if (/^[+-]?\d+$/.test(written)) return numbered(Number(written), written, span);
    return named(written, span);
  }

  function mountSource(written: string, span: Span): BaseReference {
    return /\$./.test(written) ? refuseVariable(written, inMount, span, context) : named(written, span);
  }

  function numbered(index: number, written: string, span: Span): BaseReference {
    if (index >= 0 && index < count) return { kind: 'stage', written, stage: index };
    const image = images[index - count];
    if (image !== undefined) return { ...image, written };
    context.refuse('invalid-stage-index', `invalid stage index ${index}`, span);
    return { kind: 'unresolved', written, variables: [] };
  }

  function named(written: string, span: Span): BaseReference {
    const stage = names.get(written.toLowerCase());
    if (stage !== undefined) return { kind: 'stage', written, stage };
    const image = imageOf(written, written, span, context);
    images.push(image);
    return image;
  }

  return { copySource, mountSource };
}

function imageOf(name: string, written: string, span: Span, context: ReferenceContext): BaseReference {
  if (name === 'scratch') return { kind: 'scratch', written };
  const reference = parseReference(name);
  if (isReferenceError(reference))
    context.refuse('invalid-reference', `failed to parse stage name "${name}": ${reference.error}`, span);
  return { kind: 'image', written, reference: name };
}

function refuseVariable(
  written: string,
  message: string,
  span: Span,
  context: ReferenceContext,
): BaseReference {
  context.refuse('variable-in-from', message, span);
  return { kind: 'unresolved', written, variables: [] };
}
