import { describe, expect, test } from 'vitest';
import { cases } from '../cases.fixture';
import { readCatalog } from '../catalog/files';
import type { RewriteRequest } from '../report/rewrite';
import { wishes } from '../report/wishes';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { rewrite } from './index';

const catalog = readCatalog();
const today = '2026-11-29';

/** Numbers that are the same in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const pieces = [
  '\\\n',
  '\n',
  'FROM node:20\n',
  'USER x\n',
  '$A',
  '"',
  '<<E\n',
  ' AS b',
  '\r',
  '#',
  'RUN apt-get install -y x\n',
  '\u{1f600}',
  '[',
  '&& ',
];

/** A file with a few things put in, taken out, and said twice. */
function changed(text: string, seed: number): string {
  const next = numbers(seed);
  let now = text;
  for (let times = 1 + next(4); times > 0; times -= 1) {
    const at = next(now.length + 1);
    const length = next(40);
    const choice = next(3);
    const put =
      choice === 0
        ? (pieces[next(pieces.length)] ?? '')
        : choice === 1
          ? now.slice(at, at + length).repeat(2)
          : '';
    now = now.slice(0, at) + put + now.slice(at + (choice === 0 ? 0 : length));
  }
  return now;
}

async function holds(request: RewriteRequest): Promise<void> {
  const { dockerfile } = request;
  const lines = indexLines(dockerfile);
  const { plans } = await rewrite(request, catalog, today);
  for (const { edits, text, proof } of plans) {
    const spans = edits.map(({ range, newText }) => ({ span: lines.spanOf(range), newText }));
    expect(applyEdits(dockerfile, spans)).toBe(text);
    if (proof.isProved) expect(proof.after.errors).toBeLessThanOrEqual(proof.before.errors);
  }
}

describe('whatever the text, edits give the text of the plan, and a proved one fails no more than before', () => {
  test.each(
    cases.filter((_, at) => at % 5 === 2).map(({ name, dockerfile }, at) => ({ name, dockerfile, at })),
  )('$name, changed at random', async ({ dockerfile, at }) => {
    await holds({ dockerfile: changed(dockerfile, at + 1), to: [...wishes, 'alpine:3.24'] });
  });
});

test('with every edit left out that may be, only what the move itself is remains', async () => {
  const dockerfile =
    'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN apt-get update && apt-get install -y curl && npm ci\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\nUSER node\nCMD npm start\n';
  const { plans } = await rewrite({ dockerfile, to: 'node:22-alpine3.24' }, catalog, today);
  const without = plans.flatMap(({ edits }) => edits.map(({ id }) => id));
  const { plans: bare } = await rewrite({ dockerfile, to: 'node:22-alpine3.24', without }, catalog, today);
  expect(bare[0]?.text).toBe(dockerfile.replace('node:20', 'node:22-alpine3.24'));
  const { plans: cures } = await rewrite({ dockerfile, safety: 'review' }, catalog, today);
  const ids = cures.flatMap(({ edits }) => edits.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(0);
  const { plans: none } = await rewrite({ dockerfile, safety: 'review', without: ids }, catalog, today);
  expect(none[0]?.text).toBe(dockerfile);
});
