import { canonicalRepository } from '../catalog/repository';
import type { Dockerfile } from '../dockerfile/syntax';
import { officialOfPlatform } from '../reference/platform';
import { isReferenceError, parseReference } from '../reference/reference';
import type { Stage, StageGraph } from '../stages/stage';
import type { TextEdit } from '../text/edit';

/** The stage whose FROM names the image that the target stands on in the end; undefined without one. */
export function rootStage({ stages, target }: StageGraph): Stage | undefined {
  let stage = target;
  for (let hops = 0; stage?.base.kind === 'stage'; hops += 1) {
    if (hops > stages.length) return undefined;
    stage = stages[stage.base.stage];
  }
  return stage;
}

/**
 * The edit that lets a stage stand on another image: of the word after FROM, or of the default of the one ARG before the
 * first FROM that this word is filled from, where that alone leads there.
 */
export function baseEdit(graph: StageGraph, stage: Stage, reference: string): TextEdit {
  const { image } = stage.from;
  const { prefix, written } = standIn(stage, reference);
  const platform = prefix === '' ? platformOfName(stage) : undefined;
  if (platform !== undefined) return { span: image.span, newText: `--platform=${platform} ${reference}` };
  return argEdit(graph, image.text, prefix + reference) ?? { span: image.span, newText: written + reference };
}

/** What the name of an image says and that of another does not: `arm64v8/alpine`. */
function platformOfName({ base, from, platform }: Stage): string | undefined {
  if (base.kind !== 'image' || from.platform !== undefined) return undefined;
  const parsed = parseReference(base.reference);
  if (isReferenceError(parsed)) return undefined;
  const repository = `${parsed.registry}/${parsed.repository}`;
  return officialOfPlatform(repository) && platform;
}

/**
 * What stands before the name of an official image, in full and as it is written: a registry that hands it on is asked
 * for the new one as well.
 */
function standIn(
  { base, from }: Stage,
  reference: string,
): { readonly prefix: string; readonly written: string } {
  const none = { prefix: '', written: '' };
  if (base.kind !== 'image' || reference === 'scratch' || reference.includes('/')) return none;
  const parsed = parseReference(base.reference);
  if (isReferenceError(parsed)) return none;
  const [, name] = /^docker\.io\/library\/(.+)$/.exec(canonicalRepository(parsed)) ?? [];
  const prefix = base.reference.slice(0, base.reference.lastIndexOf('/') + 1);
  const rest = base.reference.slice(prefix.length);
  if (name === undefined || !rest.startsWith(name)) return none;
  const { text } = from.image;
  return { prefix, written: text.endsWith(rest) ? text.slice(0, text.length - rest.length) : prefix };
}

function argEdit(
  { dockerfile, options, stages }: StageGraph,
  written: string,
  reference: string,
): TextEdit | undefined {
  const used = variableIn(written);
  if (used === undefined || Object.hasOwn(options.buildArgs, used.name)) return undefined;
  const { before, after } = used;
  if (reference.length <= before.length + after.length) return undefined;
  if (!reference.startsWith(before) || !reference.endsWith(after)) return undefined;
  // What else is named by the same value would move along, unasked.
  const others = stages.map(({ from }) => from.image.text).filter((text) => text !== written);
  if (others.some((text) => text.includes('$') && text.includes(used.name))) return undefined;
  const place = defaultOf(dockerfile, used.name);
  return (
    place && { span: place.span, newText: reference.slice(before.length, reference.length - after.length) }
  );
}

/** A word with one plain variable in it: `node:${VERSION}-slim`. */
function variableIn(
  text: string,
): { readonly name: string; readonly before: string; readonly after: string } | undefined {
  const [before = '', rest, more] = text.split('$');
  if (rest === undefined || more !== undefined) return undefined;
  const braced = rest.startsWith('{');
  const [, name = ''] = (braced ? /^\{(\w+)\}/ : /^(\w+)/).exec(rest) ?? [];
  if (name === '') return undefined;
  return { name, before, after: rest.slice(name.length + (braced ? 2 : 0)) };
}

function defaultOf(
  { instructions }: Dockerfile,
  name: string,
): { readonly span: TextEdit['span'] } | undefined {
  const places = instructions
    .slice(
      0,
      instructions.findIndex(({ keyword }) => keyword === 'from'),
    )
    .flatMap((instruction) => (instruction.keyword === 'arg' ? instruction.declarations : []))
    .filter((declaration) => declaration.name.text === name);
  const [place, another] = places;
  return another === undefined ? place?.default : undefined;
}
