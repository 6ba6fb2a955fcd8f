import { expect, test } from 'vitest';
import { fitsWildcard } from './wildcard';

test.each([
  ['curl', 'curl', true],
  ['curl', 'curl-dev', false],
  ['tzdata*', 'tzdata', true],
  ['tzdata*', 'tzdata-legacy', true],
  ['tzdata*', 'my-tzdata', false],
  ['quay.io/quarkus/*mandrel*', 'quay.io/quarkus/ubi9-quarkus-mandrel-builder-image', true],
  ['quay.io/quarkus/*mandrel*', 'quay.io/quarkus/ubi9-quarkus-micro-image', false],
  ['a*b*b', 'ab', false],
  ['a*a', 'a', false],
])('%s and %s: %s', (pattern, name, fits) => {
  expect(fitsWildcard(pattern, name)).toBe(fits);
});
