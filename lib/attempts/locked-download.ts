import { type AddedDownload, addedDownloads } from '../contents/added-downloads';
import { type Moment, type StageView, stepsCounted } from '../contents/contents';
import { modeAfter } from '../ownership/event';
import { baseName, below, resolvePath } from '../path/path';
import { pathAt } from '../programs/program';
import type { Effect } from '../shell/effect';
import { isFollowed } from '../text/cut';

/** A file that an ADD line of the file fetched, as it is where somebody uses it. */
export type LockedDownload = {
  readonly download: AddedDownload;
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
  /** ADD or chown may have given it to somebody else than root. */
  readonly isGiven: boolean;
  /** The ADD line is in the stage of the moment itself. */
  readonly isHere: boolean;
  /** Nothing between runs what nobody can look into. */
  readonly isSure: boolean;
};

const asFetched = 0o600;
const longestWay = 4;

/** What ADD fetched to a path, whose mode nothing says but ADD itself and chmod; undefined where it is not known. */
export function downloadAt(moment: Moment, path: string, hops = 0): LockedDownload | undefined {
  for (const [depth, each] of moment.view.chain.entries()) {
    const until = stepsCounted(moment, each);
    const here = each
      .part(byPath)
      .get(path)
      ?.findLast(({ step }) => step < until);
    const last = lastWrite(each, path, until);
    if (here && last <= here.step) {
      const after = [each, ...moment.view.chain.slice(0, depth)];
      const rights = rightsOf(here, after, moment, path);
      if (rights === undefined) return undefined;
      return {
        download: here,
        path,
        ...rights,
        isHere: hops === 0,
        isSure: !runsScripts(after, here, moment),
      };
    }
    if (last >= 0) return hops < longestWay ? copiedFrom(moment, each, path, last, hops) : undefined;
  }
  return undefined;
}

/** The same of a program that is started by its name alone. */
export function programDownloadAt(moment: Moment, program: string): LockedDownload | undefined {
  if (program.includes('/')) return downloadAt(moment, program);
  const directories = pathAt(moment).split(':');
  for (const directory of directories) {
    const found = downloadAt(moment, resolvePath('/', `${directory}/${program}`));
    if (found) return found;
  }
  return undefined;
}

function lastWrite({ tree }: StageView, path: string, until: number): number {
  const written = tree.writes.get(path)?.findLast(({ step }) => step < until)?.step ?? -1;
  return Math.max(written, tree.removals.get(path)?.findLast(({ step }) => step < until)?.step ?? -1);
}

/** COPY keeps the mode of a file of another stage. */
function copiedFrom(
  moment: Moment,
  view: StageView,
  path: string,
  step: number,
  hops: number,
): LockedDownload | undefined {
  const write = view.tree.writes.get(path)?.find((each) => each.step === step);
  const origin = write?.origin;
  if (origin?.kind !== 'stage' || write?.mode !== undefined || write?.owner !== undefined) return undefined;
  const source = view.contents.views[origin.stage];
  const found = source && downloadAt(source.end, origin.path, hops + 1);
  if (!found || (found.mode & 0o111) !== 0) return undefined;
  const isChanged = view
    .part(changesIn)
    .some(({ effects }) => effects.some((effect) => below(effect.path, path) !== undefined));
  return isChanged || moment.view !== view ? undefined : { ...found, path, isHere: false };
}

/** Undefined where a command may have changed them in a way that cannot be told. */
function rightsOf(
  { mode: said, owner, step: at, paths }: AddedDownload,
  views: readonly StageView[],
  moment: Moment,
  path: string,
): Pick<LockedDownload, 'mode' | 'isGiven'> | undefined {
  if (said !== undefined) return undefined;
  const names = [path, ...paths].map(baseName);
  let mode = asFetched;
  let isGiven = owner !== undefined;
  for (const [index, view] of views.entries()) {
    const from = index === 0 ? at : -1;
    const until = stepsCounted(moment, view);
    for (const { effects, step, text } of view.part(changesIn)) {
      if (step <= from || step > until) continue;
      const own = effects.filter((effect) => isOf(effect, path));
      if (own.length === 0 && mayChange(text, names)) return undefined;
      for (const { kind, value } of own) {
        if (kind === 'owner-changed') isGiven = true;
        const after: number | undefined = kind === 'owner-changed' ? mode : modeAfter(mode, value);
        if (after === undefined) return undefined;
        mode = after;
      }
    }
  }
  return { mode, isGiven };
}

type RightsChanged = Extract<Effect, { kind: 'mode-changed' | 'owner-changed' }>;

/** A step that changes who may do what. */
type Change = { readonly step: number; readonly text: string; readonly effects: readonly RightsChanged[] };

function changesIn({ stage }: StageView): readonly Change[] {
  return stage.steps.flatMap(({ run }, step): readonly Change[] => {
    if (run === undefined || !changesRights.test(run.text)) return [];
    const effects = run.effects.filter(
      (effect): effect is RightsChanged => effect.kind === 'mode-changed' || effect.kind === 'owner-changed',
    );
    return [{ step, text: run.text, effects }];
  });
}

function byPath(view: StageView): ReadonlyMap<string, readonly AddedDownload[]> {
  const found = new Map<string, AddedDownload[]>();
  for (const each of addedDownloads(view)) {
    for (const path of each.paths) {
      const before = found.get(path);
      if (before) before.push(each);
      else found.set(path, [each]);
    }
  }
  return found;
}

function isOf(effect: RightsChanged, path: string): boolean {
  const rest = below(effect.path, path);
  return rest === '' || (rest !== undefined && effect.recursive);
}

const changesRights = /chmod|chown|chgrp|setfacl/;

/** A change of a name like this, of a pattern, or of a variable. */
function mayChange(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(name)) || isFollowed(text, /[\n;&|]/, changesRights, /[*$?[]/);
}

/** Commands that are files: what they do to others is not visible. */
function runsScripts(views: readonly StageView[], { step: at }: AddedDownload, moment: Moment): boolean {
  return views.some((view, index) =>
    view.stage.steps.some(
      ({ run }, step) =>
        step > (index === 0 ? at : -1) &&
        step < stepsCounted(moment, view) &&
        (run?.script.commands ?? []).some(({ name }) => name === undefined || name.includes('/')),
    ),
  );
}
