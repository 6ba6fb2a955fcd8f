import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCatalog } from './files';
import { movesIn, storyOf } from './tag-story';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));
const today = '2026-11-23';

test('a moving tag is told from its first day', () => {
  const story = storyOf(catalog, 'docker.io/library/python:3.12-slim', today);
  expect(story?.chapters).toMatchObject([
    { from: '2023-10-02', until: '2025-08-12', name: 'Debian 12 (bookworm)', libc: 'glibc 2.36' },
    { from: '2025-08-12', until: undefined, name: 'Debian 13 (trixie)', libc: 'glibc 2.41' },
  ]);
  expect(story && movesIn(story)).toBe(
    'It moved once: from Debian 12 (bookworm) to Debian 13 (trixie) on 2025-08-12.',
  );
});

test('one that is listed no more says since when', () => {
  const story = storyOf(catalog, 'node:16-alpine3.15', today);
  expect(story && movesIn(story)).toContain('It is on the list no more since 2022-12-12.');
});

test.each(['node:22-slim-bookworm', 'quay.io/acme/node:20', 'cassandra:4', `node@sha256:${'a'.repeat(64)}`])(
  'nothing is told of %s',
  (text) => {
    expect(storyOf(catalog, text, today)).toBeUndefined();
  },
);
