import type { StageView } from '../contents/contents';
import { fileTextAt } from '../contents/file-text';
import { resolvePath } from '../path/path';

/** How a file of a project is read. */
export type ProjectFile<T> = {
  readonly name: string;
  read(text: string): T | undefined;
  /** Where what was read is kept: a function of its module, as `Worked` asks for. */
  kept(): Map<string, T | undefined>;
};

/** What a file of the project in a directory says, as a step of a stage finds it; each text is read once. */
export function projectFileAt<T>(
  view: StageView,
  step: number,
  directory: string,
  file: ProjectFile<T>,
): T | undefined {
  const text = fileTextAt(view, step, resolvePath(directory, file.name));
  if (text === undefined) return undefined;
  const kept = view.contents.part(file.kept);
  if (!kept.has(text)) kept.set(text, file.read(text));
  return kept.get(text);
}
