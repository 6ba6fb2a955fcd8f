import { baseName, directoryOf, lastPart, resolveKnown } from '../../path/path';
import { type Flags, flagsOf } from '../arguments';
import type { Command, ShellWord } from '../command';
import type { Effect, PackageManager, PackageName } from '../effect';
import { artifact, verbOf } from './artifact';
import { executable } from './executable';
import { certaintyOf, type Family, flags, likely, packageEffect, packageNames, pathOf } from './family';

/** npm, yarn, pnpm, bun, corepack and the bundlers run by hand or through npx. */
export const node: Family = {
  programs: [
    'npm',
    'yarn',
    'yarnpkg',
    'pnpm',
    'bun',
    'corepack',
    'npx',
    'bunx',
    'deno',
    'pkg',
    'next',
    'ng',
    'vite',
    'webpack',
    'tsc',
    'esbuild',
    'nuxt',
    'nx',
    'turbo',
  ],
  effects: nodeEffects,
};

const nodeFlags = flags(
  '-C -w -F --prefix --cwd --dir --registry --cache --cache-folder --filter --workspace --loglevel --network-timeout --fetch-timeout --modules-folder --store-dir --omit --only --include --outfile --outdir --target --output --scope --tag --mutex --network-concurrency --child-concurrency --userconfig --otp --output-path -o',
);

function nodeEffects(command: Command): Effect[] {
  const name = baseName(command.name);
  const read = flagsOf(command.args, nodeFlags);
  const verb = verbOf(read.operands);
  switch (name) {
    case 'npm':
      return npm(command, read, verb);
    case 'yarn':
    case 'yarnpkg':
      return yarn(command, read, verb);
    case 'pnpm':
      return pnpm(command, read, verb);
    case 'bun':
      return bun(command, read, verb);
    case 'corepack':
      return corepack(command, read, verb);
    case 'deno':
      return deno(command, read, verb);
    case 'npx':
    case 'bunx':
      if (/^(@yao-pkg\/)?pkg(@[\w.^~-]+)?$/.test(verb))
        return pkg(command, command.args.slice(command.args.findIndex(({ text }) => text === verb) + 1));
      return bundler(command, verb, verbOf(read.operands.slice(1)));
    case 'pkg':
      return pkg(command, command.args);
    default:
      return bundler(command, name, verb);
  }
}

function projectOf(command: Command, read: Flags): string | undefined {
  return pathOf(command, read.value('--prefix', '--cwd', '-C', '--dir') ?? '.');
}

function modules(command: Command, read: Flags): Effect {
  const folder = read.value('--modules-folder') ?? 'node_modules';
  return artifact(command, 'node-modules', resolveKnown(projectOf(command, read), folder));
}

function named(
  command: Command,
  manager: PackageManager,
  operands: readonly ShellWord[],
  root: string | undefined,
): Effect[] {
  const { packages, incomplete } = packageNames(operands, nodePackage);
  return packageEffect(command, { manager, packages, root, incomplete });
}

/** `name@range`, `@scope/name@range`; a path, an archive or an address has no name to tell. */
function nodePackage(text: string): Omit<PackageName, 'span'> | undefined {
  if (/^[./]|:\/\/|\.tgz$/.test(text)) return undefined;
  const [, name, version] = /^(@?[^@]+)(?:@(.+))?$/.exec(text) ?? [];
  return name === undefined ? undefined : { name, version };
}

function npm(command: Command, read: Flags, verb: string): Effect[] {
  const operands = read.operands.slice(1);
  const global = read.has('-g', '--global') || read.value('--location') === 'global';
  if (/^(install|i|add|in|ins|inst|isntall)$/.test(verb)) {
    const root = global ? pathOf(command, read.value('--prefix')) : projectOf(command, read);
    const effects = operands.length === 0 ? [] : named(command, 'npm', operands, root);
    return global ? effects : [...effects, modules(command, read)];
  }
  if (/^(ci|clean-install|install-clean|install-ci-test|cit|rebuild)$/.test(verb))
    return [modules(command, read)];
  if (/^(uninstall|remove|rm|un|r)$/.test(verb)) {
    const { packages } = packageNames(operands, nodePackage);
    return packageEffect(command, { manager: 'npm', kind: 'packages-removed', packages });
  }
  return verb === 'run' || verb === 'run-script' ? script(command, verbOf(operands)) : [];
}

/** A script of package.json: what it makes is its own affair. */
function script(command: Command, name: string): Effect[] {
  if (!/build|compile|bundle|generate|export|dist/.test(name)) return [];
  return [artifact(command, 'node-bundle', undefined, name, likely(command))];
}

function yarn(command: Command, read: Flags, verb: string): Effect[] {
  const operands = read.operands.slice(1);
  if (verb === '' || verb === 'install' || (verb === 'workspaces' && verbOf(operands) === 'focus')) {
    return [modules(command, read)];
  }
  if (verb === 'add')
    return [...named(command, 'yarn', operands, projectOf(command, read)), modules(command, read)];
  if (verb === 'global' && verbOf(operands) === 'add')
    return named(command, 'yarn', operands.slice(1), undefined);
  return script(command, verb === 'run' ? verbOf(operands) : verb);
}

function pnpm(command: Command, read: Flags, verb: string): Effect[] {
  const operands = read.operands.slice(1);
  const global = read.has('-g', '--global');
  if (verb === 'install' || verb === 'i') return [modules(command, read)];
  if (verb === 'add') {
    if (global) return named(command, 'pnpm', operands, undefined);
    return [...named(command, 'pnpm', operands, projectOf(command, read)), modules(command, read)];
  }
  if (verb === 'deploy') {
    const target = pathOf(command, operands.at(-1)?.text);
    return [artifact(command, 'node-modules', resolveKnown(target, 'node_modules'))];
  }
  if (verb === 'run' || verb === '-r') return script(command, verbOf(operands));
  return script(command, verb);
}

function bun(command: Command, read: Flags, verb: string): Effect[] {
  const operands = read.operands.slice(1);
  if (verb === 'install' || verb === 'i') return [modules(command, read)];
  if (verb === 'add' || verb === 'a') {
    if (read.has('-g', '--global')) return named(command, 'npm', operands, undefined);
    return [...named(command, 'npm', operands, projectOf(command, read)), modules(command, read)];
  }
  if (verb !== 'build') return script(command, verb === 'run' ? verbOf(operands) : verb);
  const output =
    read.value('--outfile') ?? (operands[0]?.text && lastPart(operands[0].text).replace(/\.\w+$/, ''));
  if (read.has('--compile')) return [compiled(command, output, read.value('--target'))];
  return [artifact(command, 'node-bundle', pathOf(command, read.value('--outdir') ?? output))];
}

function deno(command: Command, read: Flags, verb: string): Effect[] {
  if (verb !== 'compile') return [];
  const source = read.operands[1]?.text;
  const output = read.value('--output', '-o') ?? (source && lastPart(source).replace(/\.\w+$/, ''));
  // There is no deno for musl: https://docs.deno.com/runtime/reference/cli/compile/
  return [compiled(command, output, read.value('--target'), { libc: 'glibc', libraries: ['libgcc_s.so.1'] })];
}

type Packed = {
  readonly libc?: 'glibc' | 'musl' | undefined;
  readonly libraries?: readonly string[];
  readonly isStatic?: boolean;
};

/** A script packed together with its runtime: bun, deno and pkg link libc dynamically, unless it is told otherwise. */
function compiled(
  command: Command,
  output: string | undefined,
  target: string | undefined,
  { libc, libraries = [], isStatic = false }: Packed = {},
): Effect {
  const path = pathOf(command, output);
  return executable(command, {
    language: 'other',
    linkage: isStatic ? 'static' : 'dynamic',
    reason: { code: isStatic ? 'packed-runtime-static' : 'packed-runtime-dynamic' },
    libc: libc ?? (/musl|alpine/.test(target ?? '') ? 'musl' : target === undefined ? undefined : 'glibc'),
    libraries,
    isPacked: true,
    architecture: /arm64|aarch64/.test(target ?? '')
      ? 'arm64'
      : /x64|x86_64/.test(target ?? '')
        ? 'amd64'
        : undefined,
    path,
    directory: path && directoryOf(path),
    certainty: certaintyOf(command),
  });
}

const pkgFlags = flags('-t -o -c --target --targets --output --out-path --config --options --compress');

/** `pkg . --targets node22-linux-x64`; `alpine` is musl, `linuxstatic` static: https://github.com/yao-pkg/pkg#targets */
function pkg(command: Command, args: readonly ShellWord[]): Effect[] {
  const read = flagsOf(args, pkgFlags);
  const target = read.value('-t', '--target', '--targets');
  if (read.operands.length === 0 || target?.includes(',')) return [];
  const output = read.value('--output', '-o');
  const isStatic = /linuxstatic/.test(target ?? '');
  return [compiled(command, output, /-(linux|alpine)/.test(target ?? '') ? target : undefined, { isStatic })];
}

/** corepack puts yarn and pnpm in the way: https://github.com/nodejs/corepack#commands */
function corepack(command: Command, read: Flags, verb: string): Effect[] {
  const operands = read.operands.slice(1);
  if (verb === 'enable' && operands.length === 0) {
    const packages = ['yarn', 'pnpm'].map((name) => ({ name, version: undefined, span: command.span }));
    return packageEffect(command, { manager: 'npm', packages });
  }
  return /^(enable|prepare|use|install)$/.test(verb) ? named(command, 'npm', operands, undefined) : [];
}

const bundlers: ReadonlyMap<string, string> = new Map([
  ['next', '.next'],
  ['nuxt', '.output'],
  ['vite', 'dist'],
  ['ng', 'dist'],
  ['webpack', 'dist'],
]);

function bundler(command: Command, name: string, verb: string): Effect[] {
  const folder = bundlers.get(name);
  const builds =
    verb === 'build' || verb === 'generate' || name === 'webpack' || name === 'tsc' || name === 'esbuild';
  if (!builds || (folder === undefined && !/^(tsc|esbuild|nx|turbo)$/.test(name))) return [];
  const out = flagsOf(
    command.args,
    flags('--outDir --outdir --outfile --output-path -o -d --dist-dir --outfile'),
  ).value('--outDir', '--outdir', '--outfile', '--output-path', '-o');
  return [artifact(command, 'node-bundle', pathOf(command, out ?? folder), name, likely(command))];
}
