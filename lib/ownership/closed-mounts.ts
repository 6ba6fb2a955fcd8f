import type { Contents } from '../contents/contents';
import { expandAt, workdirAt } from '../contents/expansion';
import { type Mount, mountsOf } from '../dockerfile/mounts';
import { resolvePath } from '../path/path';
import type { Step } from '../stages/stage';
import type { Span } from '../text/span';

/** A cache that is mounted for root: nobody else may write into it. */
export type ClosedMount = { readonly path: string; readonly span: Span; readonly mount: Mount };

/** Cache mounts belong to root with mode 0755 where `uid` and `mode` do not say otherwise: https://docs.docker.com/reference/dockerfile/#run---mounttypecache */
export function closedMounts(contents: Contents, step: Step): readonly ClosedMount[] {
  if (step.instruction.keyword !== 'run') return [];
  const workdir = workdirAt(step);
  const names = contents.part(openedIn);
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
function openedIn({ graph }: Contents): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { steps } of graph.stages) {
    for (const { instruction } of steps) {
      if (instruction.keyword !== 'run') continue;
      for (const mount of mountsOf(instruction)) if (isOpen(mount)) names.add(nameOf(mount));
    }
  }
  return names;
}

function nameOf({ id, target }: Mount): string {
  return id?.text ?? target?.text ?? '';
}
