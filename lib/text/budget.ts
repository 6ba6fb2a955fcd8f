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

const perCharacter = 16;
const mostExpanded = 1 << 20;
const mostInScripts = 1 << 18;

/** What a text of this length may make of its variables, in characters: lines that double one cost no more. */
export function expansionBudget(length: number): Budget {
  return budgetFor(length, mostExpanded, perCharacter);
}

/** The same for scripts, where every character may become a command. */
export function scriptBudget(length: number): Budget {
  return budgetFor(length, mostInScripts, perCharacter);
}
