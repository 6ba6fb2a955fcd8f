import { baseName, directoryOf } from '../../path/path';
import { withoutTrailing } from '../../text/cut';
import type { LinkageReason } from '../../words/linkage';
import type { Command, ShellWord } from '../command';
import type { Effect, Linkage } from '../effect';
import { executable, targetOf } from './executable';
import { certaintyOf, type Family, pathOf, weaker } from './family';

const compiler =
  /^(?:(.+)-)?(gcc|g\+\+|cc|c\+\+|clang|clang\+\+|musl-gcc|musl-clang|gfortran|tcc|icc|icx|icpx|mpicc|mpicxx)(-\d[\d.]*)?$/;

/** GCC and what takes its options: https://gcc.gnu.org/onlinedocs/gcc/Link-Options.html */
export const c: Family = {
  programs: (name) => compiler.test(name) || name === 'ld',
  effects: compilerEffects,
};

/** Options whose value is the next word. */
const separate = new Set(
  '-o -x -I -L -D -U -include -isystem -idirafter -iquote -imacros -MF -MT -MQ -T -u -z -Xlinker -Xassembler -Xpreprocessor -Xclang -target --target -arch -m -e -soname -rpath -dynamic-linker --dynamic-linker --sysroot -isysroot --param -G'.split(
    ' ',
  ),
);

type Line = {
  readonly output: ShellWord | undefined;
  readonly inputs: readonly ShellWord[];
  readonly options: readonly string[];
  readonly values: ReadonlyMap<string, string>;
};

function readLine(args: readonly ShellWord[]): Line {
  const inputs: ShellWord[] = [];
  const options: string[] = [];
  const values = new Map<string, string>();
  let output: ShellWord | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (!word) break;
    if (!word.written.startsWith('-') || word.written === '-') {
      inputs.push(word);
    } else if (separate.has(word.written)) {
      at += 1;
      const value = args[at];
      if (word.written === '-o') output = value;
      else if (value) values.set(word.written, value.written);
    } else if (/^-o./.test(word.written)) {
      output = { ...word, text: word.text?.slice(2), written: word.written.slice(2) };
    } else options.push(word.written);
  }
  return { output, inputs, options, values };
}

function compilerEffects(command: Command): Effect[] {
  const name = baseName(command.name);
  const line = readLine(command.args);
  const { options, inputs } = line;
  if (
    inputs.length === 0 ||
    options.some((option) =>
      /^(-c|-S|-E|-M|-MM|-shared|--shared|-r|-fsyntax-only|--version|-dump.*|-print-.*|-dynamiclib)$/.test(
        option,
      ),
    )
  )
    return [];
  const [, prefix, program = 'ld'] = compiler.exec(name) ?? [];
  const { linkage, reason, libraries } = linkOf(program, line);
  const musl = program.startsWith('musl') || /musl/.test(prefix ?? '');
  const triple =
    line.values.get('-target') ?? line.values.get('--target') ?? attached(options, '--target=') ?? prefix;
  const target = triple?.includes('-') ? targetOf(triple) : targetOf(undefined);
  const path = line.output ? pathOf(command, line.output.text) : pathOf(command, 'a.out');
  if (path?.startsWith('/dev/')) return [];
  return [
    executable(command, {
      language:
        program.endsWith('++') || program === 'mpicxx' || program === 'icpx' || options.includes('-lstdc++')
          ? 'c++'
          : 'c',
      linkage,
      reason,
      libraries,
      ...target,
      architecture: options.includes('-m32') ? '386' : target.architecture,
      libc: musl ? 'musl' : target.libc,
      path,
      directory: path && directoryOf(path),
      certainty: weaker(certaintyOf(command, line.output ? [line.output] : []), certaintyOf(command)),
    }),
  ];
}

function attached(options: readonly string[], start: string): string | undefined {
  return options.findLast((option) => option.startsWith(start))?.slice(start.length);
}

type Link = {
  readonly linkage: Linkage;
  readonly reason: LinkageReason;
  readonly libraries: readonly string[];
};

function linkOf(program: string, { options, inputs }: Line): Link {
  const fixed = options.find((option) =>
    /^(-static|--static|-static-pie|-Wl,-static|-Wl,--static)$/.test(option),
  );
  if (fixed) return { linkage: 'static', reason: { code: 'option', option: fixed }, libraries: [] };
  const named = namedLibraries(options);
  const shared = inputs.flatMap(({ text }) => sharedLibrary(text ?? ''));
  if (program === 'ld') {
    const dynamic = named.length > 0 || shared.length > 0;
    return dynamic
      ? { linkage: 'dynamic', reason: { code: 'ld-takes-shared' }, libraries: [...named, ...shared] }
      : { linkage: 'static', reason: { code: 'ld-takes-no-shared' }, libraries: [] };
  }
  const loader = options.map((option) => loaderOf(option)).find(Boolean);
  const reason: LinkageReason =
    loader === undefined
      ? { code: 'linked-without', option: '-static' }
      : { code: 'linked-with-loader', loader };
  const libraries = [...languageLibraries(program, options), ...named, ...shared];
  return { linkage: 'dynamic', reason, libraries: [...new Set(libraries)] };
}

/** `-lssl` → `libssl.so`: the command does not tell the soname. Between `-Bstatic` and `-Bdynamic` the archive is taken. */
function namedLibraries(options: readonly string[]): string[] {
  const own = new Set([
    'c',
    'm',
    'pthread',
    'dl',
    'rt',
    'util',
    'resolv',
    'stdc++',
    'gcc',
    'gcc_s',
    'gcc_eh',
    'supc++',
  ]);
  const result: string[] = [];
  let archives = false;
  for (const option of options) {
    if (/-Bstatic|-dn/.test(option)) archives = true;
    if (/-Bdynamic|-dy/.test(option)) archives = false;
    const [, name] = /^-l(.+)$/.exec(option) ?? [];
    if (name === undefined || archives || own.has(name) || name.includes('$')) continue;
    if (!name.startsWith(':')) result.push(`lib${name}.so`);
    else if (/\.so/.test(name)) result.push(name.slice(1));
  }
  return result;
}

function languageLibraries(program: string, options: readonly string[]): string[] {
  const libraries: string[] = [];
  const clang = program.startsWith('clang');
  const plusPlus = program.endsWith('++') || program === 'mpicxx' || options.includes('-lstdc++');
  if (plusPlus && options.includes('-stdlib=libc++')) libraries.push('libc++.so.1');
  else if (plusPlus) {
    if (!options.includes('-static-libstdc++')) libraries.push('libstdc++.so.6');
    if (!options.includes('-static-libgcc')) libraries.push('libgcc_s.so.1');
  }
  if (program === 'gfortran' && !options.includes('-static-libgfortran')) libraries.push('libgfortran.so.5');
  if (options.some((option) => option === '-fopenmp' || option === '-lgomp'))
    libraries.push(clang ? 'libomp.so' : 'libgomp.so.1');
  if (options.some((option) => option === '-fsanitize=address')) libraries.push(clang ? '' : 'libasan.so');
  return libraries.filter((library) => library !== '');
}

/** `libz.so.1` of `../lib/libz.so.1`. */
function sharedLibrary(path: string): readonly string[] {
  const name = baseName(path);
  const stem = withoutTrailing(name, '0123456789.');
  return stem.length > 3 && stem.endsWith('.so') && /^(\.[\d.]+)?$/.test(name.slice(stem.length))
    ? [name]
    : [];
}

function loaderOf(option: string): string | undefined {
  const [, path] = /-dynamic-linker[=,](.*)/s.exec(option) ?? [];
  return path === undefined || path === '' || /\s/.test(path) ? undefined : path;
}
