import { directoryOf, lastPart, resolveKnown } from '../../path/path';
import { type Flags, flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect, ExecutableBuilt, Linked } from '../effect';
import { executable, targetOf } from './executable';
import { certaintyOf, type Family, flags, likely, packageEffect, packageNames, pathOf } from './family';

/** cargo and its wrappers that build the same way. */
export const cargo: Family = {
  programs: ['cargo', 'cross', 'cargo-zigbuild', 'cargo-auditable'],
  effects: cargoEffects,
};

const cargoFlags = flags(
  '-p -F -j -Z --package --bin --example --test --bench --features --jobs --profile --target --target-dir --manifest-path --config --color --message-format --exclude --out-dir --artifact-dir --root --path --git --branch --tag --rev --version --registry --index -C --lockfile-path',
);

function cargoEffects(command: Command): Effect[] {
  const words = command.args.filter(({ written }) => !written.startsWith('+'));
  const start = words.findIndex(({ written }) => /^(build|b|install|rustc|zigbuild)$/.test(written));
  const verb = words[start]?.text;
  if (verb === undefined) return [];
  const rest = words.slice(start + 1);
  const end = rest.findIndex(({ written }) => written === '--');
  const read = flagsOf(end === -1 ? rest : rest.slice(0, end), cargoFlags);
  const behind =
    end === -1
      ? ''
      : rest
          .slice(end + 1)
          .map(({ written }) => written)
          .join(' ');
  const triple = read.option('--target') ?? undefined;
  const target = triple ? triple.written : command.environment.get('CARGO_BUILD_TARGET');
  if (target !== undefined && /^wasm/.test(target)) return [];
  const details = { language: 'rust', ...linked(command, target, behind), ...targetOf(target) } as const;
  if (verb === 'install') return installed(command, read, details);
  if (read.has('--lib', '--tests', '--no-run')) return [];
  const directory = outputDirectory(command, read, triple ? triple.value : target, target !== undefined);
  const names = read.all('--bin').map(({ value }) => value);
  const paths = names.length > 0 ? names : [undefined];
  return paths.map((name) =>
    executable(command, {
      ...details,
      path: name === undefined ? undefined : resolveKnown(directory, name),
      directory,
      certainty: likely(command),
    }),
  );
}

function outputDirectory(
  command: Command,
  read: Flags,
  target: string | undefined,
  hasTarget: boolean,
): string | undefined {
  const given = read.value('--out-dir', '--artifact-dir');
  if (given !== undefined) return pathOf(command, given);
  const manifest = pathOf(command, read.value('--manifest-path'));
  const home = read.has('--manifest-path') ? manifest && directoryOf(manifest) : command.directory;
  const base = read.has('--target-dir')
    ? pathOf(command, read.value('--target-dir'))
    : command.environment.has('CARGO_TARGET_DIR')
      ? pathOf(command, command.environment.get('CARGO_TARGET_DIR'))
      : resolveKnown(home, 'target');
  const profile = read.value('--profile') ?? (read.has('-r', '--release') ? 'release' : 'debug');
  const named = profile === 'dev' || profile === 'test' ? 'debug' : profile;
  if (!hasTarget) return resolveKnown(base, named);
  // A custom target is named by its file; zigbuild takes a libc version behind the triple.
  const folder = target?.replace(/\.json$/, '').replace(/\.2\.\d+$/, '');
  return folder === undefined ? undefined : resolveKnown(base, `${lastPart(folder)}/${named}`);
}

type Link = Pick<ExecutableBuilt, 'linkage' | 'reason' | 'libraries'> &
  Pick<Partial<ExecutableBuilt>, 'byLibc'>;

const dynamicRust: Linked = { linkage: 'dynamic', libraries: ['libgcc_s.so.1'] };
const staticRust: Linked = { linkage: 'static', libraries: [] };

/** Rust's targets: gnu links dynamically, musl statically, `crt-static` turns either round. */
function linked({ environment }: Command, target: string | undefined, behind: string): Link {
  const upper = target?.toUpperCase().replaceAll(/[-.]/g, '_');
  const settings = [
    environment.get('RUSTFLAGS'),
    environment.get('CARGO_ENCODED_RUSTFLAGS')?.replaceAll('\u001f', ' '),
    environment.get('CARGO_BUILD_RUSTFLAGS'),
    upper && environment.get(`CARGO_TARGET_${upper}_RUSTFLAGS`),
    behind,
  ].join(' ');
  const crt = /([+-])crt-static/.exec(settings)?.[1];
  const musl = target?.includes('musl') === true;
  if (crt === '+') return { ...staticRust, reason: { code: 'option', option: 'target-feature=+crt-static' } };
  if (crt === '-' && (musl || target === undefined))
    return { ...dynamicRust, reason: { code: 'option', option: 'target-feature=-crt-static' } };
  if (target !== undefined && /[$`]/.test(target) && !/musl|gnu/.test(target)) {
    return { linkage: 'depends', libraries: [], reason: { code: 'target-not-known' } };
  }
  if (musl) return { ...staticRust, reason: { code: 'target-links-statically', target } };
  if (target !== undefined) return { ...dynamicRust, reason: { code: 'target-links-dynamically', target } };
  return {
    linkage: 'depends',
    libraries: [],
    reason: { code: 'default-target-decides' },
    byLibc: { glibc: dynamicRust, musl: staticRust },
  };
}

function installed(
  command: Command,
  read: Flags,
  details: { readonly language: 'rust' } & Link & ReturnType<typeof targetOf>,
): Effect[] {
  const home = command.environment.get('CARGO_HOME');
  const root = read.value('--root') ?? command.environment.get('CARGO_INSTALL_ROOT') ?? home;
  const directory = resolveKnown(pathOf(command, root), 'bin');
  const { packages, incomplete } = packageNames(read.operands, (text) => {
    const [name = text, version] = text.split('@');
    return { name, version: version ?? read.value('--version') };
  });
  const where = { directory, certainty: likely(command) };
  const bins = read.all('--bin').map(({ value }) => value);
  const named = bins.length > 0 ? bins : packages.length > 0 ? packages.map(({ name }) => name) : [undefined];
  const programs = named.map((name) =>
    executable(command, {
      ...details,
      ...where,
      path: name === undefined ? undefined : resolveKnown(directory, name),
    }),
  );
  return [...packageEffect(command, { manager: 'cargo', packages, incomplete }), ...programs];
}

/** rustc(1). */
export const rustc: Family = { programs: ['rustc'], effects: rustcEffects };

function rustcEffects(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags(
      '-o -C -L -l -A -W -D -F --target --out-dir --edition --crate-type --crate-name --emit --extern --codegen --cfg',
    ),
  );
  const types = read.value('--crate-type');
  const [source] = read.operands;
  if (!source || read.has('-V', '-v', '--print') || (types !== undefined && types !== 'bin')) return [];
  const target = read.option('--target')?.written;
  const codegen = read
    .all('-C', '--codegen')
    .map(({ written }) => written)
    .join(' ');
  const name = read.value('--crate-name') ?? (source.text && lastPart(source.text).replace(/\.rs$/, ''));
  const folder = read.has('--out-dir') ? pathOf(command, read.value('--out-dir')) : command.directory;
  const path = read.has('-o') ? pathOf(command, read.value('-o')) : name && resolveKnown(folder, name);
  return [
    executable(command, {
      language: 'rust',
      ...linked(command, target, codegen),
      ...targetOf(target),
      path,
      directory: path && directoryOf(path),
      certainty: certaintyOf(command),
    }),
  ];
}
