import { isGlob } from '../contents/glob';
import { changeOf, pathOf } from '../ownership/commands';
import { baseName, resolvePath } from '../path/path';
import { flagsOf } from '../shell/arguments';
import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';

/** What a command does to a path that needs the right to do it. */
export type Attempt = {
  /** `fills`: makes files of names nobody knows in it; `replaces`: puts a new file in the place of one. */
  readonly does:
    | 'makes-directory'
    | 'makes-file'
    | 'replaces'
    | 'fills'
    | 'changes-owner'
    | 'changes-mode'
    | 'needs-root';
  readonly path: string;
  /** Nothing is done where it is there already: `mkdir -p`. */
  readonly unlessThere: boolean;
  /** It is in the home directory, because that is where the tool keeps things. */
  readonly inHome?: boolean;
  /** Done by a package manager or compiler rather than by a plain command. */
  readonly byTool: boolean;
};

/** What its owner alone may do, whoever may write there. */
export function changesRights({ does }: Attempt): boolean {
  return does === 'changes-mode' || does === 'changes-owner';
}

/** What no right to write helps with. */
export function isRootsAffair(attempt: Attempt): boolean {
  return changesRights(attempt) || attempt.does === 'needs-root';
}

const tools = new Set(['node-modules', 'python-environment', 'php-vendor', 'jar', 'java-classes']);
const published = new Set(['dotnet-framework-dependent', 'dotnet-self-contained']);

/** What a command surely tries, by its effects; what only may happen is left out. */
export function attemptsOf(command: Command, effects: readonly Effect[]): readonly Attempt[] {
  const name = baseName(command.name ?? '');
  const words = command.args.map(({ written }) => written);
  if (onlyForRoot.has(name)) {
    const asks =
      words.length === 0 ||
      words.some((word) => elsewhere.test(word) || (isShadow(name) && /^-[DhPR]$/.test(word)));
    return asks ? [] : [plain('needs-root', '/etc')];
  }
  if (name === 'sed') return [...replaced(command), ...redirects(effects)];
  if (name === 'git' && words[0] === 'clone') return cloned(command);
  if (name === 'chown' || name === 'chgrp' || name === 'chmod')
    return [...changes(command, name), ...redirects(effects)];
  return effects.flatMap((effect) =>
    effect.certainty === 'possible' ? [] : attemptOf(command, name, effect),
  );
}

/** Accounts and capabilities are root's affair, whoever owns the files. */
const onlyForRoot = new Set(
  'useradd usermod userdel groupadd groupmod groupdel adduser deluser addgroup delgroup chpasswd setcap'.split(
    ' ',
  ),
);

const elsewhere = /^--(help|version|defaults|root|prefix)$/;

/** Of shadow, which reads short options differently from BusyBox. */
function isShadow(name: string): boolean {
  return /^(user|group)(add|mod|del)$/.test(name);
}

/** `sed -i` writes a new file beside the old one. */
function replaced(command: Command): Attempt[] {
  const read = flagsOf(command.args, { values: new Set(['-e', '-f', '--expression', '--file']) });
  if (!read.options.some(({ name }) => name === '-i' || name === '--in-place')) return [];
  const scripted = read.has('-e', '-f', '--expression', '--file');
  return (scripted ? read.operands : read.operands.slice(1)).flatMap(({ text }) => {
    const path = pathOf(command, text);
    return path === undefined ? [] : [plain('replaces', path)];
  });
}

function cloned(command: Command): Attempt[] {
  const values = '-b --branch --depth -c --config -o --origin -j --jobs --filter --reference -u --template';
  const [url, folder] = flagsOf(command.args.slice(1), { values: new Set(values.split(' ')) }).operands;
  const name = folder ? folder.text : repositoryName(url?.text ?? '');
  const path = pathOf(command, name);
  return path === undefined ? [] : [plain('fills', path)];
}

function changes(command: Command, name: 'chown' | 'chgrp' | 'chmod'): Attempt[] {
  const does = name === 'chmod' ? 'changes-mode' : 'changes-owner';
  return (changeOf(command, name)?.paths ?? []).flatMap((path) =>
    path === undefined ? [] : [{ does, path, unlessThere: false, byTool: false }],
  );
}

function redirects(effects: readonly Effect[]): Attempt[] {
  return effects.flatMap((effect) =>
    effect.kind === 'file-written' && effect.certainty === 'certain'
      ? [plain('makes-file', effect.path)]
      : [],
  );
}

function plain(does: Attempt['does'], path: string, unlessThere = false): Attempt {
  return { does, path, unlessThere, byTool: false };
}

function tool(does: Attempt['does'], path: string): Attempt {
  return { does, path, unlessThere: false, byTool: true };
}

function attemptOf(command: Command, name: string, effect: Effect): Attempt[] {
  const words = command.args.map(({ written }) => written);
  switch (effect.kind) {
    case 'directory-created':
      if (name !== 'mkdir' && name !== 'install') return [];
      return [
        plain(
          'makes-directory',
          effect.path,
          name === 'install' || words.some((word) => /^-[a-zA-Z]*p|^--parents/.test(word)),
        ),
      ];
    case 'file-written':
      return isSystemProgram(name) ? [] : [plain('makes-file', effect.path)];
    case 'path-copied':
    case 'path-moved':
    case 'path-linked':
      return isGlob(effect.to) || name === 'upx' || name === 'strip' ? [] : [plain('makes-file', effect.to)];
    case 'downloaded':
      return effect.path === undefined || name === 'git' ? [] : [plain('makes-file', effect.path)];
    case 'unpacked':
      return effect.into === undefined ? [] : [plain('fills', effect.into)];
    case 'packages-installed':
      return effect.manager === 'pip' && effect.root !== undefined ? [tool('fills', effect.root)] : [];
    case 'executable-built':
      if (effect.path !== undefined) return [tool('makes-file', effect.path)];
      return effect.directory === undefined ? [] : [tool('fills', effect.directory)];
    case 'artifact-built':
      if (effect.path === undefined) return [];
      if (tools.has(effect.artifact)) return [tool('fills', withoutGlob(effect.path))];
      return published.has(effect.artifact) && words.includes('-o') ? [tool('fills', effect.path)] : [];
    case 'path-removed':
    case 'mode-changed':
    case 'owner-changed':
    case 'user-created':
    case 'group-created':
    case 'packages-removed':
      return [];
    default:
      return effect satisfies never;
  }
}

/** Programs that put the system's own files in order: they need root altogether. */
export function isSystemProgram(name: string): boolean {
  return /^(update-ca-certificates|update-ca-trust|ldconfig|locale-gen|localedef|dpkg-reconfigure)$/.test(
    name,
  );
}

function withoutGlob(path: string): string {
  return isGlob(path) ? resolvePath(path, '..') : path;
}

/** What `git clone` calls the folder; undefined where the address ends in none. */
function repositoryName(url: string): string | undefined {
  const path = url.endsWith('/') ? url.slice(0, -1) : url;
  const last = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  return (last.endsWith('.git') ? last.slice(0, -'.git'.length) : last) || undefined;
}
