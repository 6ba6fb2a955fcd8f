import { accountOf } from '../account/account';
import { directoryOf } from '../path/path';
import { flagsOf } from '../shell/arguments';
import type { Effect } from '../shell/effect';
import type { Span } from '../text/span';
import { isRootActor } from './actor';
import type { CommandScene, Recorder } from './recorder';

type UserCreated = Extract<Effect, { kind: 'user-created' }>;
type Installed = Extract<Effect, { kind: 'packages-installed' | 'packages-removed' }>;

/** From here on nothing is known of a path and what is below it. */
export function cloud(recorder: Recorder, path: string, span: Span): void {
  recorder.record(path, 'tree', { kind: 'clouded' }, span);
}

/** Where packages of a distribution make directories for the accounts of what they bring. */
const packageTrees = [
  '/etc',
  '/run',
  '/usr/share',
  '/usr/lib',
  '/var/cache',
  '/var/lib',
  '/var/log',
  '/var/spool',
  '/var/www',
];

/** What the effect of a command does to owners and modes. */
export function effectEvents(scene: CommandScene, name: string, effect: Effect): void {
  const { recorder, command, span, actor, sure } = scene;
  const owner = actor?.account;
  const written = command.args.map((word) => word.written);
  const certain = sure && effect.certainty !== 'possible';
  switch (effect.kind) {
    case 'directory-created': {
      const parents = name === 'install' || written.some((word) => /^-[a-zA-Z]*p|^--parents/.test(word));
      if (/^(useradd|adduser)$/.test(name)) madeHome(scene, effect.path, name);
      else if (name === 'install' && command.args.some(({ text }) => text === undefined))
        cloud(recorder, effect.path, span);
      else if (parents) recorder.directories(effect.path, owner, span);
      else made(scene, effect.path, certain, true);
      break;
    }
    case 'file-written':
    case 'downloaded':
      if (effect.path !== undefined) made(scene, effect.path, false, false);
      break;
    case 'path-copied':
      if (
        /^(rsync|cpio)$/.test(name) ||
        written.some((word) => /^-[a-zA-Z]*[ap]|^--(archive|preserve)/.test(word))
      )
        cloud(recorder, effect.to, span);
      else {
        if (name === 'install' && written.includes('-D'))
          recorder.directories(directoryOf(effect.to), owner, span);
        made(scene, effect.to, false, false);
        recorder.record(
          effect.to,
          'below',
          { kind: 'filled', owner, from: undefined, only: undefined },
          span,
        );
      }
      break;
    case 'path-moved':
      cloud(recorder, effect.from, span);
      cloud(recorder, effect.to, span);
      break;
    case 'path-linked':
      cloud(recorder, effect.to, span);
      break;
    case 'path-removed':
      removed(scene, effect.path, certain);
      break;
    case 'unpacked':
      if (actor && !isRootActor(actor)) break;
      if (name !== 'unzip') unpacked(scene, effect.into ?? '/', written.includes('--no-same-owner'));
      break;
    case 'packages-installed':
      packagesEvents(scene, effect);
      break;
    case 'mode-changed':
      if (name !== 'chmod')
        recorder.record(effect.path, 'itself', { kind: 'mode', value: certain ? effect.value : '?' }, span);
      break;
    case 'owner-changed':
      if (name === 'install')
        recorder.record(
          effect.path,
          'itself',
          { kind: 'owner', owner: certain ? accountOf(effect.value) : undefined },
          span,
        );
      break;
    case 'executable-built':
      if (effect.path !== undefined) made(scene, effect.path, false, false);
      break;
    case 'artifact-built':
      if (effect.path === undefined || /[*?[]/.test(effect.path)) break;
      made(scene, effect.path, false, true);
      if (name === 'npm') asItsDirectory(scene, effect.path);
      break;
    case 'user-created':
      homeEvents(scene, name, effect);
      break;
    case 'packages-removed':
    case 'group-created':
      break;
    default:
      effect satisfies never;
  }
}

function made(
  { recorder, actor, span, opens }: CommandScene,
  path: string,
  fresh: boolean,
  directory: boolean,
): void {
  const mode = opens ? undefined : directory ? 0o755 : 0o644;
  recorder.record(path, 'itself', { kind: 'made', owner: actor?.account, mode, fresh, directory }, span);
}

/**
 * usermod may move a home. adduser of Debian made one for system accounts until Debian 12, and useradd makes one
 * wherever the distribution sets CREATE_HOME, as Fedora and Red Hat do.
 */
function homeEvents(
  { recorder, command, span, onDebian }: CommandScene,
  name: string,
  effect: UserCreated,
): void {
  const home = effect.home ?? `/home/${effect.name}`;
  const written = command.args.map((word) => word.written);
  const isSystem = written.some((word) => /^-[a-zA-Z]*r|^--system$/.test(word));
  const without = written.some((word) => /^-[a-zA-Z]*M|^--no-create-home$/.test(word));
  if (name === 'usermod' && effect.home !== undefined) cloud(recorder, home, span);
  else if (name === 'adduser' && effect.home === undefined && !without) cloud(recorder, home, span);
  else if (name === 'useradd' && !isSystem && !without && !onDebian && !makesHome(written))
    cloud(recorder, home, span);
}

function makesHome(written: readonly string[]): boolean {
  return written.some((word) => /^-[a-zA-Z]*m|^--create-home$/.test(word));
}

/** What is in an archive keeps its owner, or at least its mode. */
function unpacked({ recorder, span }: CommandScene, into: string, withoutOwner: boolean): void {
  if (withoutOwner) recorder.record(into, 'tree', { kind: 'mode', value: '?' }, span);
  else cloud(recorder, into, span);
}

const languageManagers = /^(pip|npm|yarn|pnpm|gem|cargo|go|composer)$/;

function packagesEvents({ recorder, command, span }: CommandScene, effect: Installed): void {
  if (effect.root !== undefined) cloud(recorder, effect.root, span);
  if (languageManagers.test(effect.manager)) return;
  for (const tree of packageTrees) recorder.record(tree, 'below', { kind: 'clouded' }, span);
  // Packages of others than the distribution stand where they like.
  const isForeign =
    /^(dpkg|rpm)$/.test(effect.manager) ||
    command.args.some(({ written: word }) => /\.(deb|rpm|apk)$|:\/\//.test(word));
  if (isForeign)
    for (const tree of ['/opt', '/srv', '/']) recorder.record(tree, 'below', { kind: 'clouded' }, span);
}

/** npm as root gives what it makes to the owner of the directory it makes it in. */
function asItsDirectory({ stage, recorder, span }: CommandScene, path: string): void {
  const from = { stage, path: directoryOf(path) };
  recorder.record(path, 'tree', { kind: 'filled', owner: undefined, from, only: undefined }, span);
}

/** useradd leaves a home that is there as it is, adduser of BusyBox gives it to the new user. */
function madeHome({ recorder, command, span }: CommandScene, path: string, name: string): void {
  const user = flagsOf(command.args).operands.at(-1)?.text;
  const account = command.args.map(({ text }) => text).includes(user) ? accountOf(user) : undefined;
  if (path !== '/') recorder.directories(directoryOf(path), accountOf('root'), span);
  recorder.record(
    path,
    'itself',
    { kind: 'made', owner: account, mode: 0o700, fresh: false, directory: true },
    span,
  );
  if (name === 'adduser') recorder.record(path, 'tree', { kind: 'owner', owner: account }, span);
}

function removed({ recorder, span }: CommandScene, path: string, certain: boolean): void {
  const glob = path.search(/[*?[]/);
  if (glob !== -1) {
    const directory = directoryOf(path.slice(0, glob + 1));
    recorder.record(directory, 'below', { kind: 'clouded' }, span);
  } else if (certain) recorder.record(path, 'tree', { kind: 'gone' }, span);
  else cloud(recorder, path, span);
}
