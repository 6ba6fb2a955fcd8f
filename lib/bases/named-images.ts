import { parseDockerfile } from '../dockerfile/parse';
import type { AnalyzeRequest } from '../report/request';
import { buildStages } from '../stages/graph';

/** References of all images that a Dockerfile stands on or takes files from, each once, in their order, no more than `most`. */
export function namedImages(request: AnalyzeRequest, most: number): readonly string[] {
  const { dockerfile, target, buildArgs = {}, platform = 'linux/amd64', files } = request;
  const graph = buildStages(
    parseDockerfile(dockerfile),
    { target, buildArgs, platform, files },
    () => undefined,
  );
  const found = new Set<string>();
  for (const { base, uses } of graph.stages) {
    for (const source of [base, ...uses.map((use) => use.source)]) {
      if (found.size >= most) return [...found];
      if (source.kind === 'image') found.add(source.reference);
    }
  }
  return [...found];
}
