import { type Base, baseOf } from '../bases/base';
import type { Catalog } from '../catalog/image';
import { copyFlags } from '../dockerfile/flags';
import type { CopyInstruction, Flag } from '../dockerfile/syntax';
import { baseName, resolvePath } from '../path/path';
import type { Effect } from '../shell/effect';
import type { BaseReference, Stage, StageGraph, Step } from '../stages/stage';
import type { Span } from '../text/span';
import { builtPrograms, type IsProgramOf } from './built-programs';
import { expandAt, workdirAt } from './expansion';
import { isGlob } from './glob';
import type { Origin, StageTree, Unknown, Write } from './tree';

type Draft = {
  readonly writes: Map<string, Write[]>;
  readonly removals: Map<string, { step: number; span: Span }[]>;
  readonly unknowns: Unknown[];
  readonly unnamed: Map<string, { effect: Effect; step: number }[]>;
  readonly effects: { effect: Effect; step: number }[];
};

/** A stage while it is read. */
type Reading = {
  readonly draft: Draft;
  /** What each `--from` of its COPY lines names, by the offset of the flag or its value. */
  readonly sources: ReadonlyMap<number, BaseReference>;
  readonly isProgramOf: IsProgramOf;
  readonly catalog: Catalog;
  readonly today: string;
};

/** What every stage adds to its base, by stage index. One pass over the steps. */
export function buildTrees(graph: StageGraph, catalog: Catalog, today: string): readonly StageTree[] {
  const isProgramOf = builtPrograms(graph);
  return graph.stages.map((stage) => {
    const draft: Draft = {
      writes: new Map(),
      removals: new Map(),
      unknowns: [],
      unnamed: new Map(),
      effects: [],
    };
    const reading = { draft, sources: sourcesOfCopies(stage), isProgramOf, catalog, today };
    stage.steps.forEach((step, index) => {
      const { instruction } = step;
      if (instruction.keyword === 'copy' || instruction.keyword === 'add')
        addCopy(reading, step, instruction, index);
      for (const effect of step.run?.effects ?? []) addEffect(draft, effect, index);
      if (
        step.run &&
        (step.run.language === 'other' || step.run.language === 'powershell' || step.run.language === 'cmd')
      ) {
        draft.unknowns.push({
          path: '/',
          step: index,
          span: instruction.span,
          reason: { code: step.run.script.unread ? 'script-too-large' : 'script-of-other-language' },
        });
      }
    });
    return {
      stage: stage.index,
      parent: stage.base.kind === 'stage' ? stage.base.stage : undefined,
      ...draft,
    };
  });
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function addCopy(reading: Reading, step: Step, copy: CopyInstruction, index: number): void {
  const { draft, isProgramOf } = reading;
  const place = { step: index, span: copy.span };
  const flags = copyFlags(copy);
  const written = expandAt(step, copy.destination.text);
  const workdir = workdirAt(step);
  if (written === undefined || (workdir === undefined && !written.startsWith('/'))) {
    draft.unknowns.push({ path: '/', ...place, reason: { code: 'destination-not-known' } });
    return;
  }
  const target = resolvePath(workdir ?? '/', written);
  const chown = flags.chown?.value;
  const owner = chown === undefined ? undefined : (expandAt(step, chown) ?? chown);
  const common = { ...place, owner, mode: flags.chmod?.value };
  const into = copy.sources.length > 1 || /(^|\/)\.{0,2}$/.test(written);
  const documents = new Map(copy.heredocs.map(({ content, delimiter }) => [delimiter, content]));
  for (const word of copy.sources) {
    const source = expandAt(step, word.text);
    if (source === undefined) {
      draft.unknowns.push({ path: target, ...place, reason: { code: 'source-not-known' } });
      continue;
    }
    if (source.startsWith('<<')) {
      const name = source.replace(/^<<-?["']?|["']$/g, '');
      const origin = { kind: 'here-document', content: documents.get(name) ?? '' } as const;
      const path = into ? resolvePath(target, name) : target;
      addTo(draft.writes, path, { path, shape: 'exact', origin, ...common });
      continue;
    }
    const origin = originOf(reading, copy, flags.from, source);
    const shape = into ? 'inside' : 'either';
    addTo(draft.writes, target, { path: target, shape, origin, ...common });
    if (target === '/' && mayBeRoot(isProgramOf, origin))
      draft.unknowns.push({ path: '/', ...place, reason: { code: 'contents-not-known', source } });
  }
}

/** A whole directory copied onto `/` may bring a root file system of its own. */
function mayBeRoot(isProgramOf: IsProgramOf, origin: Origin): boolean {
  if (origin.kind === 'archive') return true;
  if (origin.kind === 'context')
    return origin.path.endsWith('/') || /^\.$|root|fs|overlay|files/.test(origin.path);
  if (origin.kind !== 'image' && origin.kind !== 'stage') return false;
  if (/\.[a-z0-9]+$/i.test(baseName(origin.path)) || isGlob(origin.path)) return false;
  return origin.kind === 'image' || !isProgramOf(origin.stage, origin.path);
}

function sourcesOfCopies(stage: Stage): Reading['sources'] {
  return new Map(stage.uses.map(({ source, span }) => [span.start, source]));
}

function copiedFrom({ sources }: Reading, flag: Flag): BaseReference | undefined {
  return sources.get(flag.span.start) ?? (flag.valueSpan && sources.get(flag.valueSpan.start));
}

function originOf(reading: Reading, copy: CopyInstruction, flag: Flag | undefined, source: string): Origin {
  const from = flag && copiedFrom(reading, flag);
  if (from?.kind === 'stage')
    return {
      kind: 'stage',
      stage: from.stage,
      path: isGlob(source) ? rooted(source) : resolvePath('/', source),
    };
  if (flag) {
    const base: Base = from
      ? baseOf(from, reading.catalog, reading.today)
      : { kind: 'unresolved', written: '', variables: [] };
    return { kind: 'image', base, path: resolvePath('/', source) };
  }
  if (copy.keyword === 'add' && /^(https?|git|ssh):\/\/|^git@|\.git(#|$)/.test(source))
    return { kind: 'download', url: source };
  if (copy.keyword === 'add' && /\.(tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz|zst))$/.test(source))
    return { kind: 'archive', path: source };
  return { kind: 'context', path: source };
}

/** A backslash may stand before a wildcard, so that the rest stays as it is. */
function rooted(pattern: string): string {
  return pattern.startsWith('/') ? pattern : `/${pattern}`;
}

function addEffect(draft: Draft, effect: Effect, step: number): void {
  draft.effects.push({ effect, step });
  const place = { step, span: effect.span };
  const write = writtenBy(effect);
  if (write) addTo(draft.writes, write.path, { ...write, ...place, owner: undefined, mode: undefined });
  const unknown = leftUnknownBy(effect);
  if (unknown) draft.unknowns.push({ ...unknown, ...place });
  if (effect.kind === 'path-removed') addTo(draft.removals, effect.path, place);
  if (effect.kind === 'executable-built' && effect.path === undefined && effect.directory !== undefined)
    addTo(draft.unnamed, effect.directory, { effect, step });
}

/** What a command is known to write, and where. */
function writtenBy(effect: Effect): Pick<Write, 'path' | 'shape' | 'origin'> | undefined {
  switch (effect.kind) {
    case 'file-written':
    case 'directory-created':
      return { path: effect.path, shape: 'exact', origin: { kind: 'command', effect } };
    case 'path-copied':
    case 'path-moved':
    case 'path-linked':
      return { path: effect.to, shape: 'either', origin: { kind: 'moved', path: effect.from } };
    case 'downloaded':
      if (effect.path === undefined) return undefined;
      return { path: effect.path, shape: 'exact', origin: { kind: 'download', url: effect.url } };
    case 'unpacked':
      if (effect.into === undefined) return undefined;
      return { path: effect.into, shape: 'inside', origin: { kind: 'archive', path: effect.archive } };
    case 'executable-built':
      if (effect.path === undefined) return undefined;
      return { path: effect.path, shape: 'exact', origin: { kind: 'command', effect } };
    case 'artifact-built':
      if (effect.path === undefined || isGlob(effect.path)) return undefined;
      return { path: effect.path, shape: 'either', origin: { kind: 'command', effect } };
    case 'path-removed':
    case 'packages-installed':
    case 'packages-removed':
    case 'user-created':
    case 'group-created':
    case 'mode-changed':
    case 'owner-changed':
      return undefined;
    default:
      return effect satisfies never;
  }
}

/** Where a command may put anything. */
function leftUnknownBy(effect: Effect): Pick<Unknown, 'path' | 'reason'> | undefined {
  switch (effect.kind) {
    case 'downloaded':
      return effect.path === undefined && effect.pipedTo !== undefined
        ? { path: '/', reason: { code: 'download-may-install-anything' } }
        : undefined;
    case 'unpacked':
      return effect.into === undefined ? { path: '/', reason: { code: 'archive-not-known' } } : undefined;
    case 'packages-installed':
      return effect.root === undefined
        ? undefined
        : { path: effect.root, reason: { code: 'packages-installed-into' } };
    default:
      return undefined;
  }
}
