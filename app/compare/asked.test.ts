import { describe, expect, test, vi } from 'vitest';
import { readCatalog } from '@/lib/catalog/files';
import { readAsked } from './asked';

vi.mock('server-only', () => ({}));

const catalog = readCatalog();

function asked(address: string) {
  return readAsked(new URLSearchParams(address), catalog, '2026-11-23');
}

describe('what is added', () => {
  test.each([
    ['add=node-24-trixie-slim', 'node-24-trixie-slim'],
    ['add=node:24-trixie-slim', 'node-24-trixie-slim'],
    ['add=gcr.io/distroless/static-debian13:nonroot', 'distroless-static-debian13-nonroot'],
    ['add=scratch', 'scratch'],
    ['add=node+24+bookworm+slim', 'node-24-bookworm-slim'],
  ])('%s is one image', (address, id) => {
    const { images, problem, choices, isCanonical } = asked(`with=alpine-3.24&${address}`);
    expect(images.map((image) => image.id)).toEqual(['alpine-3.24', id]);
    expect([problem, choices, isCanonical]).toEqual([undefined, undefined, false]);
  });

  test('words that fit several are a question, with all of them a link away', () => {
    const { images, problem, choices, typed, isCanonical } = asked('with=alpine-3.24&add=python+3.13');
    expect(images.map(({ id }) => id)).toEqual(['alpine-3.24']);
    expect(problem).toBe(`“python 3.13” fits ${choices?.total} images. Which one?`);
    expect(choices?.images).toHaveLength(12);
    expect(choices?.href).toBe('/?q=python%203.13');
    expect([typed, isCanonical]).toEqual(['python 3.13', true]);
  });

  test('a name that is not there offers the closest, where there are any', () => {
    const { problem, choices } = asked('add=pyhton:3.13-slim-trixie');
    expect(problem).toBe('The catalog has no image “pyhton:3.13-slim-trixie”. The closest by name:');
    expect(choices?.images[0]?.id).toBe('python-3.13-slim-trixie');
    expect(asked('add=zzqx%2Fvvkw')).toMatchObject({
      problem: 'The catalog has no image “zzqx/vvkw”.',
      choices: undefined,
      typed: 'zzqx/vvkw',
    });
  });

  test('words from a prototype, and very long ones, are words', () => {
    for (const add of ['constructor', '__proto__', 'a'.repeat(100_000)])
      expect(asked(`add=${add}`).problem).toMatch(/^The catalog has no image/);
  });
});
