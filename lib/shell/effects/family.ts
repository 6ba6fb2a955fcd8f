import { resolveKnown } from '../../path/path';
import type { FlagSpec } from '../arguments';
import type { Command, Script, ShellWord } from '../command';
import type { Certainty, Effect, PackageManager, PackageName } from '../effect';

/** What is known of the place a script runs at, beside the environment its commands carry. */
export type EffectContext = {
  /** Platform the script runs on, `linux/amd64`: decides what counts as cross-compiling. */
  readonly platform: string | undefined;
};

/** A script while its effects are read. */
export type Scene = {
  readonly script: Script;
  readonly context: EffectContext;
  /** The command that reads a command's output. */
  readonly readers: ReadonlyMap<Command, Command>;
  /** A checksum or signature is checked somewhere in the script. */
  readonly checked: boolean;
  /** Directories the script makes. */
  readonly directories: ReadonlySet<string>;
  /** What the script sets for tools that keep settings of their own: `poetry virtualenvs.create` → `false`. */
  readonly settings: ReadonlyMap<string, string | undefined>;
};

/** The programs of one family of tools and what they do. */
export type Family = {
  /** Base names; a function decides for names with versions or prefixes (`gcc-13`). */
  readonly programs: readonly string[] | ((name: string) => boolean);
  readonly effects: (command: Command, scene: Scene) => readonly Effect[];
};

export function values(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

export function flags(names: string, rest: Omit<FlagSpec, 'values'> = {}): FlagSpec {
  return { ...rest, values: values(names) };
}

/** Certain: it always runs and the words that matter are known. */
export function certaintyOf(command: Command, words: readonly ShellWord[] = command.args): Certainty {
  if (command.runs === 'maybe') return 'possible';
  return words.every(({ text }) => text !== undefined) ? 'certain' : 'likely';
}

/** The less certain of two. */
export function weaker(left: Certainty, right: Certainty): Certainty {
  const order: readonly Certainty[] = ['possible', 'likely', 'certain'];
  return order.indexOf(left) < order.indexOf(right) ? left : right;
}

/** As certain as the command, but never more than likely: files nobody sees here may say otherwise. */
export function likely(command: Command): Certainty {
  return weaker(certaintyOf(command, []), 'likely');
}

/** A path of a command: relative to its directory, `~` as its HOME. */
export function pathOf(command: Command, path: string | undefined): string | undefined {
  if (path === '~' || path?.startsWith('~/')) {
    const home = command.environment.get('HOME');
    return home === undefined ? undefined : resolveKnown(home, `.${path.slice(1)}`);
  }
  return resolveKnown(command.directory, path);
}

export type PackageChange = {
  readonly manager: PackageManager;
  readonly kind?: 'packages-installed' | 'packages-removed';
  readonly packages: readonly PackageName[];
  readonly root?: string | undefined;
  readonly incomplete?: boolean;
  readonly virtual?: string | undefined;
  readonly unsigned?: boolean;
  readonly withoutRecommended?: boolean;
};

/** One effect for packages, none when nothing is named and nothing else is installed. */
export function packageEffect(command: Command, change: PackageChange): Effect[] {
  const { manager, kind = 'packages-installed', packages, root, incomplete, virtual, unsigned } = change;
  const { withoutRecommended } = change;
  if (packages.length === 0 && !incomplete) return [];
  return [
    {
      kind,
      manager,
      packages,
      root,
      ...(incomplete ? { incomplete } : {}),
      ...(virtual === undefined ? {} : { virtual }),
      ...(unsigned ? { unsigned } : {}),
      ...(withoutRecommended ? { withoutRecommended } : {}),
      span: command.span,
      certainty: certaintyOf(command, incomplete ? [] : command.args),
    },
  ];
}

/** Package names among operands, those that are certain. */
export function packageNames(
  operands: readonly ShellWord[],
  split: (text: string) => Omit<PackageName, 'span'> | undefined,
): { readonly packages: readonly PackageName[]; readonly incomplete: boolean } {
  const packages: PackageName[] = [];
  let incomplete = false;
  for (const { text, span } of operands) {
    const found = text === undefined ? undefined : split(text);
    if (found) packages.push({ ...found, span });
    if (text === undefined) incomplete = true;
  }
  return { packages, incomplete };
}
