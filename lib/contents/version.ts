/** Compares dotted version numbers by their numeric parts; anything behind them is ignored. */
export function compareVersions(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function parts(version: string): readonly number[] {
  return (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);
}

/** `22` of `22.3.1`; undefined without a number. */
export function majorOf(version: string | undefined): number | undefined {
  const major = /^(\d+)/.exec(version ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}
