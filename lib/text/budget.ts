/**
 * Work that may be done for one text beyond what every text needs: it grows with the text, so that no line of it
 * multiplies the others. No real file comes near; where it is used up, what was not looked at is said.
 */
export type Budget = {
  /** Nothing is left. */
  readonly isSpent: boolean;
  /** Counts `steps`; false when there were fewer left. */
  take(steps: number): boolean;
};

export function budgetFor(length: number, base: number, perCharacter: number): Budget {
  let left = base + perCharacter * length;
  return {
    get isSpent() {
      return left <= 0;
    },
    take(steps) {
      left -= steps;
      return left >= 0;
    },
  };
}
