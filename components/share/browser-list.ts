import { useSyncExternalStore } from 'react';

/** A list that this browser keeps, and nobody else. */
export type BrowserList<T> = {
  /** The same for the same list, on all tabs; empty on the server. */
  readonly use: () => readonly T[];
  readonly read: () => readonly T[];
  /** False when the browser has no room or refuses. */
  readonly change: (next: (items: readonly T[]) => readonly T[]) => boolean;
};

/** `readItem` says what an item is; undefined for what is none of the list, which then counts as empty. */
export function browserList<T>(key: string, readItem: (kept: unknown) => T | undefined): BrowserList<T> {
  const listeners = new Set<() => void>();
  let last: { readonly text: string | null; readonly items: readonly T[] } | undefined;

  function listen(listener: () => void): () => void {
    listeners.add(listener);
    window.addEventListener('storage', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', listener);
    };
  }

  function written(): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  /** The same list for the same text, as those who look at it again and again expect. */
  function itemsOf(text: string | null): readonly T[] {
    if (last?.text !== text) last = { text, items: parse(text) };
    return last.items;
  }

  function parse(text: string | null): readonly T[] {
    try {
      const kept: unknown = JSON.parse(text ?? '[]');
      const items = Array.isArray(kept) ? kept.map(readItem) : [];
      return items.every((item) => item !== undefined) ? items : [];
    } catch {
      return [];
    }
  }

  function write(items: readonly T[]): boolean {
    try {
      localStorage.setItem(key, JSON.stringify(items));
      return true;
    } catch {
      return false;
    } finally {
      for (const listener of listeners) listener();
    }
  }

  const read = () => itemsOf(written());
  return {
    use: () => itemsOf(useSyncExternalStore(listen, written, () => null)),
    read,
    change: (next) => write(next(read())),
  };
}
