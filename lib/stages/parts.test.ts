import { describe, expect, it, test } from 'vitest';
import { fc } from '../text/testing/fc';
import { oldestFirst } from './chain';
import { languageOf, shebangOf } from './interpreter';
import { entriesOf, getFrom, type PersistentMap, setIn, viewOf } from './persistent-map';
import { portsIn } from './ports';
import { cyclesIn, reachedFrom } from './reach';

const span = { start: 0, end: 0 };

it('lists each port of overlapping ranges once, however many there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(40), fc.nat(12), fc.constantFrom<'tcp' | 'udp'>('tcp', 'udp'))),
      (drawn) => {
        const ranges = drawn.map(([first, length, protocol]) => ({
          first,
          last: first + length,
          protocol,
          span,
        }));
        const chain = ranges.reduce<Parameters<typeof portsIn>[0]>(
          (before, value) => ({ value, before }),
          undefined,
        );
        const expected = new Set<string>();
        for (const { first, last, protocol } of ranges)
          for (let port = first; port <= last; port++) expected.add(`${port}/${protocol}`);
        expect(portsIn(chain).map(({ value }) => `${value.port}/${value.protocol}`)).toEqual([...expected]);
      },
    ),
  );
});

test('all ports, ten thousand times over, are all ports', () => {
  let chain: Parameters<typeof portsIn>[0];
  for (let line = 0; line < 10_000; line++)
    chain = { value: { first: 0, last: 65_535, protocol: 'tcp', span }, before: chain };
  expect(oldestFirst(chain)).toHaveLength(10_000);
  expect(portsIn(chain)).toHaveLength(65_536);
});

test.each([
  [['/bin/sh', '-c'], 'shell'],
  [['/bin/bash', '-o', 'pipefail', '-c'], 'shell'],
  [['/usr/bin/env', 'bash'], 'shell'],
  [['/usr/bin/env', '-S', 'A=1', 'bash', '-e'], 'shell'],
  [['/bin/busybox', 'sh', '-c'], 'shell'],
  [['/busybox/sh'], 'shell'],
  [['powershell', '-Command'], 'powershell'],
  [['C:\\Program Files\\PowerShell\\7\\pwsh.exe', '-c'], 'powershell'],
  [['cmd', '/S', '/C'], 'cmd'],
  [['C:\\Windows\\System32\\CMD.EXE', '/C'], 'cmd'],
  [['python3', '-c'], 'other'],
  [['/usr/bin/env', 'python3'], 'other'],
  [['fish', '-c'], 'other'],
  [[], 'other'],
])('languageOf(%j) is %s', (words, expected) => {
  expect(languageOf(words)).toBe(expected);
});

test.each([
  ['#!/bin/sh\nx', ['/bin/sh']],
  ['#! /usr/bin/env  python3 -u\r\nx', ['/usr/bin/env', 'python3', '-u']],
  ['#!', []],
  ['echo #!/bin/sh', undefined],
])('shebangOf(%j)', (text, expected) => {
  expect(shebangOf(text)).toEqual(expected);
});

describe('persistent map', () => {
  it('holds what an ordinary map holds, in order, and every older version stays as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat())), (entries) => {
        let map: PersistentMap<{ n: number }>;
        const plain = new Map<string, number>();
        const versions: [PersistentMap<{ n: number }>, Map<string, number>][] = [];
        for (const [key, n] of entries) {
          map = setIn(map, key, { n });
          plain.set(key, n);
          versions.push([map, new Map(plain)]);
        }
        for (const [version, expected] of versions) {
          const view = viewOf(version, ({ n }) => n);
          const sorted = [...expected].sort(([a], [b]) => (a < b ? -1 : 1));
          expect([...view]).toEqual(sorted);
          expect([...view.keys()]).toEqual(sorted.map(([key]) => key));
          expect([...view.values()]).toEqual(sorted.map(([, n]) => n));
          expect(view.size).toBe(expected.size);
          for (const [key, n] of expected) expect([view.get(key), view.has(key)]).toEqual([n, true]);
          expect(view.has('not there')).toBe(false);
        }
      }),
    );
  });

  it('makes a logarithmic number of nodes for each change, in whatever order keys come', () => {
    const size = 10_000;
    const most = Math.ceil(1.45 * Math.log2(size + 2));
    for (const order of ['up', 'down', 'mixed']) {
      let map: PersistentMap<{ n: number }>;
      for (let n = 0; n < size; n++) {
        const key = order === 'up' ? n : order === 'down' ? size - n : (n * 7919) % size;
        const before = map;
        map = setIn(map, String(key).padStart(6, '0'), { n });
        expect(map.height).toBeLessThanOrEqual(most);
        if (n % 1000 === 999) expect(unshared(map, before)).toBeLessThanOrEqual(3 * most);
      }
      expect([...entriesOf(map)]).toHaveLength(size);
      expect(getFrom(map, '000777')).toBeDefined();
    }
  });
});

/** Nodes of a map that an older one does not have. */
function unshared<T extends object>(map: PersistentMap<T>, older: PersistentMap<T>): number {
  const known = new Set<object>();
  for (const node of nodesOf(older)) known.add(node);
  return [...nodesOf(map)].filter((node) => !known.has(node)).length;
}

function* nodesOf<T extends object>(map: PersistentMap<T>): Generator<object> {
  if (map === undefined) return;
  yield map;
  yield* nodesOf(map.left);
  yield* nodesOf(map.right);
}

test.each<[string, number[][], [number, number][]]>([
  ['none', [[], [0], [0, 1]], []],
  ['itself', [[0]], [[0, 0]]],
  ['two', [[1], [0]], [[1, 0]]],
  ['a way round', [[1], [2], [0], [0]], [[2, 0]]],
  [
    'two apart',
    [[1], [0], [3], [2]],
    [
      [1, 0],
      [3, 2],
    ],
  ],
  ['a diamond is none', [[1, 2], [3], [3], []], []],
])('cycles: %s', (_title, links, expected) => {
  expect(cyclesIn(links).map(({ from, to }) => [from, to])).toEqual(expected);
});

test('cycles and reach of a long chain do not run out of stack', () => {
  const links = Array.from({ length: 50_000 }, (_, index) => [(index + 1) % 50_000]);
  expect(cyclesIn(links)).toHaveLength(1);
  expect(reachedFrom(7, links).size).toBe(50_000);
});
