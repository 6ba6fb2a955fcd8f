import { expandAt, workdirAt } from '../contents/expansion';
import { type Mount, mountsOf } from '../dockerfile/mounts';
import { resolvePath } from '../path/path';
import type { StageGraph, Step } from '../stages/stage';
import type { Span } from '../text/span';

/** A cache that is mounted for root: nobody else may write into it. */
export type ClosedMount = { readonly path: string; readonly span: Span; readonly mount: Mount };

const opened = new WeakMap<StageGraph, ReadonlySet<string>>();

/** Cache mounts belong to root with mode 0755 where `uid` and `mode` do not say otherwise: https://docs.docker.com/reference/dockerfile/#run---mounttypecache */
export function closedMounts(graph: StageGraph, step: Step): readonly ClosedMount[] {
  if (step.instruction.keyword !== 'run') return [];
  const workdir = workdirAt(step);
  const names = openedIn(graph);
  return mountsOf(step.instruction).flatMap((mount): ClosedMount[] => {
    if (mount.type !== 'cache' || isOpen(mount) || mount.from || names.has(nameOf(mount))) return [];
    const target = mount.target && expandAt(step, mount.target.text);
    if (target === undefined || workdir === undefined) return [];
    return [{ path: resolvePath(workdir, target), span: mount.span, mount }];
  });
}

function isOpen({ uid, gid, mode }: Mount): boolean {
  return (uid !== undefined && !/^0+$/.test(uid.text)) || gid !== undefined || mode !== undefined;
}

/** Mounts of one name share what is in them: another RUN may make it for another user. */
function openedIn(graph: StageGraph): ReadonlySet<string> {
  const before = opened.get(graph);
  if (before) return before;
  const names = new Set<string>();
  for (const { steps } of graph.stages) {
    for (const { instruction } of steps) {
      if (instruction.keyword !== 'run') continue;
      for (const mount of mountsOf(instruction)) if (isOpen(mount)) names.add(nameOf(mount));
    }
  }
  opened.set(graph, names);
  return names;
}

function nameOf({ id, target }: Mount): string {
  return id?.text ?? target?.text ?? '';
}
