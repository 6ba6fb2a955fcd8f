import { baseName, directoryOf, lastPart, resolveKnown } from '../../path/path';
import { type Flags, flagsOf, type Option } from '../arguments';
import type { Command, ShellWord } from '../command';
import type { Effect } from '../effect';
import { certaintyOf, type Family, flags, pathOf, type Scene, weaker } from './family';
import { contentOf } from './redirects';

/** Files made, copied, moved, linked and removed: coreutils(1) and busybox. */
export const files: Family = {
  programs: [
    'mkdir',
    'touch',
    'tee',
    'cp',
    'mv',
    'ln',
    'install',
    'rm',
    'rmdir',
    'unlink',
    'truncate',
    'mktemp',
    'dd',
    'rsync',
    'upx',
    'strip',
    'gpg',
  ],
  effects: fileEffects,
};

function fileEffects(command: Command, scene: Scene): Effect[] {
  switch (baseName(command.name)) {
    case 'mkdir':
      return made(command);
    case 'touch':
      return written(command, flagsOf(command.args, flags('-d -t -r --date --reference')).operands);
    case 'tee':
      return written(command, flagsOf(command.args).operands);
    case 'truncate':
      return written(command, flagsOf(command.args, flags('-s -r --size --reference')).operands);
    case 'dd':
      return written(command, ddOutput(command));
    case 'rm':
    case 'rmdir':
    case 'unlink':
      return removed(command);
    case 'cp':
    case 'rsync':
      return copied(command, 'path-copied', scene);
    case 'mv':
      return copied(command, 'path-moved', scene);
    case 'install':
      return installed(command, scene);
    case 'gpg':
      return written(command, outputWord(flagsOf(command.args, flags('-o --output --keyring --homedir'))));
    case 'upx':
    case 'strip':
      return packed(command);
    case 'ln':
      return linked(command, scene);
    default:
      return [];
  }
}

function made(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-m -Z --mode --context'));
  const mode = read.value('-m', '--mode');
  return read.operands.flatMap((word): Effect[] => {
    const path = pathOf(command, word.text);
    if (path === undefined) return [];
    const common = { path, span: command.span, certainty: certaintyOf(command, [word]) };
    if (mode === undefined) return [{ kind: 'directory-created', ...common }];
    return [
      { kind: 'directory-created', ...common },
      { kind: 'mode-changed', value: mode, recursive: false, ...common },
    ];
  });
}

function written(command: Command, words: readonly ShellWord[]): Effect[] {
  return words.flatMap((word): Effect[] => {
    const path = pathOf(command, word.text);
    if (path === undefined || /^\/(dev|proc)\//.test(path)) return [];
    const text = command.input ?? (command.pipe?.from && contentOf(command.pipe.from));
    const content = text === undefined ? {} : { content: text };
    return [
      { kind: 'file-written', path, ...content, span: command.span, certainty: certaintyOf(command, [word]) },
    ];
  });
}

function outputWord(read: Flags): ShellWord[] {
  const word = targetWord(read.option('-o', '--output'));
  return word && word.written !== '-' ? [word] : [];
}

function ddOutput({ args }: Command): ShellWord[] {
  return args
    .filter(({ written: text }) => text.startsWith('of='))
    .map((word) => ({ ...word, text: word.text?.slice(3) }));
}

function removed(command: Command): Effect[] {
  return flagsOf(command.args).operands.flatMap((word): Effect[] => {
    const path = pathOf(command, word.text);
    if (path === undefined) return [];
    return [{ kind: 'path-removed', path, span: command.span, certainty: certaintyOf(command, [word]) }];
  });
}

const copyFlags = flags(
  '-t -S -Z --target-directory --suffix --context --sparse --reflink -e --rsh --exclude --include --chmod --chown',
);

type Destination = {
  readonly sources: readonly ShellWord[];
  readonly target: string;
  readonly inside: boolean;
  /** A single source may land in a directory of that name or become a file of that name. */
  readonly open: boolean;
};

/** Where the sources go: `inside` when each keeps its name in a directory. */
function destinationOf(
  command: Command,
  { directories }: Scene,
  operands: readonly ShellWord[],
  given: ShellWord | undefined,
  flat: boolean,
): Destination | undefined {
  if (given) {
    const target = pathOf(command, given.text);
    return target === undefined ? undefined : { sources: operands, target, inside: true, open: false };
  }
  const last = operands.at(-1);
  const target = pathOf(command, last?.text);
  if (operands.length < 2 || !last || target === undefined) return undefined;
  const sources = operands.slice(0, -1);
  const known = wellKnown.has(target) || directories.has(target) || /(^|\/)\.{0,2}$/.test(last.written);
  // `mv build-*/tool /bin/tool`: the pattern stands for one directory, and the name at its end is the file's.
  const several =
    sources.length > 1 ||
    sources.some(({ written: text }) => /[*?]/.test(text) && lastPart(text) !== lastPart(target));
  const inside = !flat && (known || several);
  const name = lastPart(target);
  const renamed = name.includes('.') || name === lastPart(sources[0]?.written ?? '');
  return { sources, target, inside, open: !flat && !inside && !renamed };
}

/** Directories every system has: what is copied to them lands in them. */
const wellKnown = new Set(
  '/ /bin /sbin /lib /lib64 /etc /opt /srv /tmp /var /root /home /usr /usr/bin /usr/sbin /usr/lib /usr/share /usr/local /usr/local/bin /usr/local/sbin /usr/local/lib /usr/local/share /var/lib /var/tmp'.split(
    ' ',
  ),
);

function copied(command: Command, kind: 'path-copied' | 'path-moved', scene: Scene): Effect[] {
  const read = flagsOf(command.args, copyFlags);
  const given = targetWord(read.option('-t', '--target-directory'));
  const places = destinationOf(command, scene, read.operands, given, read.has('-T'));
  return places ? moves(command, kind, places) : [];
}

function targetWord(option: Option | undefined): ShellWord | undefined {
  return option?.valueWord && { ...option.valueWord, text: option.value, written: option.written ?? '' };
}

function moves(
  command: Command,
  kind: 'path-copied' | 'path-moved',
  { sources, target, inside, open }: Destination,
): Effect[] {
  return sources.flatMap((word): Effect[] => {
    const from = pathOf(command, word.text);
    if (from === undefined) return fromSomewhere(command, word, target, inside);
    const synced = baseName(command.name) === 'rsync' && word.written.endsWith('/');
    const whole = synced || word.written === '.' || word.written.endsWith('/.');
    const to = inside && !whole ? resolveKnown(target, lastPart(from)) : target;
    if (to === undefined) return [];
    const certainty = weaker(certaintyOf(command, [word]), open && !whole ? 'likely' : 'certain');
    return [
      { kind, from: whole ? `${from === '/' ? '' : from}/.` : from, to, span: command.span, certainty },
    ];
  });
}

/** Where the command stands is not known, and so what it takes; that something arrives is. */
function fromSomewhere(command: Command, word: ShellWord, target: string, inside: boolean): Effect[] {
  const name = lastPart(word.text ?? '');
  const path = inside ? resolveKnown(target, name) : target;
  if (name === '' || /[*?$]/.test(name) || path === undefined) return [];
  return [{ kind: 'file-written', path, span: command.span, certainty: 'possible' }];
}

/** `upx -o out in`, `strip -o out in`: without -o the file stays where it is. */
function packed(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-o -K -N -R --output --keep-symbol --remove-section'));
  const [source] = read.operands;
  const from = pathOf(command, source?.text);
  const to = pathOf(command, read.value('-o', '--output'));
  if (!source || from === undefined || to === undefined) return [];
  return [{ kind: 'path-copied', from, to, span: command.span, certainty: certaintyOf(command, [source]) }];
}

const installFlags = flags(
  '-m -o -g -t -S --mode --owner --group --target-directory --suffix --strip-program',
);

function installed(command: Command, scene: Scene): Effect[] {
  const read = flagsOf(command.args, installFlags);
  const { span } = command;
  const mode = read.value('-m', '--mode');
  const owner = [read.value('-o', '--owner'), read.value('-g', '--group')];
  function dressed(path: string, certainty: Effect['certainty']): Effect[] {
    const effects: Effect[] = [];
    if (mode !== undefined)
      effects.push({ kind: 'mode-changed', path, value: mode, recursive: false, span, certainty });
    if (owner.some((part) => part !== undefined)) {
      const value = owner[1] === undefined ? (owner[0] ?? '') : `${owner[0] ?? ''}:${owner[1]}`;
      effects.push({ kind: 'owner-changed', path, value, recursive: false, span, certainty });
    }
    return effects;
  }
  if (read.has('-d', '--directory')) {
    return read.operands.flatMap((word): Effect[] => {
      const path = pathOf(command, word.text);
      const certainty = certaintyOf(command, [word]);
      return path === undefined
        ? []
        : [{ kind: 'directory-created', path, span, certainty }, ...dressed(path, certainty)];
    });
  }
  const places = destinationOf(
    command,
    scene,
    read.operands,
    targetWord(read.option('-t', '--target-directory')),
    read.has('-T', '-D'),
  );
  if (!places) return [];
  return moves(command, 'path-copied', places).flatMap((effect) =>
    effect.kind === 'path-copied' ? [effect, ...dressed(effect.to, effect.certainty)] : [effect],
  );
}

function linked(command: Command, scene: Scene): Effect[] {
  const read = flagsOf(command.args, flags('-t -S --target-directory --suffix'));
  const symbolic = read.has('-s', '--symbolic');
  const given = targetWord(read.option('-t', '--target-directory'));
  const [only] = read.operands;
  const alone = read.operands.length === 1 && only && !given;
  const here: ShellWord | undefined = alone ? { ...only, text: '.', written: '.' } : undefined;
  const operands = here ? [...read.operands, here] : read.operands;
  const places = destinationOf(
    command,
    scene,
    operands,
    given,
    read.has('-T', '-n', '--no-target-directory'),
  );
  if (!places) return [];
  return places.sources.flatMap((word): Effect[] => {
    const name = lastPart(word.written);
    const to = places.inside ? resolveKnown(places.target, name) : places.target;
    if (to === undefined) return [];
    const directory = symbolic ? directoryOf(to) : command.directory;
    const from = resolveKnown(directory, word.text) ?? word.written;
    const certainty = weaker(certaintyOf(command, [word]), word.text === undefined ? 'likely' : 'certain');
    return [{ kind: 'path-linked', from, to, span: command.span, certainty }];
  });
}
