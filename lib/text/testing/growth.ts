const factor = 16;

/** Microseconds. What is over sooner is done so often that it takes as long. */
const enough = 4_000;

/** Rounds that bring nothing better until the least that it takes is known, and how many there are at most. */
const patience = 2;
const most = 40;

/**
 * With which power of the input's size the work's processor time grows: 1 where it is linear, 2 where it is quadratic, 0
 * where it does not matter. What stays under 1.6 is linear: caches that overflow and the collector of garbage make
 * what is sixteen times as large cost up to fifty times as much.
 */
export function growthOf<T>(input: (size: number) => T, work: (input: T) => void, size: number): number {
  const small = input(size);
  const large = input(size * factor);
  let times = 1;
  while (processorTime(() => work(small), times) < enough) times *= 2;
  // In turn, until neither gets better: by then both are compiled, and a busy machine has not been in their way.
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  for (let round = 0, better = 0; round < most && round - better <= patience; round += 1) {
    const now = {
      small: processorTime(() => work(small), times),
      large: processorTime(() => work(large), times),
    };
    if (now.small < 0.95 * least.small || now.large < 0.95 * least.large) better = round;
    least.small = Math.min(least.small, now.small);
    least.large = Math.min(least.large, now.large);
  }
  return Math.log(least.large / least.small) / Math.log(factor);
}

/** Microseconds of this process. */
function processorTime(work: () => void, times: number): number {
  const before = process.cpuUsage();
  for (let done = 0; done < times; done += 1) work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
