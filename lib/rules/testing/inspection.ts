import { configurationFor } from '../../bases/configuration';
import { readCatalog } from '../../catalog/files';
import { parseDockerfile } from '../../dockerfile/parse';
import { type Inspection, inspect } from '../../inspection';
import { buildStages } from '../../stages/graph';
import type { BuildOptions } from '../../stages/stage';

const catalog = readCatalog();
const today = '2026-11-23';

/** What rules are given of a Dockerfile, built for linux/amd64 where nothing else is said. */
export function inspectionOf(dockerfile: string, options: Partial<BuildOptions> = {}): Inspection {
  const whole = { target: undefined, buildArgs: {}, platform: 'linux/amd64', ...options };
  const graph = buildStages(parseDockerfile(dockerfile), whole, configurationFor(catalog, today));
  return inspect(graph, catalog, today);
}
