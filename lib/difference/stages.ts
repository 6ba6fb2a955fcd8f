import type { ReportStage } from '../report/report';
import { type Paired, pairInTurns } from './pairing';

type Stages = readonly ReportStage[];

/**
 * Which stage of one report is which of the other: by what it is called, the one that becomes the image by that, what is
 * left by the base it stands on, and unnamed ones in their order.
 */
export function pairStages(before: Stages, after: Stages): Paired<ReportStage> {
  const byRole = !(isNamedIn(before, finalOf(after)) && isNamedIn(after, finalOf(before)));
  return pairInTurns(before, after, [
    ({ isFinal }) => (isFinal && byRole ? 'final' : undefined),
    ({ name }) => name?.toLowerCase(),
    ({ base }) => base.written,
    ({ name }) => (name === undefined ? 'unnamed' : undefined),
    ({ isFinal }) => (isFinal ? 'final' : undefined),
  ]);
}

function finalOf(stages: Stages): ReportStage | undefined {
  return stages.find(({ isFinal }) => isFinal);
}

/** Whether another target of the same file is built. */
function isNamedIn(stages: Stages, stage: ReportStage | undefined): boolean {
  const name = stage?.name?.toLowerCase();
  return name !== undefined && stages.some((each) => each.name?.toLowerCase() === name);
}
