import type { SeenFile } from './observer';

export type Noting<Note> = {
  readonly notes?: (file: SeenFile, start: Uint8Array) => Note | undefined;
};

/** What observers remember of files, by the numbers of these. */
export class Notes {
  readonly #byObserver = new Map<unknown, Map<number, unknown>>();

  put<Note>(observer: Noting<Note>, inode: number, note: Note): void {
    const notes = this.#byObserver.get(observer) ?? new Map<number, unknown>();
    this.#byObserver.set(observer, notes.set(inode, note));
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
  }
}

/** Only what an observer noted stands under it. */
function isOf<Note>(_observer: Noting<Note>, note: unknown): note is Note {
  return note !== undefined;
}
