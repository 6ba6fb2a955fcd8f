import type { Refused } from './refused';

/** `makes-file /x as app: / is root's`. */
export function refusedText({
  actor,
  attempt,
  refusal,
  unless,
}: Pick<Refused, 'actor' | 'attempt' | 'refusal' | 'unless'>): string {
  const { byTool, does, inHome, path } = attempt;
  const how = `${byTool ? ' by a tool' : ''}${inHome ? ' in its home' : ''}`;
  return `${does} ${path}${how} as ${actor.written}: ${refusal.path}, ${refusal.owned.certainty}${unless ? ', unless there' : ''}`;
}
