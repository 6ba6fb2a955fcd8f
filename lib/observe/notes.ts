import type { SeenFile } from './observer';

/** Of one observer: no honest image has so many files that one of them remembers something of. */
const mostNotes = 50_000;

export type Noting<Note> = {
  readonly keepsLast?: boolean;
  readonly notes?: (file: SeenFile, start: Uint8Array) => Note | undefined;
};

/** A file by its number, and by the path at which it came by. */
export type NotedFile = { readonly inode: number; readonly path: string };

/** What observers remember of files, by the numbers of these. */
export class Notes {
  readonly #byObserver = new Map<unknown, Map<number, unknown>>();
  /** Where the last note of a path is, of observers that keep no other. */
  readonly #lastAt = new Map<unknown, Map<string, number>>();

  /** What is one too many is not kept. */
  put<Note>(observer: Noting<Note>, { inode, path }: NotedFile, note: Note): void {
    const notes = entryOf(this.#byObserver, observer, () => new Map<number, unknown>());
    const last = entryOf(this.#lastAt, observer, () => new Map<string, number>());
    const before = observer.keepsLast ? last.get(path) : undefined;
    if (before !== undefined) notes.delete(before);
    if (notes.size >= mostNotes) return;
    notes.set(inode, note);
    if (observer.keepsLast) last.set(path, inode);
  }

  get<Note>(observer: Noting<Note>, inode: number): Note | undefined {
    const note = this.#byObserver.get(observer)?.get(inode);
    return isOf(observer, note) ? note : undefined;
  }

  isEmpty(observer: Noting<unknown>): boolean {
    return !this.#byObserver.has(observer);
  }

  clear(): void {
    this.#byObserver.clear();
    this.#lastAt.clear();
  }
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** Only what an observer noted stands under it. */
function isOf<Note>(_observer: Noting<Note>, note: unknown): note is Note {
  return note !== undefined;
}
