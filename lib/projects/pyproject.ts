import type { StageView } from '../contents/contents';
import { type ProjectFile, projectFileAt } from './project-file';

/** Which Python a pyproject.toml asks for, as it is written, and who reads it so. */
export type PythonAsked = { readonly written: string; readonly by: 'project' | 'poetry' };

/** Of the project in a directory, as a step of a stage finds it. */
export function pythonAskedAt(view: StageView, step: number, directory: string): PythonAsked | undefined {
  return projectFileAt(view, step, directory, pyproject);
}

const pyproject: ProjectFile<PythonAsked> = {
  name: 'pyproject.toml',
  read: pythonAsked,
  kept: () => new Map(),
};

/**
 * The two lines that say it, each in its table: the rest of the file is passed over, texts of several lines too.
 * https://packaging.python.org/en/latest/specifications/pyproject-toml/#requires-python
 */
function pythonAsked(text: string): PythonAsked | undefined {
  let table = '';
  let quotes: string | undefined;
  let poetry: PythonAsked | undefined;
  for (const line of text.split('\n')) {
    if (quotes !== undefined) {
      if (line.includes(quotes)) quotes = undefined;
      continue;
    }
    const [, named] = /^\s*\[([\w.-]+)\]\s*(?:#.*)?$/.exec(line) ?? [];
    if (named !== undefined) table = named;
    const [, key, , written] = /^\s*([\w-]+)\s*=\s*(["'])([^"'\\]+)\2\s*(?:#.*)?$/.exec(line) ?? [];
    if (table === 'project' && key === 'requires-python' && written !== undefined)
      return { written: written.trim(), by: 'project' };
    if (table === 'tool.poetry.dependencies' && key === 'python' && written !== undefined)
      poetry = { written: written.trim(), by: 'poetry' };
    quotes = openedIn(line);
  }
  return poetry;
}

function openedIn(line: string): string | undefined {
  const [, mark] = /=\s*("""|''')/.exec(line) ?? [];
  return mark !== undefined && line.split(mark).length === 2 ? mark : undefined;
}
