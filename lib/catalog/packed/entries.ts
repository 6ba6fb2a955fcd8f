import { own } from '../../text/table';

/**
 * Entries of a file by their names, sorted and put together in blocks: one is found by reading one block. A block is an
 * object of JSON.
 */
export type EntriesHead = {
  /** The first name of every block. */
  readonly first: readonly string[];
  /** How many bytes each takes. */
  readonly lengths: readonly number[];
};

export type Entries = {
  /** Parsed and taken at its word, as all data is. */
  find(name: string): ReturnType<typeof JSON.parse>;
};

/** `read` gives the text of a block. */
export function openEntries({ first }: EntriesHead, read: (block: number) => string): Entries {
  const blocks = new Map<number, ReturnType<typeof JSON.parse>>();
  return {
    find(name) {
      const at = blockOf(first, name);
      if (at === -1) return undefined;
      const block = blocks.get(at) ?? JSON.parse(read(at));
      blocks.set(at, block);
      return own(block, name);
    },
  };
}

/** The last block that does not begin behind the name; -1 where all do. */
function blockOf(first: readonly string[], name: string): number {
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((first[middle] ?? '') <= name) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Characters of a block; an entry that is longer has one for itself. */
const blockLength = 12_000;

/** The other way round: the texts of the blocks, with the first name of each. */
export function blocksOf(
  entries: Iterable<readonly [name: string, value: unknown]>,
): readonly { readonly first: string; readonly text: string }[] {
  const blocks: { readonly first: string; readonly parts: string[]; length: number }[] = [];
  for (const [name, value] of [...entries].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const part = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
    const last = blocks.at(-1);
    if (last === undefined || last.length + part.length > blockLength)
      blocks.push({ first: name, parts: [part], length: part.length });
    else {
      last.parts.push(part);
      last.length += part.length;
    }
  }
  return blocks.map(({ first, parts }) => ({ first, text: `{${parts.join(',')}}` }));
}
