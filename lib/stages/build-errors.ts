import type { SyntaxErrorCode } from '../dockerfile/syntax';
import type { Span } from '../text/span';
import type { GraphError, StageGraph } from './stage';
import { stageAt } from './variables-at';

export type BuildError = {
  readonly code: SyntaxErrorCode | GraphError['code'];
  readonly message: string;
  /** Undefined: of the file, or of all its stages. */
  readonly stage: number | undefined;
  readonly span: Span;
};

/**
 * Everything for which BuildKit refuses this build, in the order of the file: what it does not read, what it does
 * not resolve, and what it does not build in the stages the target needs. A trigger counts where it is replayed.
 */
export function buildErrorsOf(graph: StageGraph): readonly BuildError[] {
  const { dockerfile, stages } = graph;
  const errors: BuildError[] = [...graph.errors];
  for (const { code, message, span, when } of dockerfile.errors) {
    const stage = stageAt(graph, span.start);
    if (when === 'read' || stage === undefined || stage.isReachable)
      errors.push({ code, message, stage: stage?.index, span });
  }
  const replaying = new Set<number>();
  for (const { base, isReachable } of stages)
    if (isReachable && base.kind === 'stage') replaying.add(base.stage);
  for (const index of replaying) {
    for (const { instruction, replayedFrom } of stages[index]?.steps ?? []) {
      if (instruction.keyword !== 'onbuild' || replayedFrom !== undefined) continue;
      for (const { code, message, span } of instruction.triggerErrors)
        errors.push({ code, message, stage: index, span });
    }
  }
  return errors.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
