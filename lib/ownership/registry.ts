import type { Source } from '../fact/fact';

/** Who has a name or a number. */
export type Holder = {
  readonly name: string;
  readonly id: number | undefined;
  /** Left out: the file made it. */
  readonly source?: Source | undefined;
  readonly isOfFile: boolean;
  /** The image runs as it: nothing to be removed. */
  readonly runs?: true;
};

export type Kind = 'user' | 'group';

/** The accounts and groups that are known to be there; there may be others. */
export class Registry {
  readonly #names: Readonly<Record<Kind, Map<string, Holder>>>;
  readonly #ids: Readonly<Record<Kind, Map<number, Holder>>>;

  constructor(from?: Registry) {
    this.#names = { user: new Map(from?.all('user')), group: new Map(from?.all('group')) };
    this.#ids = { user: new Map(), group: new Map() };
    for (const kind of ['user', 'group'] as const)
      for (const [, holder] of this.#names[kind])
        if (holder.id !== undefined) this.#ids[kind].set(holder.id, holder);
  }

  all(kind: Kind): Iterable<readonly [string, Holder]> {
    return this.#names[kind];
  }

  named(kind: Kind, name: string | undefined): Holder | undefined {
    return name === undefined ? undefined : this.#names[kind].get(name);
  }

  numbered(kind: Kind, id: number | undefined): Holder | undefined {
    return id === undefined ? undefined : this.#ids[kind].get(id);
  }

  add(kind: Kind, holder: Holder): void {
    this.remove(kind, holder.name);
    this.#names[kind].set(holder.name, holder);
    if (holder.id !== undefined) this.#ids[kind].set(holder.id, holder);
  }

  remove(kind: Kind, name: string): void {
    const before = this.#names[kind].get(name);
    if (before === undefined) return;
    this.#names[kind].delete(name);
    if (before.id !== undefined && this.#ids[kind].get(before.id) === before)
      this.#ids[kind].delete(before.id);
  }

  /** Something may have changed any of them. */
  forget(): void {
    for (const kind of ['user', 'group'] as const) {
      this.#names[kind].clear();
      this.#ids[kind].clear();
    }
  }
}
