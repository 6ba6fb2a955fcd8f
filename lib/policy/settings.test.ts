import { expect, test } from 'vitest';
import { parseReference } from '../reference/reference';
import { isCalled, isWithin } from './image-name';
import { isMeant, settingsFor } from './settings';

test.each([
  ['node', 'node:18', true],
  ['node', 'docker.io/library/node', true],
  ['node', 'ghcr.io/library/node', false],
  ['node', 'bitnami/node', false],
  ['node', 'nodered', false],
  ['node:18', 'node:18', true],
  ['node:18', 'node:18-slim', false],
  ['node:latest', 'node', true],
  ['node:latest', `node@sha256:${'a'.repeat(64)}`, false],
  ['docker.io/library/node', 'node:18', true],
  ['bitnami/*', 'bitnami/redis:7', true],
  ['bitnami/*', 'bitnamilegacy/redis:7', false],
  ['docker.io/*', 'node', true],
  ['gcr.io/*', 'gcr.io/distroless/static', true],
  ['gcr.io/distroless/*', 'gcr.io/distroless-fork/static', false],
])('by the name %s is meant %s: %s', (name, written, expected) => {
  const reference = parseReference(written);
  if ('error' in reference) throw new Error(reference.error);
  expect(isCalled(reference, name)).toBe(expected);
});

test.each([
  ['docker.io', 'node', true],
  ['docker.io/library', 'node', true],
  ['docker.io/library', 'bitnami/redis', false],
  ['registry.example.com', 'registry.example.com:5000/a', false],
  ['ghcr.io/acme', 'ghcr.io/acme-corp/a', false],
])('within %s lies %s: %s', (place, written, expected) => {
  const reference = parseReference(written);
  if ('error' in reference) throw new Error(reference.error);
  expect(isWithin(reference, place)).toBe(expected);
});

test.each([
  ['docker/', 'docker/Dockerfile', true],
  ['docker/', 'a/docker/Dockerfile', true],
  ['/docker/', 'a/docker/Dockerfile', false],
  ['*.test.Dockerfile', 'a/b/x.test.Dockerfile', true],
  ['services/**/Dockerfile', 'services/a/b/Dockerfile', true],
  ['services/**/Dockerfile', 'services/a/b/Dockerfile.dev', false],
  ['a', '../a', false],
])('by the glob %s is meant %s: %s', (glob, path, expected) => {
  expect(isMeant(path, [glob])).toBe(expected);
});

test('of overrides the later wins, entry by entry', () => {
  const configuration = {
    rules: { 'runs-as-root': 'error', 'base-tag-floating': 'info' },
    ignore: [{ rule: 'base-retired', reason: 'everywhere' }],
    policy: { reason: 'whole', digest: 'require', nonroot: 'require' },
    buildArgs: { A: '1', B: '1' },
    failOn: 'warning',
    overrides: [
      {
        paths: ['test/'],
        rules: { 'runs-as-root': 'off' },
        policy: { digest: 'optional' },
        buildArgs: { B: '2' },
      },
      { paths: ['test/slow/'], rules: { 'runs-as-root': 'info' }, failOn: 'never', target: 'slow' },
      { paths: ['*'], ignore: [{ rule: 'base-retired', reason: 'in test', paths: ['test/'] }] },
    ],
  } as const;
  const said = (path: string | undefined) => {
    const { rules, ignore, ...rest } = settingsFor(configuration, path);
    return {
      levels: [...rules].map(([rule, { entry, level }]) => `${rule} ${level} by ${entry}`),
      ignored: ignore.map(({ entry }) => entry),
      ...rest,
    };
  };
  expect(said('Dockerfile')).toEqual({
    levels: ['runs-as-root error by rules.runs-as-root', 'base-tag-floating info by rules.base-tag-floating'],
    ignored: ['ignore[0]'],
    policy: { reason: 'whole', digest: 'require', nonroot: 'require' },
    buildArgs: { A: '1', B: '1' },
    failOn: 'warning',
    minCertainty: 'possible',
  });
  expect(said('test/slow/Dockerfile')).toEqual({
    levels: [
      'runs-as-root info by overrides[1].rules.runs-as-root',
      'base-tag-floating info by rules.base-tag-floating',
    ],
    ignored: ['ignore[0]', 'overrides[2].ignore[0]'],
    policy: { reason: 'whole', digest: 'optional', nonroot: 'require' },
    buildArgs: { A: '1', B: '2' },
    target: 'slow',
    failOn: 'never',
    minCertainty: 'possible',
  });
  expect(said(undefined)).toEqual(said('Dockerfile'));
});
