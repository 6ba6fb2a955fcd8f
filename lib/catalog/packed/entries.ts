/**
 * Entries of a file by their names, sorted and put together in blocks: one is found by reading one block. An entry is a
 * line: the name, a tab, and the value as JSON.
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
  const blocks = new Map<number, string>();
  const found = new Map<string, ReturnType<typeof JSON.parse>>();
  return {
    find(name) {
      const before = found.get(name);
      if (before !== undefined) return before;
      const at = blockOf(first, name);
      if (at === -1) return undefined;
      const block = blocks.get(at) ?? read(at);
      blocks.set(at, block);
      const value = valueIn(block, name);
      // Anybody may ask for any name: what is not there is looked for again.
      if (value !== undefined) found.set(name, value);
      return value;
    },
  };
}

function valueIn(block: string, name: string): ReturnType<typeof JSON.parse> {
  const line = `\n${name}\t`;
  const at = block.indexOf(line);
  if (at === -1) return undefined;
  return JSON.parse(block.slice(at + line.length, block.indexOf('\n', at + line.length)));
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

/** JSON without characters beyond ASCII: text of one byte a character is read and kept at half the cost. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The other way round: the texts of the blocks, with the first name of each. */
export function blocksOf(
  entries: Iterable<readonly [name: string, value: unknown]>,
): readonly { readonly first: string; readonly text: string }[] {
  const blocks: { readonly first: string; text: string }[] = [];
  for (const [name, value] of [...entries].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (!/^[ -~]*$/.test(name)) throw new Error(`A name of an entry is a part of a plain line: ${name}`);
    const line = `${name}\t${plainJson(value)}\n`;
    const last = blocks.at(-1);
    if (last === undefined || last.text.length + line.length > blockLength)
      blocks.push({ first: name, text: `\n${line}` });
    else last.text += line;
  }
  return blocks;
}
