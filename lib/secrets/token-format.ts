export type TokenFormat = {
  readonly kind: string;
  readonly noun: string;
  /** One of them occurs in every match: looked for first, which is far cheaper than the pattern. */
  readonly marks: readonly string[];
  /**
   * Matches the secret, or has it in the group `secret`. Linear: begins at a word boundary,
   * and no part can be matched in two ways.
   */
  readonly pattern: RegExp;
  /** Characters that name the kind and give nothing away. */
  readonly shown: number;
};

export function format(
  kind: string,
  noun: string,
  marks: readonly string[],
  pattern: RegExp,
  shown: number,
): TokenFormat {
  return { kind, noun, marks, pattern, shown };
}
