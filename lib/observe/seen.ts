import type { Seen } from './observation';
import type { Root, SeenFile } from './observer';

export type Unseen = Extract<Seen<unknown>, { readonly known: false }>;

export function seen<T>(value: T, paths: readonly string[]): Seen<T> {
  return { known: true, value, paths };
}

export function unseen(because: Unseen['because']): Unseen {
  return { known: false, because };
}

/** Of a value that rests on all that is there: nothing is said where a layer was not read. */
export function seenInAll<T>(root: Root, read: () => Seen<T>): Seen<T> {
  return root.isWhole ? read() : unseen('layer-not-read');
}

type Noting<Note> = { readonly notes?: (file: SeenFile, start: Uint8Array) => Note | undefined };

/** What was remembered of a file, or why nothing was; `path` is its own, links followed. */
export type Found<Note> =
  | { readonly is: 'there'; readonly note: Note; readonly path: string }
  | { readonly is: 'absent' }
  | { readonly is: 'unseen'; readonly because: Unseen['because'] };

/** What an observer remembered of the file a path leads to, where it looks at files of at most so many bytes. */
export function find<Note>(root: Root, observer: Noting<Note>, path: string, bound: number): Found<Note> {
  if (!root.isSure(path)) return { is: 'unseen', because: 'layer-not-read' };
  const entry = root.follow(path);
  if (entry === undefined || entry.kind !== 'file') return { is: 'absent' };
  const note = root.noted(observer, path);
  if (note !== undefined) return { is: 'there', note, path: entry.path };
  return { is: 'unseen', because: entry.size > bound ? 'too-large' : 'not-understood' };
}

/** The first of these files that is there. */
export function findFirst<Note>(
  root: Root,
  observer: Noting<Note>,
  paths: readonly string[],
  bound: number,
): Found<Note> {
  for (const path of paths) {
    const found = find(root, observer, path, bound);
    if (found.is !== 'absent') return found;
  }
  return { is: 'absent' };
}

/** How many bytes are asked for of a file that is only understood whole: all, or none where it is over the bound. */
export function wholeWithin(bound: number, file: SeenFile): number {
  return file.size <= bound ? file.size : 0;
}
