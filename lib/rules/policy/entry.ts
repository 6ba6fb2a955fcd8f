import type { Policy } from '../../report/policy';
import type { EvidenceItem } from '../evidence';

/** Where the project decided it: the entry of its policy, and why. */
export function fromPolicy({ reason }: Pick<Policy, 'reason'>, entry: string): EvidenceItem {
  return { text: `The policy of the project has ${entry}${reason === undefined ? '.' : `: ${reason}`}` };
}

/** "`a`, `b` and `c`", no more than so many of them. */
export function listed(names: readonly string[]): string {
  const quoted = names.slice(0, mostNamed).map((name) => `\`${name}\``);
  const more = names.length - quoted.length;
  const all = more > 0 ? [...quoted, `${more} more`] : quoted;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

const mostNamed = 8;
