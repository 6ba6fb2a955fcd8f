import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fc } from '../../lib/text/testing/fc';
import { faultsIn } from './check';
import { generators } from './generators';
import { analyzed, faultOf } from './growth';
import { mutatedFile } from './mutations';
import { besideAll } from './neighbours';
import { countSteps, type StepCounter } from './steps';

let steps: StepCounter;

beforeAll(async () => {
  steps = await countSteps();
});

afterAll(() => steps.end());

test('there are more than a hundred kinds, each by a name of its own', () => {
  expect(new Set(generators.map(({ name }) => name)).size).toBe(generators.length);
  expect(generators.length).toBeGreaterThan(100);
});

/** Enough for a square to show; `npm run fuzz` takes longer texts. */
const length = 3_000;

describe('no kind of file costs more than its length allows', () => {
  test.each(generators.map((generator) => [generator.name, generator] as const))(
    '%s',
    async (_, generator) => {
      expect(await faultOf(generator, length, steps)).toBeUndefined();
    },
  );
});

test('real files with tokens and bytes changed: nothing throws, and reports are small and point into the text', async () => {
  await fc.assert(
    fc.asyncProperty(mutatedFile, async (text) => {
      expect(faultsIn(text, await analyzed({ dockerfile: text }))).toEqual([]);
    }),
    { numRuns: 250 },
  );
}, 120_000);

test('whatever stands beside a file: nothing throws, and reports are small and point into the text', async () => {
  await fc.assert(
    fc.asyncProperty(besideAll, async (subject) => {
      expect(faultsIn(subject.dockerfile, await analyzed(subject))).toEqual([]);
    }),
    { numRuns: 250 },
  );
}, 120_000);
