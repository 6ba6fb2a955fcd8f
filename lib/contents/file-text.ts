import { mountsOf } from '../dockerfile/mounts';
import { baseName, below, resolvePath } from '../path/path';
import type { Command } from '../shell/command';
import type { Step } from '../stages/stage';
import type { StageView } from './contents';
import { contextFiles } from './context-files';
import { expandAt, workdirAt } from './expansion';
import { type Traced, trace } from './trace';

/**
 * The text of a file as a step of a stage finds it: of one that was given beside the Dockerfile, or that it holds
 * itself. Undefined where it is not known, or where a command may have changed it.
 */
export function fileTextAt(view: StageView, step: number, path: string): string | undefined {
  const mounted = mountedText(view, step, path);
  if (mounted !== undefined) return mounted.text;
  const traced = trace(view.before(step), path);
  return mayBeRewritten(view, step, baseName(path)) ? undefined : textOfTraced(traced);
}

/** The text of the file at a path of the finished stage, that was followed back to where it comes from. */
export function finishedText(traced: Traced, path: string): string | undefined {
  const isChanged = traced.hops.some(({ view }) =>
    mayBeRewritten(view, Number.POSITIVE_INFINITY, baseName(path)),
  );
  return isChanged ? undefined : textOfTraced(traced);
}

function textOfTraced(traced: Traced): string | undefined {
  const [hop] = traced.hops;
  if (traced.kind === 'here-document') return traced.content;
  return traced.kind === 'context' && hop ? contextFiles(hop.view.contents).textAt(traced.path) : undefined;
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
  'awk dos2unix ed ex fromdos gawk jq mv perl sd sed sponge tee tr unix2dos yq'.split(' '),
);
/** Those that change files nobody names. */
const changing: ReadonlySet<string> = new Set('find git patch python python3 rsync svn xargs'.split(' '));

function mayBeRewritten({ stage }: StageView, before: number, name: string): boolean {
  return stage.steps.some(
    ({ run }, index) => index <= before && run?.script.commands.some((command) => rewrites(command, name)),
  );
}

function rewrites({ args, name: program, redirects }: Command, file: string): boolean {
  const words = args.map(({ text }) => text);
  const [verb, sub] = words;
  if (program === undefined || changing.has(baseName(program))) return true;
  if (editing.has(baseName(program)))
    return words.some((word) => word === undefined || word.includes(file) || /[*?[]|^\.?$/.test(word));
  if ((verb === 'mod' && sub === 'edit') || (verb === 'pkg' && sub === 'set')) return true;
  return redirects.some(({ target: { text } }) => text === undefined || baseName(text) === file);
}
