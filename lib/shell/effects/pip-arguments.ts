import { baseName } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command, ShellWord } from '../command';
import { pipFlags } from './pip';

/** The words behind `pip` or what stands for it: `python3 -m pip`, `uv pip`. */
export function pipWords({ args, name }: Command): readonly ShellWord[] | undefined {
  const program = baseName(name ?? '');
  if (/^pip3?(\.\d+)?$/.test(program)) return args;
  if (/^python3?(\.\d+)?$/.test(program))
    return args[0]?.text === '-m' && args[1]?.text === 'pip' ? args.slice(2) : undefined;
  return program === 'uv' && args[0]?.text === 'pip' ? args.slice(1) : undefined;
}

/** Names of the packages that a command has pip install from the public index; undefined where it does not, or may not. */
export function installedByPip(command: Command): readonly string[] | undefined {
  const words = pipWords(command);
  if (!words) return undefined;
  const read = flagsOf(words, pipFlags);
  const [verb, ...operands] = read.operands;
  if (verb?.text !== 'install' && verb?.text !== 'wheel') return undefined;
  if (
    read.has(
      '-i',
      '-f',
      '--index-url',
      '--extra-index-url',
      '--find-links',
      '--no-index',
      '--only-binary',
      '--platform',
      '--dry-run',
    )
  )
    return undefined;
  for (const name of command.environment.keys())
    if (/^(PIP|UV)_(EXTRA_)?(INDEX|INDEX_URL|FIND_LINKS|NO_INDEX|CONFIG_FILE|ONLY_BINARY)$/.test(name))
      return undefined;
  return operands.flatMap(({ text }) => pipName(text ?? '') ?? []);
}

/** The name of a package that a requirement asks of the index, as the index spells it; undefined for a path or an address. */
export function pipName(requirement: string): string | undefined {
  const [, name, extras = ''] = /^([A-Za-z0-9][\w.-]*)(\[[^\]]*\])?\s*([=<>!~;].*)?$/.exec(requirement) ?? [];
  const plain = name?.toLowerCase().replaceAll(/[-_.]+/g, '-');
  return /[[,]\s*c\s*[\],]/.test(extras) && plain === 'psycopg' ? 'psycopg-c' : plain;
}
