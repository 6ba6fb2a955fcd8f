/**
 * An immutable map from strings, kept as a balanced tree: setting a key makes a new map that shares all but
 * a logarithmic number of nodes with the old one. Iterates in the order of the keys' UTF-16 units.
 */
export type PersistentMap<T extends object> = Node<T> | undefined;

type Node<T extends object> = {
  readonly key: string;
  readonly value: T;
  readonly height: number;
  readonly size: number;
  readonly left: PersistentMap<T>;
  readonly right: PersistentMap<T>;
};

/** The value of `key`, in logarithmic time. */
export function getFrom<T extends object>(map: PersistentMap<T>, key: string): T | undefined {
  let node = map;
  while (node !== undefined) {
    if (key === node.key) return node.value;
    node = key < node.key ? node.left : node.right;
  }
  return undefined;
}

/** The map with `key` set; recursion is as deep as the tree is high, about 1.44 log2 of its size. */
export function setIn<T extends object>(map: PersistentMap<T>, key: string, value: T): Node<T> {
  if (map === undefined) return node(key, value, undefined, undefined);
  if (key === map.key) {
    const { height, size, left, right } = map;
    return { key, value, height, size, left, right };
  }
  return key < map.key
    ? balanced(map.key, map.value, setIn(map.left, key, value), map.right)
    : balanced(map.key, map.value, map.left, setIn(map.right, key, value));
}

/** The map seen as a `ReadonlyMap`, each value through `show`; making the view costs nothing. */
export function viewOf<T extends object, V>(
  map: PersistentMap<T>,
  show: (value: T) => V,
): ReadonlyMap<string, V> {
  return new View(map, show);
}

class View<T extends object, V> implements ReadonlyMap<string, V> {
  readonly #map: PersistentMap<T>;
  readonly #show: (value: T) => V;

  constructor(map: PersistentMap<T>, show: (value: T) => V) {
    this.#map = map;
    this.#show = show;
  }

  get size(): number {
    return sizeOf(this.#map);
  }

  get(key: string): V | undefined {
    const value = getFrom(this.#map, key);
    return value === undefined ? undefined : this.#show(value);
  }

  has(key: string): boolean {
    return getFrom(this.#map, key) !== undefined;
  }

  forEach(each: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) each(value, key, this);
  }

  *entries(): Generator<[string, V], undefined> {
    for (const [key, value] of entriesOf(this.#map)) yield [key, this.#show(value)];
    return undefined;
  }

  *keys(): Generator<string, undefined> {
    for (const [key] of entriesOf(this.#map)) yield key;
    return undefined;
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of entriesOf(this.#map)) yield this.#show(value);
    return undefined;
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries();
  }
}

/** Every key with its value, in order. */
export function* entriesOf<T extends object>(map: PersistentMap<T>): Generator<readonly [string, T]> {
  const waiting: Node<T>[] = [];
  let node = map;
  while (node !== undefined || waiting.length > 0) {
    while (node !== undefined) {
      waiting.push(node);
      node = node.left;
    }
    const next = waiting.pop();
    if (next === undefined) return;
    yield [next.key, next.value];
    node = next.right;
  }
}

function sizeOf<T extends object>(map: PersistentMap<T>): number {
  return map === undefined ? 0 : map.size;
}

function heightOf<T extends object>(map: PersistentMap<T>): number {
  return map === undefined ? 0 : map.height;
}

function node<T extends object>(
  key: string,
  value: T,
  left: PersistentMap<T>,
  right: PersistentMap<T>,
): Node<T> {
  const height = 1 + Math.max(heightOf(left), heightOf(right));
  return { key, value, height, size: 1 + sizeOf(left) + sizeOf(right), left, right };
}

function balanced<T extends object>(
  key: string,
  value: T,
  left: PersistentMap<T>,
  right: PersistentMap<T>,
): Node<T> {
  const tilt = heightOf(left) - heightOf(right);
  if (tilt > 1 && left !== undefined) {
    const inner = left.right;
    if (inner === undefined || heightOf(left.left) >= inner.height)
      return node(left.key, left.value, left.left, node(key, value, inner, right));
    return node(
      inner.key,
      inner.value,
      node(left.key, left.value, left.left, inner.left),
      node(key, value, inner.right, right),
    );
  }
  if (tilt < -1 && right !== undefined) {
    const inner = right.left;
    if (inner === undefined || heightOf(right.right) >= inner.height)
      return node(right.key, right.value, node(key, value, left, inner), right.right);
    return node(
      inner.key,
      inner.value,
      node(key, value, left, inner.left),
      node(right.key, right.value, inner.right, right.right),
    );
  }
  return node(key, value, left, right);
}
