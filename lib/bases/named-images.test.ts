import { expect, test } from 'vitest';
import { namedImages } from './named-images';

test.each<[string, readonly string[]]>([
  ['FROM debian:13\n', ['debian:13']],
  [
    'ARG TAG=24\nFROM node:${TAG} AS build\nFROM build\nCOPY --from=ghcr.io/acme/tools:1 /a /a\n',
    ['node:24', 'ghcr.io/acme/tools:1'],
  ],
  ['FROM scratch\nFROM ${BASE}\n', []],
  ['FROM a\nFROM a\nFROM b\nFROM c\n', ['a', 'b']],
  ['', []],
])('%j', (dockerfile, expected) => {
  expect(namedImages({ dockerfile }, 2)).toEqual(expected);
});

test('a build argument decides', () => {
  expect(namedImages({ dockerfile: 'ARG BASE\nFROM ${BASE}\n', buildArgs: { BASE: 'x:1' } }, 2)).toEqual([
    'x:1',
  ]);
});
