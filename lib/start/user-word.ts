import type { Setting, Stage } from '../stages/stage';
import type { Span } from '../text/span';

/** The word behind USER that is in force at the end of a stage; undefined when the base image decides. */
export function userWord(
  stages: readonly Stage[],
  setting: Setting<string | undefined> | undefined,
): Span | undefined {
  const span = setting?.span;
  if (!span) return undefined;
  for (const stage of stages) {
    for (const { instruction } of stage.steps) {
      if (
        instruction.keyword === 'user' &&
        instruction.span.start <= span.start &&
        span.end <= instruction.span.end
      )
        return instruction.word.span;
    }
  }
  return span;
}
