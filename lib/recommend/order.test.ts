import { expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { type Fit, no, type Requirement, withChanges, yes } from '../requirements/requirement';
import { rankImages } from './rank';

const today = '2026-11-23';
const catalog = readCatalog();
const lack = { code: 'has-no', name: 'it' } as const;

/** A need that only some images meet. */
function need(certainty: Requirement['certainty'], answer: (reference: string) => Fit): Requirement {
  return {
    kind: 'test',
    value: { code: 'more' },
    certainty,
    because: [],
    meets: ({ reference }) => answer(reference),
  };
}

function ranked(needs: readonly Requirement[]) {
  return rankImages(catalog, needs, undefined, today, 'linux/amd64').map(
    ({ image: { reference }, purpose, verdict }) => ({ purpose, reference, verdict }),
  );
}

test('fewer changes come first, however many there are', () => {
  const changes = (count: number, of: string) =>
    Array.from({ length: count }, () =>
      need('certain', (reference) => (reference === of ? yes : withChanges(lack))),
    );
  const all = Array.from({ length: 12 }, () => need('certain', () => withChanges(lack)));
  const [first, second, third] = ranked([
    ...all,
    ...changes(3, 'ubuntu:24.04'),
    ...changes(2, 'alpine:3.22'),
  ]);
  expect([first?.reference, second?.reference]).toEqual(['ubuntu:24.04', 'alpine:3.22']);
  expect(third?.verdict).toBe('runs-with-changes');
});

test('a need that is only possible decides nothing', () => {
  expect(ranked([need('possible', () => no(lack))])).toEqual(ranked([]));
  expect(new Set(ranked([need('likely', () => no(lack))]).map(({ verdict }) => verdict))).toEqual(
    new Set(['does-not-run']),
  );
});

test('previews come after all that is published for good, and root after other users', () => {
  const names = ranked([]).flatMap(({ purpose, reference, verdict }) =>
    verdict === 'runs-as-is' && purpose !== 'application' && purpose !== 'builder' ? [reference] : [],
  );
  const isPreview = (name: string) => /preview/.test(name);
  expect(names.findIndex(isPreview)).toBeGreaterThan(names.findLastIndex((name) => !isPreview(name)));
  const of = (tag: string) => names.indexOf(`gcr.io/distroless/static-debian13:${tag}`);
  expect(of('nonroot')).toBeLessThan(of('latest'));
  expect(of('debug-nonroot')).toBeLessThan(of('debug'));
  expect(of('latest')).toBeLessThan(of('debug'));
});

test('what is made for one application, or to build in, comes behind all that others may stand on', () => {
  const fits = ranked([]).filter(({ verdict }) => verdict === 'runs-as-is');
  const last = fits.findLastIndex(({ purpose }) => purpose === 'base' || purpose === 'runtime');
  const behind = fits.slice(last + 1).map(({ reference }) => reference);
  expect(behind).toEqual(expect.arrayContaining(['mysql:8.4', 'golang:1.27-trixie']));
});
