import { type Account, isRoot, isSameAccount } from '../account/account';
import { longestChain } from '../bases/base';
import type { StageView } from '../contents/contents';
import { matchesGlob } from '../contents/glob';
import { below, directoryOf, resolvePath } from '../path/path';
import type { Certainty } from '../report/report';
import type { Span } from '../text/span';
import { ownedInBase } from './base';
import { modeAfter, type OwnershipEvent } from './event';
import { type Timeline, timelineOf } from './timeline';

/** Who owns a path of a stage, and what may be done with it, as far as file and base say. */
export type Owned = {
  /** `perhaps`: if it is there, the rest holds. */
  readonly exists: 'yes' | 'no' | 'perhaps';
  /** Undefined: not known. */
  readonly owner: Account | undefined;
  /** Permission bits; undefined: not known. */
  readonly mode: number | undefined;
  /** The mode is written in the file: by chmod or `--chmod`, in digits. */
  readonly isModeSaid?: boolean;
  readonly certainty: Certainty;
  /** The instruction or command that made it or gave it away; undefined: the base. */
  readonly span: Span | undefined;
};

const notKnown: Owned = {
  exists: 'perhaps',
  owner: undefined,
  mode: undefined,
  certainty: 'possible',
  span: undefined,
};

const gone: Owned = { ...notKnown, exists: 'no', certainty: 'certain' };

// Nobody changes one path this often, or nests directories this deep; hostile files may.
const mostEvents = 200;
const deepest = 64;

/** A question on its way through the stages; it ends when `left` is used up. */
type Question = { left: number };

/** Who owns `path` in a stage at a time of its timeline (`timelineOf`); left out: at its end. */
export function ownedAt(view: StageView, path: string, time = Number.POSITIVE_INFINITY): Owned {
  return ask({ left: longestChain }, view, path, time);
}

function ask(question: Question, view: StageView, path: string, time: number): Owned {
  const timeline = timelineOf(view);
  question.left -= 1;
  if (!timeline || question.left < 0) return notKnown;
  const events = eventsOf(timeline, path, time);
  if (!events) return notKnown;
  const read = readBack(question, view, events, path);
  return settle(read, read.closed ?? before(question, view, path));
}

function before(question: Question, { base, contents, parent, stage }: StageView, path: string): Owned {
  if (parent && parent.stage.index < stage.index)
    return ask(question, parent, path, Number.POSITIVE_INFINITY);
  return { ...ownedInBase(contents.catalog, base, path), certainty: 'likely', span: undefined };
}

/** Everything that happened to a path before a time, the latest first; undefined when there is too much of it. */
function eventsOf(timeline: Timeline, path: string, time: number): readonly OwnershipEvent[] | undefined {
  const lists: (readonly OwnershipEvent[])[] = [];
  const own = timeline.own.get(path);
  if (own) lists.push(own);
  let at = path;
  for (let level = 0; at !== '/'; level += 1) {
    if (level > deepest) return undefined;
    at = directoryOf(at);
    const under = timeline.below.get(at);
    if (under) lists.push(under);
  }
  const found: OwnershipEvent[] = [];
  for (const list of lists) {
    let index = firstAtOrAfter(list, time);
    for (let taken = 0; index > 0 && taken <= mostEvents; taken += 1) {
      index -= 1;
      const event = list[index];
      if (!event) break;
      found.push(event);
      if (event.kind === 'clouded' || event.kind === 'gone') break;
    }
  }
  return found.length > mostEvents ? undefined : found.sort((a, b) => b.at - a.at);
}

function firstAtOrAfter(list: readonly OwnershipEvent[], time: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? time) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Made = Extract<OwnershipEvent, { kind: 'made' }>;

/** What the events say, the latest first; `given`: the last chown. */
type Read = {
  /** Set when the events themselves say how it all began. */
  readonly closed: Owned | undefined;
  readonly given:
    | { readonly owner: Account | undefined; readonly named: boolean; readonly span: Span }
    | undefined;
  /** The first that made it unless it was there, before `given` and since. */
  readonly prior: Made | undefined;
  readonly since: Made | undefined;
  /** Owners of files that may have arrived since. */
  readonly arrivals: readonly Arrival[];
  /** A file may have arrived before. */
  readonly arrivedBefore: boolean;
  /** chmod, the last first. */
  readonly modes: readonly string[];
  /** A command named it and did not fail. */
  readonly named: boolean;
};

type Arrival = { readonly owner: Account | undefined; readonly span: Span };

function readBack(
  question: Question,
  view: StageView,
  events: readonly OwnershipEvent[],
  path: string,
): Read {
  let closed: Owned | undefined;
  let given: Read['given'];
  let prior: Made | undefined;
  let since: Made | undefined;
  let arrivedBefore = false;
  let named = false;
  const arrivals: Arrival[] = [];
  const modes: string[] = [];
  for (const event of events) {
    const isNamed = event.path === path && event.scope !== 'below';
    if (event.kind === 'clouded') closed = notKnown;
    else if (event.kind === 'gone') closed = gone;
    else if (event.kind === 'owner') {
      given ??= { owner: event.owner, named: isNamed, span: event.span };
      named ||= isNamed;
    } else if (event.kind === 'mode') {
      modes.push(event.value);
      named ||= isNamed;
    } else if (event.kind === 'filled') {
      const arrival = arrivalOf(question, view, event, path);
      if (arrival && given) arrivedBefore = true;
      else if (arrival) arrivals.push(arrival);
    } else if (event.fresh) closed = madeBy(event);
    else if (given) prior = event;
    else since = event;
    if (closed) break;
  }
  return { closed, given, prior, since, arrivals, arrivedBefore, modes, named };
}

function madeBy({ owner, mode, isModeSaid = false, span }: Made): Owned {
  return { exists: 'yes', owner, mode, isModeSaid, certainty: 'certain', span };
}

function arrivalOf(
  question: Question,
  { contents }: StageView,
  event: Extract<OwnershipEvent, { kind: 'filled' }>,
  path: string,
): Arrival | undefined {
  const rest = below(event.path, path) ?? '';
  if (event.only !== undefined && !matchesGlob(event.only, rest.split('/')[0] ?? '')) return undefined;
  if (!event.from) return { owner: event.owner, span: event.span };
  const inside = resolvePath(event.from.path, rest || '.');
  const source = ask(question, contents.view(event.from.stage), inside, Number.POSITIVE_INFINITY);
  return source.exists === 'no' ? undefined : { owner: source.owner, span: event.span };
}

/** Puts together how it began and what happened since. */
function settle(read: Read, origin: Owned): Owned {
  const { given, since, arrivals, modes } = read;
  const first = read.given ? read.prior : since;
  const start = origin.exists === 'no' && first ? madeBy(first) : origin;
  const candidates = ownersOf(read, start, origin);
  const [candidate] = candidates;
  const agree = candidates.every((owner) => owner === candidate || isSameAccount(owner, candidate));
  const sure = read.named || since !== undefined || read.prior !== undefined || start.exists === 'yes';
  const perhaps = start.exists === 'perhaps' || arrivals.length > 0 || read.arrivedBefore;
  const exists = sure ? 'yes' : perhaps ? 'perhaps' : 'no';
  let mode = start.exists === 'no' ? (since?.mode ?? 0o755) : start.mode;
  for (const value of [...modes].reverse()) mode = modeAfter(mode, value);
  return {
    exists,
    owner: agree ? candidate : undefined,
    mode,
    isModeSaid: modes.some((value) => /^[0-7]+$/.test(value)) || start.isModeSaid === true,
    certainty: candidates.length > 1 ? 'likely' : start.certainty,
    span:
      given?.span ?? start.span ?? (start.exists === 'yes' ? undefined : (since?.span ?? arrivals[0]?.span)),
  };
}

/** Everybody it may belong to. */
function ownersOf(
  { given, since, arrivals, arrivedBefore }: Read,
  start: Owned,
  origin: Owned,
): readonly (Account | undefined)[] {
  const owners = arrivals.map(({ owner }) => owner);
  if (!given) {
    if (start.exists !== 'no') owners.push(start.owner);
    if (since && origin.exists === 'perhaps') owners.push(since.owner);
    return owners;
  }
  const was = given.named ? 'yes' : start.exists === 'no' && arrivedBefore ? 'perhaps' : start.exists;
  if (was !== 'no') owners.push(given.owner);
  if (was !== 'yes' && since) owners.push(since.owner);
  return owners;
}

/** Why a user cannot write somewhere: a directory, or the file itself, that belongs to root. */
export type Refusal = {
  /** The nearest thing that is surely there. */
  readonly path: string;
  readonly owned: Owned;
  /** What was to be made may be there already: it is then root's as well (`root`), or somebody's (`other`). */
  readonly there: 'no' | 'root' | 'other';
  /** Directories in between that may be there. */
  readonly between: boolean;
};

/** What keeps a user other than root from making or changing `path`; undefined: nothing, or it is not known. */
export function refusalAt(view: StageView, path: string, actor: Account, time?: number): Refusal | undefined {
  if (isRoot(actor)) return undefined;
  let there: Refusal['there'] = 'no';
  let between = false;
  let at = path;
  for (let level = 0; level <= deepest; level += 1) {
    const owned = ownedAt(view, at, time);
    if (owned.exists === 'yes') return isClosed(owned) ? { path: at, owned, there, between } : undefined;
    if (owned.exists === 'perhaps') {
      if (!owned.owner) return undefined;
      if (at !== path) between = true;
      else there = isRoot(owned.owner) ? 'root' : 'other';
    }
    if (at === '/') return undefined;
    at = directoryOf(at);
  }
  return undefined;
}

/** The first directory above a path that only root may enter. */
export function closedAbove(view: StageView, path: string, time?: number): string | undefined {
  const parts = path.split('/').filter(Boolean).slice(0, deepest);
  for (let count = 1; count < parts.length; count += 1) {
    const directory = `/${parts.slice(0, count).join('/')}`;
    const { exists, owner, mode } = ownedAt(view, directory, time);
    if (exists === 'yes' && isRoot(owner) && mode !== undefined && (mode & 0o011) === 0) return directory;
  }
  return undefined;
}

/** It belongs to root, and neither group nor others may write. */
function isClosed({ owner, mode }: Owned): boolean {
  return isRoot(owner) && mode !== undefined && (mode & 0o022) === 0;
}
