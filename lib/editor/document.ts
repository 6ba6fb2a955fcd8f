import { configurationFor } from '../bases/configuration';
import type { Catalog } from '../catalog/image';
import { once } from '../catalog/later';
import { parseDockerfile } from '../dockerfile/parse';
import type { Dockerfile } from '../dockerfile/syntax';
import { buildStages } from '../stages/graph';
import type { BuildOptions, StageGraph } from '../stages/stage';
import { indexLines, type Lines } from '../text/lines';

/** A Dockerfile that is being written, read as far as somebody asks. Offsets count in `text`. */
export type EditorDocument = {
  readonly text: string;
  dockerfile(): Dockerfile;
  graph(): StageGraph;
  lines(): Lines;
};

/** What a document is read with; `today` (`YYYY-MM-DD`) judges support dates. */
export type Surroundings = {
  readonly options: BuildOptions;
  readonly today: string;
  /** Opened when it is first asked for: most of what an editor asks needs none. */
  catalog(): Catalog;
};

/** Each part is read once and when it is first asked for. Never throws, whatever the text. */
export function openDocument(text: string, { options, today, catalog }: Surroundings): EditorDocument {
  const dockerfile = once(() => parseDockerfile(text));
  return {
    text,
    dockerfile,
    graph: once(() => buildStages(dockerfile(), options, configurationFor(catalog(), today))),
    lines: once(() => indexLines(text)),
  };
}
