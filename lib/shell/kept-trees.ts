import type { ReadTree, Tree } from './tree';

/** Files repeat their scripts, and while somebody writes one most of it stays: the last that were read are kept. */
const mostTrees = 500;
const longestKept = 2_000;

/** Reads scripts by `parse`, short ones only once while they are asked for again and again. */
export function keepingLast(parse: ReadTree): ReadTree {
  const trees = new Map<string, Tree>();
  return (text) => {
    if (text.length > longestKept) return parse(text);
    const known = trees.get(text);
    const tree = known ?? parse(text);
    // The oldest goes first; what was used is the newest again.
    if (known) trees.delete(text);
    else if (trees.size >= mostTrees)
      for (const oldest of trees.keys()) {
        trees.delete(oldest);
        break;
      }
    trees.set(text, tree);
    return tree;
  };
}
