/**
 * How much more processor time the work takes on `factor` times the input: about `factor` where it is linear, its
 * square where it is quadratic. The least of several rounds, so that a busy machine does not matter.
 */
export function growthOf<T>(
  input: (size: number) => T,
  work: (input: T) => void,
  size: number,
  factor = 4,
): number {
  const [small, large] = [input(size), input(size * factor)];
  work(small);
  const spent = [small, large].map((each) =>
    Math.min(...Array.from({ length: 3 }, () => processorTime(() => work(each)))),
  );
  // What is over in a millisecond tells nothing about growth.
  return (spent[1] ?? 0) / Math.max(spent[0] ?? 0, 1000);
}

/** Microseconds of this process. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
