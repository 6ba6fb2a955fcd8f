import { readdirSync, readFileSync } from 'node:fs';

/** Of a tick in `/proc`, on every Linux: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export const millisecondsOfTick = 10;

/**
 * Milliseconds of processor time that a process and those it started have taken, all threads together; NaN where the
 * system has no `/proc`. Steadier than requests a second where other things run beside.
 */
export function processorTimeOf(process: number | undefined): number {
  if (process === undefined) return Number.NaN;
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    // The name before may hold anything, also spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const own = (Number(fields[11]) + Number(fields[12])) * millisecondsOfTick;
    return childrenOf(process).reduce((sum, child) => sum + processorTimeOf(child), own);
  } catch {
    return Number.NaN;
  }
}

function childrenOf(process: number): readonly number[] {
  const tasks = `/proc/${process}/task`;
  const lists = readdirSync(tasks).map((task) => readFileSync(`${tasks}/${task}/children`, 'utf8'));
  return lists.join('').split(' ').filter(Boolean).map(Number);
}
