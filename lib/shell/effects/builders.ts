import { baseName, resolveKnown } from '../../path/path';
import { isFollowed } from '../../text/cut';
import type { LinkageReason } from '../../words/linkage';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect, Linkage } from '../effect';
import { executable } from './executable';
import { certaintyOf, type Family, flags, pathOf, weaker } from './family';

/** Build tools whose own files say what is made: something may come out, what it is is not known. */
export const builders: Family = {
  programs: [
    'make',
    'gmake',
    'bmake',
    'cmake',
    'ninja',
    'samu',
    'meson',
    'scons',
    'bazel',
    'bazelisk',
    'task',
    'just',
    'goreleaser',
  ],
  effects: builderEffects,
};

function builderEffects(command: Command): Effect[] {
  switch (baseName(command.name)) {
    case 'make':
    case 'gmake':
    case 'bmake':
      return make(command);
    case 'cmake':
      return cmake(command);
    case 'meson':
      return meson(command);
    case 'ninja':
    case 'samu':
      return ninja(command);
    case 'goreleaser':
      return [something(command, resolveKnown(command.directory, 'dist'), 'go')];
    case 'bazel':
    case 'bazelisk':
      return command.args[0]?.text === 'build'
        ? [something(command, resolveKnown(command.directory, 'bazel-bin'))]
        : [];
    default:
      return runner(command);
  }
}

const idle =
  /^(clean|distclean|mrproper|test|tests|check|lint|vet|fmt|format|generate|proto|deps|dep|dependencies|vendor|download|modules|help|docs?|tidy|tools|init|setup|bootstrap|defconfig|menuconfig|olddefconfig)$/;

function make(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-C -f -I -o -W --directory --file --makefile'));
  const settings = read.operands.filter(({ written }) => /^[A-Za-z_]\w*[:?+]?=/.test(written));
  const targets = read.operands.filter((word) => !settings.includes(word)).map(({ written }) => written);
  if (targets.length > 0 && targets.every((target) => idle.test(target))) return [];
  const at = read.has('-C', '--directory')
    ? pathOf(command, read.value('-C', '--directory'))
    : command.directory;
  function setting(name: string): string | undefined {
    const word = settings.find(({ written }) => written.startsWith(`${name}=`));
    return word ? word.text?.slice(name.length + 1) : command.environment.get(name);
  }
  const installs = targets.some((target) => target.startsWith('install'));
  const prefix = setting('PREFIX') ?? setting('prefix') ?? '/usr/local';
  const folder = installs ? resolveKnown('/', `${setting('DESTDIR') ?? ''}/${prefix}/bin`) : at;
  const words = settings.map(({ written }) => written).join(' ');
  return [something(command, folder, 'other', words)];
}

/** `just build`, `task test`. */
function runner(command: Command): Effect[] {
  const { operands } = flagsOf(
    command.args,
    flags('-d -t -f --dir --taskfile --justfile --working-directory'),
  );
  if (operands.every(({ written }) => idle.test(written)) && operands.length > 0) return [];
  return [something(command, command.directory)];
}

function cmake(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags(
      '-B -S -G -C -t -j --build --install --target --config --prefix --parallel --preset --component -D',
      { singleDash: true },
    ),
  );
  if (read.has('--install'))
    return [something(command, resolveKnown(pathOf(command, read.value('--prefix') ?? '/usr/local'), 'bin'))];
  if (!read.has('--build')) return [];
  const installs = read.value('-t', '--target') === 'install';
  return [something(command, installs ? '/usr/local/bin' : pathOf(command, read.value('--build')))];
}

function meson(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-C -j --destdir --buildtype --prefix'));
  const verb = read.operands[0]?.text;
  if (verb === 'compile') return [something(command, pathOf(command, read.value('-C') ?? '.'))];
  if (verb !== 'install') return [];
  return [something(command, resolveKnown('/', `${read.value('--destdir') ?? ''}/usr/local/bin`))];
}

function ninja(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-C -f -j -k -l -d -t'));
  const targets = read.operands.map(({ written }) => written);
  if (targets.includes('install')) return [something(command, '/usr/local/bin')];
  if (targets.length > 0 && targets.every((target) => idle.test(target))) return [];
  return [something(command, pathOf(command, read.value('-C') ?? '.'))];
}

function something(
  command: Command,
  directory: string | undefined,
  language: 'other' | 'go' = 'other',
  settings = '',
): Effect {
  const linkFlags = [settings, command.environment.get('LDFLAGS'), command.environment.get('CFLAGS')].join(
    ' ',
  );
  const fixed = /(^|[\s='"])-static(-pie)?($|[\s'"])/.test(linkFlags);
  const noCgo = command.environment.get('CGO_ENABLED') === '0' || /\bCGO_ENABLED=0\b/.test(settings);
  const linkage: Linkage = fixed ? 'static' : 'depends';
  const reason: LinkageReason = fixed
    ? { code: 'static-among-flags' }
    : { code: 'own-files-decide', tool: baseName(command.name), noCgo };
  const musl =
    isFollowed(settings, /\s/, /\bCC=/, /musl/) || /musl/.test(command.environment.get('CC') ?? '');
  const libc = musl ? 'musl' : undefined;
  const certainty = weaker(certaintyOf(command, []), 'possible');
  return executable(command, { language, linkage, reason, libc, directory, certainty });
}
