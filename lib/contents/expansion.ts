import { expand } from '../dockerfile/expand';
import type { Step } from '../stages/stage';

/** The value of a word at a step, undefined when a variable in it has no known value. */
export function expandAt(step: Step, text: string): string | undefined {
  const expanded = expand(
    text,
    (name) => {
      const variable = step.before.variables.get(name);
      if (!variable) return undefined;
      return variable.value === undefined ? { unknown: true } : { value: variable.value };
    },
    '\\',
  );
  return expanded.kind === 'value' && expanded.unknown.length === 0 ? expanded.value : undefined;
}

/** The working directory at a step: absolute, `/` by default, undefined when not known. */
export function workdirAt(step: Step): string | undefined {
  return step.before.workdir === undefined ? '/' : step.before.workdir.value;
}
