import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from './sqlite-error';

/**
 * Tries again while another program holds the file, until the time `until` on the clock of `performance.now`, at least
 * once. Between the tries the process does other things.
 */
export async function untilFree<T>(work: () => Promise<T>, until: number): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
    }
    await wait(2 + Math.random() * 10);
  }
}
