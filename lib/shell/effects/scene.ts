import { baseName, directoryOf } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command, Script } from '../command';
import { type EffectContext, flags, pathOf, type Scene } from './family';

/** Reads once what the effects of single commands need to know of the whole script. */
export function sceneOf(script: Script, context: EffectContext): Scene {
  const readers = new Map<Command, Command>();
  const directories = new Set<string>();
  const settings = new Map<string, string | undefined>();
  let checked = false;
  for (const command of script.commands) {
    if (command.pipe?.from) readers.set(command.pipe.from, command);
    checked ||= checks(command);
    noteDirectories(command, directories);
    const setting = settingOf(command);
    if (setting) settings.set(setting.name, setting.value);
  }
  return { script, context, readers, checked, directories, settings };
}

const sums = /^(sha(1|224|256|384|512)?sum|shasum|b2sum|md5sum)$/;

/** Compares a checksum or a signature. */
function checks({ name, args, capturedBy }: Command): boolean {
  const program = baseName(name);
  const words = args.map(({ written }) => written);
  if (sums.test(program)) {
    if (capturedBy === '[' || capturedBy === '[[' || capturedBy === 'test') return true;
    return words.some((word) => /^(-[abd-z]*c[a-z]*|--check|--strict)$/.test(word));
  }
  if (/^gpgv?2?$/.test(program)) return program.startsWith('gpgv') || words.includes('--verify');
  if (program === 'cosign' || program === 'slsa-verifier')
    return words.some((word) => word.startsWith('verify'));
  if (program === 'minisign' || program === 'signify') return words.some((word) => /^-\w*V/.test(word));
  if (program === 'git') return words[0] === 'verify-tag' || words[0] === 'verify-commit';
  return program === 'openssl' && words.includes('-verify');
}

function noteDirectories(command: Command, directories: Set<string>): void {
  if (command.directory !== undefined) addWithParents(command.directory, directories);
  const name = baseName(command.name);
  const install =
    name === 'install' && command.args.some(({ written }) => /^(-\w*d|--directory)$/.test(written));
  if (name !== 'mkdir' && !install) return;
  for (const { text } of flagsOf(command.args, flags('-m -o -g --mode --owner --group')).operands) {
    const path = pathOf(command, text);
    if (path !== undefined) addWithParents(path, directories);
  }
}

/** All directories above a deep one are together as long as the square of its path: of one that nobody has, the lowest do. */
const mostParents = 100;

function addWithParents(path: string, directories: Set<string>): void {
  let at = path;
  for (let count = 0; count < mostParents && !directories.has(at); count += 1) {
    directories.add(at);
    at = directoryOf(at);
  }
}

/** `poetry config name value`, `bundle config set --local name value`, `go env -w NAME=value`, `git config --global name value`. */
function settingOf({
  name,
  args,
}: Command): { readonly name: string; readonly value: string | undefined } | undefined {
  const program = baseName(name);
  const words = args.filter(({ written }) => !written.startsWith('-'));
  if (program === 'go' && words[0]?.text === 'env') {
    const [key = '', value] = words[1]?.text?.split('=') ?? [];
    return { name: `go ${key}`, value };
  }
  if (!/^(poetry|bundle|bundler|git)$/.test(program) || words[0]?.text !== 'config') return undefined;
  const [key, value] = words[1]?.text === 'set' ? words.slice(2) : words.slice(1);
  if (!key?.text) return undefined;
  return { name: `${program.replace('bundler', 'bundle')} ${key.text.toLowerCase()}`, value: value?.text };
}
