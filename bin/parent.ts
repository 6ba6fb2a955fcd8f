const askedEvery = 500;

/** Acts once the process that started this one has ended, however it did: nothing is left to run for nobody. */
export function whenOrphaned(act: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, askedEvery).unref();
}
