import { describeDockerfile } from '../../lib/dockerfile/describe';
import { parseDockerfile } from '../../lib/dockerfile/parse';
import { renderJson } from '../../lib/render/json';
import { readInput } from '../input';

/** `plinth parse`: how the file is read. */
export function parseCommand(file: string): void {
  process.stdout.write(renderJson(describeDockerfile(parseDockerfile(readInput(file).text))));
}
