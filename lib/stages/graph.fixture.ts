import { parseDockerfile } from '../dockerfile/parse';
import { buildStages } from './graph';
import type { BaseConfiguration, BuildOptions, Stage, StageGraph } from './stage';

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
