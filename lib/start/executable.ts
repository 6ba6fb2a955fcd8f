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

/** Position of the word that names the program behind `tini --`, `gosu user` and their like. */
export function programIndex(argv: Launch['argv']): number {
  let at = 0;
  for (let guard = 0; guard < 4; guard += 1) {
    const name = argv[at]?.text?.split('/').pop();
    const given = argv[at + 1];
    // An option is for the script itself, or for what it starts by default.
    if (name !== undefined && startScript.test(name) && given && !given.text?.startsWith('-')) {
      at += 1;
      continue;
    }
    if (name === undefined || !wrappers.has(name)) return at;
    let next = at + 1;
    while (argv[next]?.text?.startsWith('-') || (name === 'env' && argv[next]?.text?.includes('='))) {
      const option = argv[next]?.text;
      next += 1;
      if (option === '--') break;
    }
    if (takesUser.has(name)) next += 1;
    if (argv[next] === undefined) return at;
    at = next;
  }
  return at;
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
