import { describe, expect, it } from 'vitest';
import { mostAlike } from './alike';
import { growthOf } from './testing/growth';

const ids = [
  'distroless-static-debian13-nonroot',
  'distroless-static-debian12-nonroot',
  'distroless-base-debian13-nonroot',
  'node-24-trixie-slim',
  'node-24-alpine3.24',
  'python-3.14-slim-trixie',
  'scratch',
];

function nearest(asked: string): readonly string[] {
  return mostAlike(asked, ids, (id) => [id], 2);
}

describe('what is written alike', () => {
  it.each([
    ['distroless-static-debian12', 'distroless-static-debian12-nonroot'],
    ['Distroless_Static_Debian13', 'distroless-static-debian13-nonroot'],
    ['node-24-slim', 'node-24-trixie-slim'],
    ['slim-node-24-trixie', 'node-24-trixie-slim'],
    ['nod-24-alpine', 'node-24-alpine3.24'],
    ['python-3.14', 'python-3.14-slim-trixie'],
    ['scracth', 'scratch'],
  ])('%s is most like %s', (asked, expected) => {
    expect(nearest(asked)[0]).toBe(expected);
  });

  it.each(['', '-', 'zzzz', 'wordpress', 'constructor'])('nothing is like %j', (asked) => {
    expect(nearest(asked)).toEqual([]);
  });

  it('leaves out the rest where one is called that', () => {
    expect(nearest('distroless-static-debian13')).toHaveLength(2);
    expect(nearest('node-24-trixie-slim')).toEqual(['node-24-trixie-slim']);
  });

  it('takes any of several names', () => {
    const guides = [{ slug: 'wolfi', title: 'Wolfi and Chainguard' }];
    expect(mostAlike('chainguard', guides, ({ slug, title }) => [slug, title], 5)).toEqual(guides);
  });

  it('reads no more of a name than its beginning', () => {
    const ofLength = (length: number) => 'a-'.repeat(length);
    expect(growthOf(ofLength, (asked) => mostAlike(asked, ids, (id) => [id], 2), 10_000)).toBeLessThan(0.5);
  });
});
