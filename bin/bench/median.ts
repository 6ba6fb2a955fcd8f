export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Median milliseconds of `run` over as many rounds as were run before to warm up. */
export async function medianTime(run: () => unknown, rounds: number): Promise<number> {
  for (let i = 0; i < rounds; i += 1) await run();
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return medianOf(times);
}

/** Milliseconds of processor time that one of `rounds` runs takes, all threads together, after some to warm up. */
export async function processorTime(run: () => unknown, warmUp: number, rounds: number): Promise<number> {
  for (let i = 0; i < warmUp; i += 1) await run();
  const start = process.cpuUsage();
  for (let i = 0; i < rounds; i += 1) await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / rounds;
}
