import { expect, test } from 'vitest';
import type { Variant } from '../family';
import { familyOf, problemsOf, read, variantOf } from './checks.fixture';

/** Kinds of facts that were wrong once. */
test.each<readonly [string, Variant]>([
  ['consistent', variantOf({ packageManagers: { value: ['apt'], ...read } })],
  [
    'shell-linked',
    variantOf({
      upstream: { value: { distribution: 'wolfi' }, ...read },
      packages: { value: { bash: '5.3', busybox: '1.38' }, ...read },
      shell: { value: { name: 'bash', path: '/bin/sh' }, ...read },
    }),
  ],
  [
    'shell-linked',
    variantOf({
      upstream: { value: { distribution: 'debian', release: '13' }, ...read },
      packages: { value: { bash: '5.2', dash: '0.5' }, ...read },
      shell: { value: { name: 'bash', path: '/bin/sh' }, ...read },
    }),
  ],
  [
    'preview-open',
    variantOf(
      { supportEnds: { value: { date: '2030-01-01', of: 'image', what: 'it' }, ...read } },
      { reference: 'example:11.0-preview-alpine' },
    ),
  ],
  [
    'one-build',
    variantOf({
      built: { value: '2022-12-22', ...read },
      packages: { value: { bash: '5.1.8-6.el9_3' }, ...read },
    }),
  ],
])('%s', (id, variant) => {
  expect(problemsOf(id, familyOf(variant)).length).toBeGreaterThan(0);
});
