import { parseDockerfile } from '../dockerfile/parse';
import { buildStages } from './graph';
import type { BaseConfiguration, BaseReference, BuildOptions, Stage, StageGraph } from './stage';

export type Setup = Partial<BuildOptions> & { readonly images?: Readonly<Record<string, BaseConfiguration>> };

/** The graph of a text as the tests want it: linux/amd64, no build arguments, only the images given are known. */
export function graphOf(text: string, { images = {}, ...options }: Setup = {}): StageGraph {
  return buildStages(
    parseDockerfile(text),
    { target: undefined, buildArgs: {}, platform: 'linux/amd64', ...options },
    (reference) => images[reference],
  );
}

export function lastStage(graph: StageGraph): Stage {
  const stage = graph.stages.at(-1);
  if (stage === undefined) throw new Error('The Dockerfile has no stage');
  return stage;
}

/** An image of which everything is known. */
export function image(configuration: Partial<BaseConfiguration> = {}): BaseConfiguration {
  return {
    isComplete: true,
    user: undefined,
    workdir: undefined,
    entrypoint: undefined,
    cmd: undefined,
    environment: {},
    ...configuration,
  };
}

/** A reference in a word or two. */
export function baseText(base: BaseReference): string {
  switch (base.kind) {
    case 'scratch':
      return 'scratch';
    case 'stage':
      return `stage ${base.stage}`;
    case 'image':
      return base.reference;
    case 'unresolved':
      return `unresolved(${base.variables.join(' ')})`;
    default:
      return base satisfies never;
  }
}

/** Every use but FROM itself, as `stage: kind source`. */
export function takes({ stages }: StageGraph): string[] {
  return stages.flatMap(({ index, uses }) =>
    uses
      .filter(({ kind }) => kind !== 'base')
      .map(({ kind, source }) => `${index}: ${kind} ${baseText(source)}`),
  );
}

/** Errors as `code: marked text: message`. */
export function errorTexts({ errors, dockerfile }: StageGraph): string[] {
  return errors.map(
    ({ code, message, span }) => `${code}: ${dockerfile.text.slice(span.start, span.end)}: ${message}`,
  );
}
