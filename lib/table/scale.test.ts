import { describe, expect, it } from 'vitest';
import { shareOf, stepOf } from './scale';

describe('the scale of sizes', () => {
  const most = 1_000_000_000;
  it.each([
    [0, 0],
    [99_999, 0],
    [1_000_000, 0.25],
    [10_000_000, 0.5],
    [100_000_000, 0.75],
    [1_000_000_000, 1],
    [2_000_000_000, 1],
  ])('%d bytes stand at %d', (bytes, share) => {
    expect(shareOf(bytes, most)).toBeCloseTo(share, 10);
  });

  it('parts 2 from 4 MB as far as 200 from 400', () => {
    const between = (a: number, b: number) => shareOf(b, most) - shareOf(a, most);
    expect(between(2e6, 4e6)).toBeCloseTo(between(2e8, 4e8), 10);
    expect(stepOf(most)).toBeCloseTo(between(1e6, 1e7), 10);
  });

  it('has room for nothing where nothing is larger than where it begins', () => {
    expect(shareOf(50_000, 80_000)).toBe(0);
    expect(stepOf(0)).toBe(1);
  });
});
