import type { StageView } from '../contents/contents';
import { type Traced, trace } from '../contents/trace';
import { baseName, resolvePath } from '../path/path';
import { pathAt } from '../programs/program';
import type { Span } from '../text/span';
import type { Launch } from './launch';
import { type Native, nativeOf } from './native';

/** A program the container is told to start, followed back to where it comes from. */
export type Executable = {
  readonly of: 'start' | 'healthcheck' | 'copied';
  /** As written, or the destination of the COPY. */
  readonly written: string;
  /** Absolute path in the stage, when found. */
  readonly path: string | undefined;
  readonly span: Span;
  readonly traced: Traced;
  readonly native: Native | undefined;
  /** Index of its word in the launch's argv; -1 for `copied`. */
  readonly at: number;
};

/** Programs that start another program given in their arguments. */
const wrappers = new Set([
  'tini',
  'dumb-init',
  'exec',
  'gosu',
  'su-exec',
  'env',
  'nice',
  'catatonit',
  'docker-init',
  'tini-static',
  'chpst',
  'setpriv',
]);
/** Start scripts of official images run what they are given. */
const startScript = /^(docker-(php-)?entrypoint(\.sh)?|__cacert_entrypoint\.sh|container-entrypoint)$/;

export function isStartScript(program: string): boolean {
  return startScript.test(baseName(program));
}

/** A program that starts what it is given, and does nothing by itself. */
export function startsAnother(program: string): boolean {
  return wrappers.has(baseName(program));
}

/** Pebble, which Canonical's images start, runs what is given to it behind `exec` alone. */
export function takesCommands([program, subcommand]: readonly (string | undefined)[]): boolean {
  return program !== undefined && baseName(program) === 'pebble' && subcommand === 'enter';
}

const takesUser = new Set(['gosu', 'su-exec']);

/**
 * Options whose value is the next word: https://github.com/krallin/tini, https://github.com/Yelp/dumb-init,
 * https://www.gnu.org/software/coreutils/manual/, http://smarden.org/runit/chpst.8
 */
const takingValue: ReadonlyMap<string, RegExp> = new Map([
  ['tini', /^-[gsvw]*[pe]$/],
  ['tini-static', /^-[gsvw]*[pe]$/],
  ['docker-init', /^-[gsvw]*[pe]$/],
  ['dumb-init', /^(-[cv]*r|--rewrite)$/],
  ['env', /^(-u|--unset|-C|--chdir)$/],
  ['nice', /^(-n|--adjustment)$/],
  ['chpst', /^-[uUbe/CnlLmdopfcrt]$/],
]);

/** Position of the word that names the program behind `tini --`, `gosu user` and their like. */
export function programIndex(argv: Launch['argv']): number {
  let at = 0;
  for (let guard = 0; guard < 4; guard += 1) {
    const name = baseName(argv[at]?.text ?? '');
    const given = argv[at + 1];
    // An option is for the script itself, or for what it starts by default.
    if (startScript.test(name) && given && !given.text?.startsWith('-')) {
      at += 1;
      continue;
    }
    if (!wrappers.has(name)) return at;
    const next = startedBy(
      name,
      argv.map(({ text }) => text),
      at + 1,
    );
    if (argv[next] === undefined) return at;
    at = next;
  }
  return at;
}

/** Position of what a program like `tini` starts, of the words from there on; behind the last where it is given none. */
export function startedBy(name: string, words: readonly (string | undefined)[], from: number): number {
  let next = from;
  while (words[next]?.startsWith('-') || (name === 'env' && words[next]?.includes('='))) {
    const option = words[next] ?? '';
    next += takingValue.get(name)?.test(option) ? 2 : 1;
    if (option === '--') break;
  }
  return takesUser.has(name) ? next + 1 : next;
}

/** The program of a launch, traced; undefined when its name is not certain. */
export function executableOf(view: StageView, launch: Launch): Executable | undefined {
  return executableAt(view, launch, programIndex(launch.argv));
}

/** The same for another word of the launch, such as the start script that runs the others. */
export function executableAt(view: StageView, launch: Launch, at: number): Executable | undefined {
  const word = launch.argv[at];
  if (!word?.text || word.text.includes('$')) return undefined;
  const span = word.span ?? launch.span;
  const { workdir } = view.stage.end;
  for (const path of pathsOf(view, word.text, workdir === undefined ? '/' : workdir.value)) {
    const traced = trace(view.end, path);
    const named = word.text.includes('/');
    if (!named && (traced.kind === 'missing' || traced.hops.length === 0) && traced.kind !== 'made') continue;
    return {
      of: launch.of,
      written: word.text,
      path,
      span,
      traced,
      native: nativeOf(traced, path),
      at,
    };
  }
  return undefined;
}

function pathsOf({ end }: StageView, written: string, workdir: string | undefined): readonly string[] {
  if (written.startsWith('/')) return [resolvePath('/', written)];
  if (written.includes('/')) return workdir === undefined ? [] : [resolvePath(workdir, written)];
  return pathAt(end)
    .split(':')
    .map((directory) => resolvePath('/', `${directory}/${written}`));
}

/** Executables that a COPY brings straight from the compiler into a stage. */
export function copiedExecutables(view: StageView): readonly Executable[] {
  const found: Executable[] = [];
  for (const [path, writes] of view.tree.writes) {
    for (const write of writes) {
      if (write.origin.kind !== 'stage' || write.shape === 'inside') continue;
      const hops = [{ view, write }];
      const traced = trace(view.contents.view(write.origin.stage).end, write.origin.path, hops);
      const native = nativeOf(traced);
      if (native) found.push({ of: 'copied', written: path, path, span: write.span, traced, native, at: -1 });
    }
  }
  return found;
}
