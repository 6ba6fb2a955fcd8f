import type { Instruction } from '../dockerfile/syntax';
import type { Inspection } from '../inspection';
import type { Stage, Step } from '../stages/stage';

export type CheckedStep = { readonly stage: Stage; readonly step: Step; readonly instruction: Instruction };

/**
 * The stages `docker build --check` looks into: with a target those it needs, without one all of them,
 * since any may be meant as a target.
 */
export function checkedStages({ graph }: Inspection): readonly Stage[] {
  return graph.options.target ? graph.stages.filter(({ isReachable }) => isReachable) : graph.stages;
}

/** Their instructions, each once: an ONBUILD trigger counts where it is first run. */
export function* checkedSteps(inspection: Inspection): Generator<CheckedStep> {
  const triggers = new Set<Instruction>();
  for (const stage of checkedStages(inspection)) {
    for (const step of stage.steps) {
      const { instruction, replayedFrom } = step;
      if (replayedFrom !== undefined) {
        if (triggers.has(instruction)) continue;
        triggers.add(instruction);
      }
      yield { stage, step, instruction };
    }
  }
}
