import { configurationFor } from '../../lib/bases/configuration';
import { readCatalog } from '../../lib/catalog/files';
import { parseDockerfile } from '../../lib/dockerfile/parse';
import { renderJson } from '../../lib/render/json';
import { describeStages } from '../../lib/stages/describe';
import { buildStages } from '../../lib/stages/graph';
import { readInput } from '../input';
import type { Asked } from '../options';
import { today } from '../today';
import { requestOf } from './requested';

/** `plinth stages`: the stage graph with what is in force at every instruction. */
export function stagesCommand(file: string, asked: Asked): void {
  const { dockerfile, target, buildArgs, platform } = requestOf(readInput(file).text, asked);
  const options = { target, buildArgs: buildArgs ?? {}, platform: platform ?? asked.platform };
  const graph = buildStages(parseDockerfile(dockerfile), options, configurationFor(readCatalog(), today));
  process.stdout.write(renderJson(describeStages(graph)));
}
