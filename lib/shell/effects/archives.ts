import { baseName } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command, ShellWord } from '../command';
import type { Effect } from '../effect';
import { certaintyOf, type Family, flags, pathOf } from './family';

/** tar(1), bsdtar(1), unzip(1), 7z, cpio(1), jar. */
export const archives: Family = {
  programs: ['tar', 'bsdtar', 'gtar', 'unzip', '7z', '7za', '7zr', 'cpio', 'jar', 'unsquashfs'],
  effects: archiveEffects,
};

function archiveEffects(command: Command): Effect[] {
  switch (baseName(command.name)) {
    case 'unzip':
      return unzip(command);
    case 'unsquashfs':
      return squash(command);
    case 'cpio':
      return cpio(command);
    case 'jar':
      return jar(command);
    case '7z':
    case '7za':
    case '7zr':
      return sevenZip(command);
    default:
      return tar(command);
  }
}

function unpacked(command: Command, archive: ShellWord | undefined, into: string | undefined): Effect {
  const stdin = archive === undefined || archive.text === '-';
  const certainty = certaintyOf(command, archive ? [archive] : []);
  return {
    kind: 'unpacked',
    archive: stdin ? undefined : pathOf(command, archive.text),
    into,
    span: command.span,
    certainty,
  };
}

const tarFlags = flags(
  '-f -C -T -X -b -I -K -N -g -H -F -L --file --directory --strip-components --exclude --files-from --exclude-from --owner --group --mode --mtime --transform --xform --format --one-top-level --use-compress-program --checkpoint',
);

function tar(command: Command): Effect[] {
  const read = flagsOf(oldStyle(command.args), tarFlags);
  const archive = read.option('-f', '--file');
  const word = archive?.valueWord && { ...archive.valueWord, text: archive.value };
  const folder = read.option('-C', '--directory');
  if (read.has('-x', '--extract', '--get')) {
    return [unpacked(command, word, folder ? pathOf(command, folder.value) : command.directory)];
  }
  const path =
    read.has('-c', '--create') && word && word.text !== '-' ? pathOf(command, word.text) : undefined;
  if (path === undefined) return [];
  return [
    { kind: 'file-written', path, span: command.span, certainty: certaintyOf(command, word ? [word] : []) },
  ];
}

/**
 * `tar xzfC file directory` → `-x -z -f file -C directory`: without a dash the letters come first,
 * their values follow in the same order.
 */
function oldStyle(args: readonly ShellWord[]): ShellWord[] {
  const [first, ...rest] = args;
  if (!first || !/^[a-zA-Z]+$/.test(first.written)) return [...args];
  const result: ShellWord[] = [];
  let at = 0;
  for (const letter of first.written) {
    const text = `-${letter}`;
    result.push({ ...first, text, written: text });
    const value = tarFlags.values?.has(text) ? rest[at] : undefined;
    if (!value) continue;
    result.push(value);
    at += 1;
  }
  return [...result, ...rest.slice(at)];
}

function unzip(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-d -P -x'));
  const [archive] = read.operands;
  if (!archive || read.has('-l', '-t', '-p', '-Z', '-v')) return [];
  const into = read.has('-d') ? pathOf(command, read.value('-d')) : command.directory;
  return [unpacked(command, archive, into)];
}

function sevenZip(command: Command): Effect[] {
  const [verb, archive] = flagsOf(command.args, { singleDash: true }).operands;
  if (!archive || (verb?.text !== 'x' && verb?.text !== 'e')) return [];
  const output = command.args.find(({ written }) => /^-o./.test(written));
  return [unpacked(command, archive, output ? pathOf(command, output.text?.slice(2)) : command.directory)];
}

function cpio(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-D -F -H -I -O -E --directory --file'));
  if (!read.has('-i', '--extract')) return [];
  const into = read.has('-D', '--directory')
    ? pathOf(command, read.value('-D', '--directory'))
    : command.directory;
  return [unpacked(command, undefined, into)];
}

function squash(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-d -dest -f', { singleDash: true }));
  const into = pathOf(command, read.value('-d', '-dest') ?? 'squashfs-root');
  return read.operands[0] ? [unpacked(command, read.operands[0], into)] : [];
}

function jar(command: Command): Effect[] {
  const [mode, file] = command.args;
  const short = mode && /^-?[a-z0]*$/.test(mode.written) ? mode.written : '';
  const named = flagsOf(command.args, flags('-f -C --file --main-class --manifest --release'));
  const archive = short.includes('f') ? file : named.option('--file', '-f')?.valueWord;
  const path = pathOf(command, short.includes('f') ? file?.text : named.value('--file', '-f'));
  if (short.includes('x') || named.has('--extract')) return [unpacked(command, archive, command.directory)];
  if (!(short.includes('c') || named.has('--create')) || path === undefined) return [];
  const certainty = certaintyOf(command, archive ? [archive] : []);
  return [
    { kind: 'artifact-built', artifact: 'jar', path, target: undefined, span: command.span, certainty },
  ];
}
