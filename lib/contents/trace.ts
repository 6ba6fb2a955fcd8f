import { type Base, longestChain } from '../bases/base';
import { valueOf } from '../fact/fact';
import { baseName, below, directoryOf, resolvePath } from '../path/path';
import type { Certainty } from '../report/report';
import type { Effect } from '../shell/effect';
import type { AnswerReason } from '../words/answer';
import { baseNotKnown } from './answer';
import type { Moment, StageView } from './contents';
import { contextFiles } from './context-files';
import { isGlob, matchesGlob } from './glob';
import type { StageTree, Write } from './tree';
import { unknownAt } from './unknowns';

/** A COPY or command a file passed through on its way, the last one first. */
export type Hop = { readonly view: StageView; readonly write: Write };

/** Where the file at a path of a stage comes from. */
export type Traced = { readonly hops: readonly Hop[] } & (
  | {
      readonly kind: 'made';
      readonly view: StageView;
      readonly effect: Effect;
      readonly certainty: Certainty;
    }
  | { readonly kind: 'context'; readonly path: string }
  | { readonly kind: 'here-document'; readonly content: string }
  | { readonly kind: 'image'; readonly base: Base; readonly path: string }
  | { readonly kind: 'not-known'; readonly reason: AnswerReason }
  | { readonly kind: 'missing'; readonly certainty: Certainty; readonly reason: AnswerReason }
);

const tooLong: AnswerReason = { code: 'too-long-to-follow' };
const removedLater: AnswerReason = { code: 'removed-later' };
const downloaded: AnswerReason = { code: 'downloaded' };
const fromArchive: AnswerReason = { code: 'from-archive' };
const madeByCommand: AnswerReason = { code: 'made-by-command' };

const longestWay = 12;
const systemDirectories = /^\/(usr|bin|sbin|lib|lib64|etc|opt|var|root|home|nix|srv)(\/|$)/;

/** Follows a file of a stage back through COPY, moves and links to what made it. */
export function trace({ view, before }: Moment, path: string, hops: readonly Hop[] = [], depth = 0): Traced {
  const { tree } = view;
  if (hops.length > longestWay || depth > longestChain) return { kind: 'not-known', reason: tooLong, hops };

  const unnamed = builtWithoutName(tree, path, before);
  for (const write of writesFor(tree, path, before)) {
    if (unnamed && unnamed.step > write.step) break;
    const removed = tree.removals.get(path)?.some(({ step }) => step > write.step && step < before);
    if (removed) return { kind: 'missing', certainty: 'likely', reason: removedLater, hops };
    const traced = follow(view, write, path, [...hops, { view, write }], depth + 1);
    if (traced) return traced;
  }
  if (unnamed) return { kind: 'made', view, effect: unnamed.effect, certainty: 'likely', hops };
  return fromBelow({ view, before }, path, hops, depth + 1);
}

/** Writes that may have put a file at `path`, the latest first, each when it is asked for. */
function* writesFor(tree: StageTree, path: string, before: number): Iterable<Write> {
  const lists: (readonly Write[])[] = [];
  for (let at = path; ; at = directoryOf(at)) {
    const writes = tree.writes.get(at);
    if (writes !== undefined) lists.push(writes);
    if (at === '/') break;
  }
  for (const rank of [0, 1])
    for (const write of latestFirst(lists, before)) if (fallback(write, path) === rank) yield write;
}

/** Of several lists in the order of steps; of one step those above before those below. */
function* latestFirst(lists: readonly (readonly Write[])[], before: number): Iterable<Write> {
  const ends = lists.map((writes) => countBefore(writes, before));
  for (;;) {
    let next = -1;
    let latest = -1;
    for (const [at, writes] of lists.entries()) {
      const step = writes[(ends[at] ?? 0) - 1]?.step ?? -1;
      if (step >= latest && step >= 0) {
        next = at;
        latest = step;
      }
    }
    const end = ends[next];
    const write = end === undefined ? undefined : lists[next]?.[end - 1];
    if (end === undefined || write === undefined) return;
    ends[next] = end - 1;
    yield write;
  }
}

/** How many of a list in the order of steps come before one. */
function countBefore(writes: readonly Write[], before: number): number {
  let [low, high] = [0, writes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle]?.step ?? 0) < before) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A whole context copied somewhere above may hold the file, but whatever names a place nearer to it is more likely. */
function fallback({ origin, path: written }: Write, path: string): number {
  if (origin.kind !== 'context' || written === path) return 0;
  const named = `${written}/${baseName(origin.path)}`;
  return path === named || path.startsWith(`${named}/`) ? 0 : 1;
}

function follow(
  view: StageView,
  write: Write,
  path: string,
  hops: readonly Hop[],
  depth: number,
): Traced | undefined {
  const rest = below(write.path, path) ?? '';
  if (write.shape === 'exact' && rest !== '') return undefined;
  if (write.shape === 'inside' && rest === '') return undefined;
  const { origin } = write;
  switch (origin.kind) {
    case 'command':
      if (origin.effect.kind === 'directory-created') return undefined;
      return { kind: 'made', view, effect: origin.effect, certainty: origin.effect.certainty, hops };
    case 'here-document':
      return { kind: 'here-document', content: origin.content, hops };
    case 'download':
      return { kind: 'not-known', reason: downloaded, hops };
    case 'archive':
      return { kind: 'not-known', reason: fromArchive, hops };
    case 'context': {
      const inContext = pathInContext(origin.path, rest, write.shape);
      const isGiven = inContext !== undefined && contextFiles(view.contents).textAt(inContext) !== undefined;
      if (inContext !== undefined && !isGiven && rest !== '' && runsAfter(view, write.step)) {
        return { kind: 'not-known', reason: madeByCommand, hops };
      }
      return inContext === undefined ? undefined : { kind: 'context', path: inContext, hops };
    }
    case 'image':
      for (const source of sourcesOf(origin.path, rest))
        return { kind: 'image', base: origin.base, path: source, hops };
      return undefined;
    case 'moved':
      return firstFound(sourcesOf(origin.path, rest), (source) =>
        trace(view.before(write.step + 1), source, hops, depth),
      );
    case 'stage':
      return firstFound(sourcesOf(origin.path, rest), (source) =>
        trace(view.contents.view(origin.stage).end, source, hops, depth),
      );
    default:
      return origin satisfies never;
  }
}

/** Whether the stage runs commands behind a step: they may make what the context does not hold. */
function runsAfter({ stage: { steps } }: StageView, step: number): boolean {
  for (let index = step + 1; index < steps.length; index += 1)
    if (steps[index]?.instruction.keyword === 'run') return true;
  return false;
}

function firstFound(sources: readonly string[], look: (source: string) => Traced): Traced | undefined {
  let best: Traced | undefined;
  for (const source of sources) {
    const traced = look(source);
    if (traced.kind === 'made') return traced;
    if (!best || (best.kind === 'missing' && traced.kind !== 'missing')) best = traced;
  }
  return best;
}

/** Which source files can have become `rest` below the destination. */
function sourcesOf(source: string, rest: string): readonly string[] {
  if (isGlob(source)) {
    const named = resolvePath(directoryOf(source), rest);
    return matchesGlob(source, named) ? [named] : [source];
  }
  const inside = resolvePath(source, rest);
  return rest === baseName(source) ? [source, inside] : [inside];
}

/** A file, wherever it is copied to: it brings nothing of another name. */
const scriptOrData =
  /[^/.]\.(sh|bash|envsh|py|rb|pl|php|m?js|cjs|ts|json|ya?ml|toml|ini|cfg|conf|xml|properties|txt|md|lock|jar|war|crt|pem|key)$/i;

/** Which file of the context stands at the rest of a path below what a COPY writes; undefined where none can. */
export function pathInContext(source: string, rest: string, shape: Write['shape']): string | undefined {
  if (rest === '') return source;
  if (baseName(source) === rest) return source;
  if (isGlob(source)) return matchesGlob(baseName(source), rest) ? rest : undefined;
  const looksLikeFile =
    /[^/.]\.[A-Za-z0-9]{1,10}$/.test(source) ||
    /(^|\/)(Makefile|Dockerfile|Gemfile|LICENSE|go\.(mod|sum))$/.test(source) ||
    // Settings of a project: `.npmrc`, `.gitignore`, `.nvmrc`, `.ruby-version`.
    /(^|\/)\.([\w-]+rc|[\w-]+ignore|[\w-]+-version|env|editorconfig)$/.test(source);
  if (looksLikeFile && shape === 'inside') return undefined;
  if (scriptOrData.test(source) && !rest.includes('/')) return undefined;
  return resolvePath('/', `${source}/${rest}`).slice(1);
}

/** A compiler without `-o` leaves a file of unknown name in a known directory; data files are none. */
function builtWithoutName(
  tree: StageTree,
  path: string,
  before: number,
): { readonly effect: Effect; readonly step: number } | undefined {
  const name = baseName(path);
  if (/\.[A-Za-z0-9]+$/.test(name) && !isGlob(name) && !/\.(bin|exe|out|elf)$/.test(name)) return undefined;
  const built = tree.unnamed.get(directoryOf(path))?.findLast(({ step }) => step < before);
  return built && isOneOfMany(tree, built.effect, before) ? undefined : built;
}

/** `make install` into a directory where package managers of languages put programs too: it may be one of theirs. */
function isOneOfMany(tree: StageTree, effect: Effect, before: number): boolean {
  if (effect.kind !== 'executable-built' || effect.language !== 'other') return false;
  return tree.effects.some(
    (each) =>
      each.step < before &&
      each.effect.kind === 'packages-installed' &&
      ['pip', 'npm', 'gem'].includes(each.effect.manager),
  );
}

function fromBelow({ view, before }: Moment, path: string, hops: readonly Hop[], depth: number): Traced {
  const { parent, stage } = view;
  const unknown = unknownAt({ view, before }, path);
  if (unknown) return { kind: 'not-known', reason: unknown.reason, hops };
  const runs = stage.steps.some((step, index) => index < before && step.run !== undefined);
  if (parent) {
    const traced = trace(parent.end, path, hops, depth);
    return runs && isOfWholeContext(traced, path)
      ? { kind: 'not-known', reason: madeByCommand, hops: traced.hops }
      : traced;
  }
  const { image, root } = view.base;
  if (runs) return { kind: 'not-known', reason: madeByCommand, hops };
  if (root.kind === 'scratch')
    return {
      kind: 'missing',
      certainty: 'certain',
      reason: { code: 'scratch-is-empty' },
      hops,
    };
  if (image) {
    const bare = valueOf(image.facts.purpose) === 'base';
    if (!bare || systemDirectories.test(path)) return { kind: 'image', base: root, path, hops };
    return {
      kind: 'missing',
      certainty: 'likely',
      reason: { code: 'nothing-puts-it-there', image: image.reference },
      hops,
    };
  }
  return { kind: 'not-known', reason: baseNotKnown.reason, hops };
}

/** Whether a directory of the context was copied that may, or may not, hold a file of this name. */
function isOfWholeContext({ hops }: Traced, path: string): boolean {
  const write = hops.at(-1)?.write;
  return (
    write?.origin.kind === 'context' && write.path !== path && baseName(write.origin.path) !== baseName(path)
  );
}
