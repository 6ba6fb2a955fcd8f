import type { Contents, StageView } from '../contents/contents';
import { presentIn } from '../fact/fact';
import type { Command } from '../shell/command';
import { actorOf } from './actor';
import { runEvents } from './commands';
import { copiesOf, copyEvents } from './copies';
import type { OwnershipEvent } from './event';
import type { Recorder } from './recorder';

/** What happens to the ownership of paths in one stage, in order. */
export type Timeline = {
  /** Events of a path itself, by path. */
  readonly own: ReadonlyMap<string, readonly OwnershipEvent[]>;
  /** Events of all that is under a path, by that path. */
  readonly below: ReadonlyMap<string, readonly OwnershipEvent[]>;
  /** The time before a command of a RUN. */
  timeOf(command: Command): number | undefined;
};

/** The timeline of a stage; all are worked out when the first is asked for. */
export function timelineOf({ contents, stage }: StageView): Timeline | undefined {
  return contents.part(timelines)[stage.index];
}

function timelines(contents: Contents): readonly Timeline[] {
  const known: Timeline[] = [];
  // In order: a COPY asks what the stages above it are.
  for (const view of contents.views) known.push(build(view, known));
  return known;
}

// Deeper directories are not followed.
const deepest = 64;

function build(view: StageView, above: readonly Timeline[]): Timeline {
  const { contents, stage } = view;
  const { steps } = stage;
  const own = new Map<string, OwnershipEvent[]>();
  const below = new Map<string, OwnershipEvent[]>();
  const times = new Map<Command, number>();
  let clock = 0;
  const recorder: Recorder = {
    record(path, scope, change, span) {
      clock += 1;
      const event: OwnershipEvent = { ...change, at: clock, path, scope, span };
      if (scope !== 'below') add(own, path, event);
      if (scope !== 'itself') add(below, path, event);
    },
    directories(path, owner, span) {
      const made = { kind: 'made', owner, mode: 0o755, fresh: false, directory: true } as const;
      const parts = path.split('/').filter(Boolean).slice(0, deepest);
      for (let count = 1; count <= parts.length; count += 1)
        recorder.record(`/${parts.slice(0, count).join('/')}`, 'itself', made, span);
    },
    mark(command) {
      clock += 1;
      times.set(command, clock);
    },
  };
  const writes = copiesOf(view);
  function isDirectory(of: number, path: string): boolean {
    const events = above[of]?.own.get(path) ?? [];
    return events.some((event) => event.kind === 'made' && event.directory);
  }
  const sudo = steps.some(({ run }) => run !== undefined && /\b(sudo|doas)\b/.test(run.text));
  const place = {
    keeping: contents.catalog.ownerKeeping,
    stage: stage.index,
    sudo,
    onDebian: isDebian(view),
  };
  for (const [index, step] of steps.entries()) {
    const { instruction, after, before, run } = step;
    if (instruction.keyword === 'workdir' && after.workdir?.value !== undefined)
      recorder.directories(after.workdir.value, actorOf(before)?.account, instruction.span);
    else if (run) runEvents(place, step, run, recorder);
    else if (instruction.keyword === 'copy' || instruction.keyword === 'add')
      copyEvents({ view, recorder, isDirectory }, index, step, writes.get(index) ?? []);
  }
  return { own, below, timeOf: (command) => times.get(command) };
}

function isDebian({ image }: StageView): boolean {
  const upstream = image && presentIn(image.facts.upstream);
  return upstream !== undefined && /^(debian|ubuntu)$/.test(upstream.distribution);
}

function add(map: Map<string, OwnershipEvent[]>, path: string, event: OwnershipEvent): void {
  const list = map.get(path);
  if (list) list.push(event);
  else map.set(path, [event]);
}
