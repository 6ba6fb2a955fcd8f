import { describe, expect, test } from 'vitest';
import { fc } from '../text/testing/fc';
import {
  familiarName,
  familiarReference,
  formatReference,
  isReferenceError,
  parseReference,
} from './reference';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('parseReference', () => {
  test.each([
    ['node', 'docker.io', 'library/node', undefined, undefined],
    ['node:20', 'docker.io', 'library/node', '20', undefined],
    ['library/node:20', 'docker.io', 'library/node', '20', undefined],
    ['docker.io/node', 'docker.io', 'library/node', undefined, undefined],
    ['docker.io/library/node:20-alpine3.19', 'docker.io', 'library/node', '20-alpine3.19', undefined],
    ['index.docker.io/node', 'docker.io', 'library/node', undefined, undefined],
    ['redhat/ubi9-micro', 'docker.io', 'redhat/ubi9-micro', undefined, undefined],
    ['localhost/app', 'localhost', 'app', undefined, undefined],
    ['localhost:5000/app:1', 'localhost:5000', 'app', '1', undefined],
    ['registry:5000/node:20', 'registry:5000', 'node', '20', undefined],
    ['registry:5000/library/node', 'registry:5000', 'library/node', undefined, undefined],
    ['node:5000', 'docker.io', 'library/node', '5000', undefined],
    ['gcr.io/distroless/static:nonroot-amd64', 'gcr.io', 'distroless/static', 'nonroot-amd64', undefined],
    ['Registry/app', 'Registry', 'app', undefined, undefined],
    ['[2001:db8::1]:5000/app:1', '[2001:db8::1]:5000', 'app', '1', undefined],
    ['a.b-c.d/e/f_g/h__i/j--k:v1.2_3-4', 'a.b-c.d', 'e/f_g/h__i/j--k', 'v1.2_3-4', undefined],
    [`node@${digest}`, 'docker.io', 'library/node', undefined, digest],
    [`node:20@${digest}`, 'docker.io', 'library/node', '20', digest],
    [`registry:5000/node:20@${digest}`, 'registry:5000', 'node', '20', digest],
    [`node@sha512:${'a'.repeat(128)}`, 'docker.io', 'library/node', undefined, `sha512:${'a'.repeat(128)}`],
    ['node:_x', 'docker.io', 'library/node', '_x', undefined],
  ])('%s', (text, registry, repository, tag, expectedDigest) => {
    expect(parseReference(text)).toEqual({ registry, repository, tag, digest: expectedDigest });
  });

  test.each([
    ['', 'empty'],
    ['Node', 'lowercase'],
    ['library/Node:20', 'lowercase'],
    ['docker.io/library/NODE', 'lowercase'],
    ['node:', 'tag'],
    ['node:-x', 'tag'],
    [`node:${'x'.repeat(129)}`, 'tag'],
    ['node:20:30', 'repository name'],
    ['node/', 'repository name'],
    ['/node', 'registry|repository'],
    ['a//b', 'repository name'],
    ['a/-b', 'repository name'],
    ['a/b-', 'repository name'],
    ['a/b___c', 'repository name'],
    ['a/b..c', 'repository name'],
    [' node', 'repository name'],
    ['node ', 'repository name'],
    ['${BASE}', 'lowercase|repository'],
    ['https://docker.io/node', 'registry|repository'],
    ['a'.repeat(256), '255'],
    ['a'.repeat(64), 'hexadecimal'],
    ['node@sha256:abc', 'digest'],
    [`node@sha256:${'A'.repeat(64)}`, 'digest'],
    [`node@md5:${'a'.repeat(64)}`, 'digest'],
    ['node@', 'digest'],
    ['registry.example:port/app', 'registry'],
  ])('refuses %j', (text, expected) => {
    const result = parseReference(text);
    expect(isReferenceError(result) ? result.error : 'was read').toMatch(new RegExp(expected));
  });
});

test.each([
  ['docker.io/library/node:20', 'node', 'node:20'],
  ['docker.io/redhat/ubi9', 'redhat/ubi9', 'redhat/ubi9'],
  ['docker.io/library/a/b', 'library/a/b', 'library/a/b'],
  ['gcr.io/distroless/static:nonroot', 'gcr.io/distroless/static', 'gcr.io/distroless/static:nonroot'],
])('familiar names of %s', (text, name, full) => {
  const reference = parseReference(text);
  if (isReferenceError(reference)) throw new Error(reference.error);
  expect(familiarName(reference)).toBe(name);
  expect(familiarReference(reference)).toBe(full);
});

const component = fc.stringMatching(/^[a-z0-9]{1,5}([._]|__|-{1,3})?[a-z0-9]{1,5}$/);
const references = fc.record({
  registry: fc.constantFrom(
    'docker.io',
    'localhost',
    'localhost:5000',
    'ghcr.io',
    'registry:5000',
    '[::1]:80',
  ),
  repository: fc.array(component, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/')),
  tag: fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/), { nil: undefined }),
  digest: fc.option(
    fc.stringMatching(/^[a-f0-9]{64}$/).map((hex) => `sha256:${hex}`),
    { nil: undefined },
  ),
});

test('formatting and the familiar form both read back as the same reference', () => {
  fc.assert(
    fc.property(references, (reference) => {
      expect(parseReference(formatReference(reference))).toEqual(reference);
      expect(parseReference(familiarReference(reference))).toEqual(reference);
    }),
  );
});

test('any text is read or refused, and what is read is stable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      const result = parseReference(text);
      if (!isReferenceError(result)) expect(parseReference(formatReference(result))).toEqual(result);
    }),
    { numRuns: 2000 },
  );
});
