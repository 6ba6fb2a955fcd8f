import { mountsOf } from '../dockerfile/mounts';
import { baseName, below, resolvePath } from '../path/path';
import type { Command } from '../shell/command';
import type { Step } from '../stages/stage';
import { type Budget, budgetFor } from '../text/budget';
import type { StageView } from './contents';
import { contextFiles } from './context-files';
import { expandAt, workdirAt } from './expansion';
import { type Traced, trace } from './trace';

/**
 * The text of a file as a step of a stage finds it, where files were given beside the Dockerfile: of one of them, or one
 * that it holds itself. Undefined where it is not known, or where a command may have changed it.
 */
export function fileTextAt(view: StageView, step: number, path: string): string | undefined {
  if (contextFiles(view.contents).names.length === 0 || !view.part(lookups).take(1)) return undefined;
  const mounted = mountedText(view, step, path);
  if (mounted !== undefined) return mounted.text;
  const traced = trace(view.before(step), path);
  return mayBeRewritten(view, step, baseName(path)) ? undefined : textOfTraced(traced);
}

/** The text of the file at a path of the finished stage, that was followed back to where it comes from. */
export function finishedText(traced: Traced, path: string): string | undefined {
  const name = baseName(path);
  const isChanged = traced.hops.some(({ view }) => mayBeRewritten(view, view.stage.steps.length, name));
  return isChanged ? undefined : textOfTraced(traced);
}

function textOfTraced(traced: Traced): string | undefined {
  const [hop] = traced.hops;
  if (traced.kind === 'here-document') return traced.content;
  return traced.kind === 'context' && hop ? contextFiles(hop.view.contents).textAt(traced.path) : undefined;
}

/** Of a stage so many files are looked up: no real one comes near. */
const mostLookups = 400;

function lookups(): Budget {
  return budgetFor(0, mostLookups, 0);
}

/** What a bind mount of the build context lays over a path. */
function mountedText(
  view: StageView,
  index: number,
  path: string,
): { readonly text: string | undefined } | undefined {
  const step = view.stage.steps[index];
  if (step?.instruction.keyword !== 'run') return undefined;
  for (const { from, source, target, type } of mountsOf(step.instruction).toReversed()) {
    if (type !== 'bind' || !target) continue;
    const place = placeOf(step, target.text);
    const rest = place === undefined ? undefined : below(place, path);
    if (rest === undefined) continue;
    const start = source ? expandAt(step, source.text) : '';
    if (from || start === undefined) return { text: undefined };
    return { text: contextFiles(view.contents).textAt(`${start}/${rest}`) };
  }
  return undefined;
}

function placeOf(step: Step, written: string): string | undefined {
  const path = expandAt(step, written);
  const directory = workdirAt(step);
  if (path === undefined) return undefined;
  return path.startsWith('/') || directory !== undefined ? resolvePath(directory ?? '/', path) : undefined;
}

/** Commands that change the text of the files they name. */
const editing: ReadonlySet<string> = new Set(
  'awk dos2unix ed ex fromdos gawk jq perl sd sed sponge tee tr unix2dos yq'.split(' '),
);
/** Those that change files nobody names. */
const changing: ReadonlySet<string> = new Set('find git patch python python3 rsync svn xargs'.split(' '));

/** From which step on files may be changed: those of a name, and all. */
type Rewriting = { readonly all: number; readonly named: ReadonlyMap<string, number> };

function mayBeRewritten(view: StageView, before: number, name: string): boolean {
  const { all, named } = view.part(rewritingIn);
  return all <= before || (named.get(name) ?? Number.POSITIVE_INFINITY) <= before;
}

function rewritingIn({ stage }: StageView): Rewriting {
  let all = Number.POSITIVE_INFINITY;
  const named = new Map<string, number>();
  for (const [index, { run }] of stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      for (const name of rewrittenBy(command)) {
        if (name === undefined) all = Math.min(all, index);
        else if (!named.has(name)) named.set(name, index);
      }
    }
  }
  return { all, named };
}

/** Names of the files that a command changes; undefined: any. */
function rewrittenBy({ args, name: program, redirects }: Command): readonly (string | undefined)[] {
  const words = args.map(({ text }) => text);
  const [verb, sub] = words;
  const isMoved = /^(cp|install|ln|mv)$/.test(baseName(program)) && words.includes(undefined);
  const isAny = program === undefined || isMoved || changing.has(baseName(program));
  const edits = program !== undefined && editing.has(baseName(program));
  return [
    ...(isAny ? [undefined] : []),
    ...(edits ? words.map((word) => (word === undefined || isMany(word) ? undefined : baseName(word))) : []),
    ...(verb === 'mod' && sub === 'edit' ? ['go.mod'] : []),
    ...(verb === 'pkg' && sub === 'set' ? ['package.json'] : []),
    ...redirects.map(({ target: { text } }) => (text === undefined ? undefined : baseName(text))),
  ];
}

/** A folder, or a pattern. */
function isMany(word: string): boolean {
  return /[*?[]|^\.\.?$/.test(word);
}
