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

const kinds = ['user', 'group'] as const satisfies readonly Kind[];

type Held<Key> = Readonly<Record<Kind, Map<Key, Holder | undefined>>>;

/** The accounts and groups that are known to be there; there may be others. */
export class Registry {
  /** What it is laid over, which does not change any more; undefined entries of its own hide those below. */
  #below: Registry | undefined;
  readonly #names: Held<string>;
  readonly #ids: Held<number>;

  constructor(below?: Registry) {
    this.#below = below;
    this.#names = { user: new Map(), group: new Map() };
    this.#ids = { user: new Map(), group: new Map() };
  }

  /** The same once more: what comes to one of them does not come to the other. */
  copy(): Registry {
    const copy = new Registry(this.#below);
    for (const kind of kinds) {
      for (const [name, holder] of this.#names[kind]) copy.#names[kind].set(name, holder);
      for (const [id, holder] of this.#ids[kind]) copy.#ids[kind].set(id, holder);
    }
    return copy;
  }

  named(kind: Kind, name: string | undefined): Holder | undefined {
    if (name === undefined) return undefined;
    return this.#names[kind].has(name) ? this.#names[kind].get(name) : this.#below?.named(kind, name);
  }

  numbered(kind: Kind, id: number | undefined): Holder | undefined {
    if (id === undefined) return undefined;
    return this.#ids[kind].has(id) ? this.#ids[kind].get(id) : this.#below?.numbered(kind, id);
  }

  add(kind: Kind, holder: Holder): void {
    this.remove(kind, holder.name);
    this.#names[kind].set(holder.name, holder);
    if (holder.id !== undefined) this.#ids[kind].set(holder.id, holder);
  }

  remove(kind: Kind, name: string): void {
    const before = this.named(kind, name);
    if (before === undefined) return;
    this.#names[kind].set(name, undefined);
    if (this.numbered(kind, before.id) === before && before.id !== undefined)
      this.#ids[kind].set(before.id, undefined);
  }

  /** Something may have changed any of them. */
  forget(): void {
    this.#below = undefined;
    for (const kind of kinds) {
      this.#names[kind].clear();
      this.#ids[kind].clear();
    }
  }
}
