import { describe, expect, test } from 'vitest';
import { keyOf, reportOf } from './which';

const asked = (url: string) => ({ method: 'GET', url, headers: {} });

describe('what is kept of a report', () => {
  test.each(['/r/AbC', '/r/AbC?findings=2&lines=401'])('is its page %s', (url) => {
    expect([keyOf(asked(url)), reportOf(url)]).toEqual([url, 'AbC']);
  });

  test('is its picture, once for all that is put behind its address', () => {
    const addresses = [
      '/r/AbC/opengraph-image',
      '/r/AbC/opengraph-image?0f1e',
      '/r/AbC/opengraph-image?x=1&y=2',
    ];
    expect(addresses.map((url) => keyOf(asked(url)))).toEqual(addresses.map(() => addresses[0]));
    expect(addresses.map(reportOf)).toEqual(['AbC', 'AbC', 'AbC']);
  });

  test.each([
    '/opengraph-image?0f',
    '/images/scratch/opengraph-image?0f',
    '/guides/choosing/opengraph-image',
  ])('of the catalog is the picture %s', (url) => {
    expect([keyOf(asked(url)), reportOf(url)]).toEqual([url.split('?')[0], undefined]);
  });

  test.each([
    '/r/AbC.svg',
    '/r/AbC/Dockerfile',
    '/r/AbC/opengraph-image/x',
    '/r/AbC/opengraph-imagex',
    '/r/AbC/delete?token=x',
  ])('is not %s', (url) => {
    expect(keyOf(asked(url))).toBeUndefined();
  });
});
