import type { StageView } from '../contents/contents';
import { fileTextAt } from '../contents/file-text';
import { resolveKnown } from '../path/path';
import { flagsOf } from '../shell/arguments';
import type { Command } from '../shell/command';
import { pipFlags } from '../shell/effects/pip';
import { installedByPip, pipName, pipWords } from '../shell/effects/pip-arguments';

/** A line of a file of requirements, and the file. */
export type Requirement = { readonly text: string; readonly file: string };

/**
 * What a command has pip read from files of requirements that are known: a line for each package, without those that
 * hold for some platforms alone. Nothing, where an option of the file lets packages come from elsewhere.
 * https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
export function requirementsOf(view: StageView, step: number, command: Command): readonly Requirement[] {
  const words = pipWords(command);
  const files = words ? flagsOf(words, pipFlags).all('-r', '--requirement') : [];
  return files.flatMap(({ value }) => {
    const path = resolveKnown(command.directory, value);
    const text = path === undefined ? undefined : fileTextAt(view, step, path);
    return text === undefined || value === undefined ? [] : linesOf(text, value);
  });
}

/** Names of the packages that a command has pip install from the public index: those it names and those of known files. */
export function pipPackagesOf(
  view: StageView,
  step: number,
  command: Command,
): readonly { readonly name: string; readonly file: string | undefined }[] {
  const named = installedByPip(command);
  if (named === undefined) return [];
  return [
    ...named.map((name) => ({ name, file: undefined })),
    ...requirementsOf(view, step, command).flatMap(({ file, text }) => {
      const name = pipName(text);
      return name === undefined ? [] : [{ name, file }];
    }),
  ];
}

function linesOf(text: string, file: string): readonly Requirement[] {
  const lines = text
    .replaceAll(/\\\r?\n/g, ' ')
    .split('\n')
    .map((line) => withoutComment(line).trim())
    .filter((line) => line !== '');
  if (
    lines.some((line) =>
      /^(-i|-f|--index-url|--extra-index-url|--find-links|--no-index|--only-binary)\b/.test(line),
    )
  )
    return [];
  return lines
    .filter((line) => !line.includes(';') && (!line.startsWith('-') || /^(-e|--editable)[ =]/.test(line)))
    .map((line) => ({ text: (line.split(' --hash=')[0] ?? '').trim(), file }));
}

/** A number sign begins a comment where it stands behind a space, or first. */
function withoutComment(line: string): string {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1))
    if (at === 0 || /\s/.test(line.charAt(at - 1))) return line.slice(0, at);
  return line;
}
