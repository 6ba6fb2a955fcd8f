import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LayerEntry } from '../registry/layer';
import { defaultBounds } from '../registry/limits';
import { absolute } from '../registry/tar';
import { Layers } from './layers';
import type { Root } from './observer';
import { entriesOf } from './testing/entries';

/** A file system of plain objects, and layers put on it as the specification says: what the compact one must be like. */
type Plain = {
  kind: LayerEntry['kind'];
  mode: number;
  size: number;
  target: string;
  names: Map<string, Plain>;
  above: Plain | undefined;
  /** Only named in a path. */
  implied: boolean;
  /** Of a layer: whiteouts, and that what is below is hidden. */
  gone: Set<string>;
  opaque: boolean;
};

/** In the place of another: that what is below is hidden stays. */
function plain(above: Plain | undefined, old?: Plain): Plain {
  const names = new Map<string, Plain>();
  const what = { kind: 'directory', mode: 0o755, size: 0, target: '' } as const;
  return { ...what, names, above, implied: old === undefined, gone: new Set(), opaque: old?.opaque ?? false };
}

function walk(root: Plain, path: string, make: boolean, follow: boolean): Plain | 'circle' | undefined {
  const pending = path.split('/');
  let at = root;
  for (let links = 0; pending.length > 0; ) {
    const name = pending.shift() ?? '';
    if (name === '' || name === '.') continue;
    if (name === '..') {
      at = at.above ?? at;
      continue;
    }
    const found = at.names.get(name);
    if (found?.kind === 'directory') at = found;
    else if (found?.kind === 'symlink' && (follow || pending.length > 0)) {
      links += 1;
      if (links > defaultBounds.linkDepth) return 'circle';
      if (found.target.startsWith('/')) at = root;
      pending.unshift(...found.target.split('/'));
    } else if (make) {
      const made = plain(at, found);
      at.names.set(name, made);
      at = made;
    } else return pending.length === 0 ? found : undefined;
  }
  return at;
}

/** Undefined for a layer that nobody can unpack. */
function upperOf(entries: readonly LayerEntry[], below: Plain): Plain | undefined {
  const upper = plain(undefined);
  for (const { path, kind, mode, size, target = '' } of entries) {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    const directory = walk(upper, path.slice(0, slash), true, true);
    if (directory === 'circle') return undefined;
    if (directory === undefined) continue;
    if (name === '.wh..wh..opq') directory.opaque = true;
    else if (name.startsWith('.wh.')) directory.gone.add(name.slice(4));
    else if (kind === 'hardlink') {
      const [own, other] = [walk(upper, target, false, false), walk(below, target, false, false)];
      const file = [own, other].find(
        (one) => one !== undefined && one !== 'circle' && one.kind !== 'directory',
      );
      if (file === undefined || file === 'circle') continue;
      // The file is the other's too: that what is below is hidden is kept here.
      if (directory.names.get(name)?.opaque) directory.gone.add(name);
      directory.names.set(name, file);
    } else {
      const old = directory.names.get(name);
      const node = kind === 'directory' && old?.kind === 'directory' ? old : plain(directory, old);
      Object.assign(node, { kind, mode, size, target, implied: false });
      directory.names.set(name, node);
    }
  }
  return upper;
}

function lay(upper: Plain, below: Plain): void {
  if (upper.opaque) below.names.clear();
  if (!upper.implied) Object.assign(below, { mode: upper.mode, implied: false });
  for (const name of upper.gone) below.names.delete(name);
  for (const [name, node] of upper.names) {
    const old = below.names.get(name);
    if (node.kind === 'directory' && old?.kind === 'directory') lay(node, old);
    else {
      node.above = below;
      below.names.set(name, node);
    }
  }
}

function* listed(directory: Plain, path: string): Generator<string> {
  for (const [name, node] of [...directory.names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = `${path}/${name}`;
    yield `${own} ${node.kind} ${node.mode} ${node.size} ${node.target}`;
    if (node.kind === 'directory') yield* listed(node, own);
  }
}

const listing = (root: Root) =>
  entriesOf(root).map(
    ({ path, kind, mode, size, target = '' }) => `${path} ${kind} ${mode} ${size} ${target}`,
  );

const name = fc.constantFrom('a', 'b', 'c', 'é', 'aa');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `/${names.join('/')}`);
const target = fc
  .array(fc.oneof(name, fc.constantFrom('..', '.', '')), { maxLength: 4 })
  .map((names) => names.join('/'));
const said = { mode: fc.integer({ min: 0, max: 0o7777 }), uid: fc.constant(0), gid: fc.constant(0) };
const none = { ...said, size: fc.constant(0) };
const entry: fc.Arbitrary<LayerEntry> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ...said, path, kind: fc.constant('file'), size: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ ...none, path, kind: fc.constant('directory') }) },
  { weight: 2, arbitrary: fc.record({ ...none, path, kind: fc.constant('symlink'), target }) },
  fc.record({ ...none, path, kind: fc.constant('hardlink'), target: target.map(absolute) }),
  fc.record({ ...none, path, kind: fc.constant('other') }),
  fc.record({
    ...none,
    path: path.map((each) => each.replace(/[^/]+$/, '.wh.$&')),
    kind: fc.constant('file'),
  }),
  fc.record({ ...none, path: path.map((each) => `${each}/.wh..wh..opq`), kind: fc.constant('file') }),
);

test('layers make the same file system as in plain objects, and all ways in it lead to the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(entry, { maxLength: 30 }), { minLength: 1, maxLength: 4 }),
      fc.array(target, { maxLength: 10 }),
      (layers, asked) => {
        const compact = new Layers(defaultBounds);
        const model = plain(undefined);
        for (const [index, entries] of layers.entries()) {
          const upper = upperOf(entries, model);
          compact.begin(index);
          const put = () => {
            for (const each of entries) compact.add(each);
          };
          if (upper === undefined) {
            expect(put).toThrow('too-much');
            return;
          }
          put();
          compact.put();
          lay(upper, model);
        }
        const root = compact.root({
          environment: [],
          labels: {},
          ports: [],
          volumes: [],
          history: [],
          diffIds: [],
        });
        expect(listing(root)).toEqual([...listed(model, '')]);
        for (const each of asked) {
          const expected = walk(model, each, false, true);
          const found = root.follow(absolute('/').concat(each));
          expect(found?.kind).toBe(expected === 'circle' ? undefined : expected?.kind);
          expect(found?.mode).toBe(expected === 'circle' ? undefined : expected?.mode);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('thousands of names are found again, whatever was taken away between them', () => {
  const compact = new Layers(defaultBounds);
  const expected = new Set<string>();
  for (const layer of [0, 1, 2]) {
    compact.begin(layer);
    for (let number = layer; number < 6000; number += 1) {
      const folder = `/${'d'.repeat(1 + (number % 50))}`;
      const path = `${folder}/${number % 2000}-${number % 7}`;
      const hides = layer > 0 && number % 5 === layer;
      if (hides) expected.delete(path);
      else expected.add(path);
      const attributes = { kind: 'file', mode: 0o644, uid: 0, gid: 0, size: number } as const;
      compact.add({ ...attributes, path: hides ? path.replace(/[^/]+$/, '.wh.$&') : path });
    }
    compact.put();
  }
  const root = compact.root({
    environment: [],
    labels: {},
    ports: [],
    volumes: [],
    history: [],
    diffIds: [],
  });
  const files = entriesOf(root)
    .filter(({ kind }) => kind === 'file')
    .map(({ path }) => path);
  expect(new Set(files)).toEqual(expected);
  expect(files).toHaveLength(expected.size);
  for (const each of expected) expect(root.at(each)?.path).toBe(each);
});
