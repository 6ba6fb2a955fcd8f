/** Value of a variable: a text, not certain, or certainly not set. */
export type Value = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unknown' | 'unset' };

export const unknown: Value = { kind: 'unknown' };
export const unset: Value = { kind: 'unset' };

export function known(text: string): Value {
  return { kind: 'text', text };
}

type Entry = { readonly time: number; readonly value: Value; readonly exported: boolean };

/**
 * All values each variable has had, by time, so that every command can look at its own moment
 * without a copy of the whole environment. Going back in time writes the old values anew.
 */
export type History = {
  readonly outside: ReadonlyMap<string, string | undefined>;
  readonly entries: Map<string, Entry[]>;
  /** The name changed at each moment. */
  readonly log: string[];
};

export function startHistory(outside: ReadonlyMap<string, string | undefined>): History {
  return { outside, entries: new Map(), log: [] };
}

function entryAt(history: History, name: string, time: number): Entry {
  const entries = history.entries.get(name) ?? [];
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry && entry.time <= time) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1] ?? outsideEntry(history, name);
}

function outsideEntry({ outside }: History, name: string): Entry {
  const text = outside.get(name);
  const value = text === undefined ? unknown : known(text);
  return { time: 0, value, exported: outside.has(name) };
}

/** What is known of a variable now; one that nobody has set may still come from the base image. */
export function currentValue(history: History, name: string): Value {
  return entryAt(history, name, history.log.length).value;
}

function write(history: History, name: string, value: Value, exported: boolean): void {
  history.log.push(name);
  const entry = { time: history.log.length, value, exported };
  const entries = history.entries.get(name);
  if (entries) entries.push(entry);
  else history.entries.set(name, [entry]);
}

export function assign(history: History, name: string, value: Value): void {
  write(history, name, value, entryAt(history, name, history.log.length).exported);
}

export function exportName(history: History, name: string): void {
  write(history, name, currentValue(history, name), true);
}

/** Values that differ from those at `time`; the history then stands as it stood at `time`. */
export function rewind(history: History, time: number): ReadonlyMap<string, Entry> {
  const changed = new Map<string, Entry>();
  const now = history.log.length;
  for (const name of new Set(history.log.slice(time))) {
    const before = entryAt(history, name, time);
    const after = entryAt(history, name, now);
    if (sameValue(before.value, after.value) && before.exported === after.exported) continue;
    changed.set(name, after);
  }
  for (const name of changed.keys()) {
    const before = entryAt(history, name, time);
    write(history, name, before.value, before.exported);
  }
  return changed;
}

/** After one of several branches has run, only what all of them agree on is certain. */
export function merge(history: History, branches: readonly ReadonlyMap<string, Entry>[]): void {
  const changed = new Map<string, Entry[]>();
  for (const branch of branches) {
    for (const [name, entry] of branch) {
      const entries = changed.get(name);
      if (entries) entries.push(entry);
      else changed.set(name, [entry]);
    }
  }
  for (const [name, entries] of changed) {
    const current = entryAt(history, name, history.log.length);
    const ends = entries.length < branches.length ? [current, ...entries] : entries;
    const first = ends[0] ?? current;
    const agreed = ends.every(({ value }) => sameValue(value, first.value));
    write(
      history,
      name,
      agreed ? first.value : unknown,
      ends.some(({ exported }) => exported),
    );
  }
}

function sameValue(left: Value, right: Value): boolean {
  if (left.kind === 'text' && right.kind === 'text') return left.text === right.text;
  return left.kind === right.kind;
}

/** The variables at one moment, `overlay` on top; `exportedOnly`: those a program sees. */
export function viewAt(
  history: History,
  time: number,
  exportedOnly: boolean,
  overlay: ReadonlyMap<string, string | undefined>,
): ReadonlyMap<string, string | undefined> {
  return new View(history, time, exportedOnly, overlay);
}

/** A class, since every command has two of it and few are asked: making one has to cost next to nothing. */
class View implements ReadonlyMap<string, string | undefined> {
  readonly #history: History;
  readonly #time: number;
  readonly #exportedOnly: boolean;
  readonly #overlay: ReadonlyMap<string, string | undefined>;
  #all: Map<string, string | undefined> | undefined;

  constructor(
    history: History,
    time: number,
    exportedOnly: boolean,
    overlay: ReadonlyMap<string, string | undefined>,
  ) {
    this.#history = history;
    this.#time = time;
    this.#exportedOnly = exportedOnly;
    this.#overlay = overlay;
  }

  #entry(name: string): Entry | undefined {
    const found = entryAt(this.#history, name, this.#time);
    if (found.value.kind === 'unset' || (this.#exportedOnly && !found.exported)) return undefined;
    if (found.time === 0 && !this.#history.outside.has(name)) return undefined;
    return found;
  }

  #whole(): Map<string, string | undefined> {
    if (this.#all) return this.#all;
    const all = new Map<string, string | undefined>();
    const { entries, outside } = this.#history;
    for (const name of [...outside.keys(), ...entries.keys()]) {
      const found = this.#entry(name);
      if (found) all.set(name, textOf(found.value));
    }
    for (const [name, value] of this.#overlay) all.set(name, value);
    this.#all = all;
    return all;
  }

  has(name: string): boolean {
    return this.#overlay.has(name) || this.#entry(name) !== undefined;
  }

  get(name: string): string | undefined {
    if (this.#overlay.has(name)) return this.#overlay.get(name);
    const found = this.#entry(name);
    return found && textOf(found.value);
  }

  get size(): number {
    return this.#whole().size;
  }

  forEach(
    visit: (value: string | undefined, key: string, map: ReadonlyMap<string, string | undefined>) => void,
  ): void {
    for (const [key, value] of this.#whole()) visit(value, key, this);
  }

  keys() {
    return this.#whole().keys();
  }

  values() {
    return this.#whole().values();
  }

  entries() {
    return this.#whole().entries();
  }

  [Symbol.iterator]() {
    return this.#whole()[Symbol.iterator]();
  }
}

export function textOf(value: Value): string | undefined {
  return value.kind === 'text' ? value.text : undefined;
}
