import type { RunStep } from './stage';

const posixShells = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'mksh', 'zsh']);

/** What a list of words starts: a POSIX shell (also behind `env` and `busybox`), PowerShell, cmd, or something else. */
export function languageOf(words: readonly string[]): Exclude<RunStep['language'], 'exec'> {
  const name = programOf(words);
  if (posixShells.has(name)) return 'shell';
  if (name === 'powershell' || name === 'pwsh') return 'powershell';
  return name === 'cmd' ? 'cmd' : 'other';
}

/** The words of a `#!` line, without the marker; undefined when the text does not start with one. */
export function shebangOf(text: string): readonly string[] | undefined {
  if (!text.startsWith('#!')) return undefined;
  const [line = ''] = text.slice(2).split(/\r?\n/, 1);
  return line.split(/[ \t]+/).filter((word) => word !== '');
}

function programOf(words: readonly string[]): string {
  for (const [index, word] of words.entries()) {
    const name = programName(word);
    if (name === 'busybox' && index + 1 < words.length) continue;
    // `env -S NAME=value program`: options and assignments of env come first.
    if (name === 'env') return programOf(words.slice(index + 1).filter((next) => !/^-|=/.test(next)));
    return name;
  }
  return '';
}

/** Of Linux or Windows. */
function programName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name.toLowerCase().replace(/\.exe$/, '');
}
