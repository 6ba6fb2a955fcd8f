import type { ReadTree, Tree } from './tree';

/** Files repeat their scripts, and while somebody writes one most of it stays: the last that were read are kept. */
const mostTrees = 250;
const longestKept = 2_000;

/** Reads scripts by `parse`, short ones only once while they are asked for again and again. */
export function keepingLast(parse: ReadTree): ReadTree {
  // When the newer ones are as many as may be, those that were not asked for since the last time go.
  let newer = new Map<string, Tree>();
  let older = new Map<string, Tree>();
  return (text) => {
    if (text.length > longestKept) return parse(text);
    const known = newer.get(text);
    if (known) return known;
    const tree = older.get(text) ?? parse(text);
    if (newer.size >= mostTrees) [older, newer] = [newer, new Map()];
    newer.set(text, tree);
    return tree;
  };
}
