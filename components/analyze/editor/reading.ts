import { type EditorState, StateEffect, StateField, type Text } from '@codemirror/state';
import { parseDockerfile } from '@/lib/dockerfile/parse';
import type { Dockerfile } from '@/lib/dockerfile/syntax';
import { buildStages } from '@/lib/stages/graph';
import type { BuildOptions, StageGraph } from '@/lib/stages/stage';

const dockerfiles = new WeakMap<Text, Dockerfile>();
const graphs = new WeakMap<Text, { readonly options: BuildOptions; readonly graph: StageGraph }>();

export const setOptions = StateEffect.define<BuildOptions>();

export const defaultOptions: BuildOptions = { target: undefined, buildArgs: {}, platform: 'linux/amd64' };

/** What the user sets beside the file: hovers show values as the build would see them. */
export const optionsField = StateField.define<BuildOptions>({
  create: () => defaultOptions,
  update(options, transaction) {
    for (const effect of transaction.effects) if (effect.is(setOptions)) return effect.value;
    return options;
  },
});

/** The text as our parser reads it, once a version. Offsets are those of the document: line ends count one. */
export function dockerfileOf({ doc }: EditorState): Dockerfile {
  const known = dockerfiles.get(doc);
  if (known) return known;
  const dockerfile = parseDockerfile(doc.toString());
  dockerfiles.set(doc, dockerfile);
  return dockerfile;
}

/** Stages and variables of the text; what base images set is not known here. */
export function graphOf(state: EditorState): StageGraph {
  const options = state.field(optionsField);
  const known = graphs.get(state.doc);
  if (known?.options === options) return known.graph;
  const graph = buildStages(dockerfileOf(state), options, () => undefined);
  graphs.set(state.doc, { options, graph });
  return graph;
}
