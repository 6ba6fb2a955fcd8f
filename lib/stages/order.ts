import type { ErrorList } from './graph-errors';
import type { StagePlan } from './plan';
import { cyclesIn } from './reach';

/** Reports stages that need themselves, and those the target needs before they are built. */
export function refuseOrder(
  plans: readonly StagePlan[],
  reachable: ReadonlySet<number>,
  errors: ErrorList,
): void {
  const links = plans.map(({ uses }) =>
    uses.flatMap(({ kind, source, isReplayed, span }) =>
      // Neither FROM, which only knows earlier stages, nor a trigger is asked about cycles.
      kind === 'base' || isReplayed || source.kind !== 'stage' ? [] : [{ to: source.stage, span }],
    ),
  );
  const circular = new Set<number>();
  for (const { from, to, root, members } of cyclesIn(links.map((list) => list.map((link) => link.to)))) {
    const span = links[from]?.find((link) => link.to === to)?.span;
    for (const member of members) circular.add(member);
    if (span === undefined) continue;
    const message = `circular dependency detected on stage: ${nameOf(plans, root)}`;
    errors.inStage(from).refuse('circular-dependency', message, span);
  }
  for (const [index, { uses }] of plans.entries()) {
    if (!reachable.has(index) || circular.has(index)) continue;
    for (const { kind, source, span, isReplayed } of uses) {
      if (kind === 'base' || source.kind !== 'stage') continue;
      // A trigger that takes files from its own stage gets what is there so far.
      if (source.stage < index || (isReplayed && source.stage === index)) continue;
      const verb = kind === 'copy' ? 'copy' : 'mount';
      const message = `cannot ${verb} from stage "${source.written}", it needs to be defined before current stage "${nameOf(plans, index)}"`;
      errors.inStage(index).refuse('stage-not-yet-built', message, span);
    }
  }
}

function nameOf(plans: readonly StagePlan[], index: number): string {
  return plans[index]?.outline.from.name?.text ?? `stage-${index}`;
}
