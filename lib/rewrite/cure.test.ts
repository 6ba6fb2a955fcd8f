import { describe, expect, test } from 'vitest';
import { badExamples, cases } from '../cases.fixture';
import { readCatalog } from '../catalog/files';
import type { Plan, RewriteRequest } from '../report/rewrite';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { cure } from './cure';

const today = '2026-11-23';
const catalog = readCatalog();
const files = [...cases, ...badExamples];

async function planOf(request: RewriteRequest): Promise<Plan> {
  const { plans } = await cure(request, catalog, today);
  const [plan] = plans;
  if (plan === undefined) throw new Error('no plan');
  return plan;
}

function applied(text: string, { edits }: Plan): string {
  const lines = indexLines(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: lines.spanOf(range),
      newText,
    })),
  );
}

describe.each(['safe', 'review'] as const)('all %s edits of every file we have', (safety) => {
  let changed = 0;

  test.each(files)('$name', async ({ dockerfile, options }) => {
    const request = { dockerfile, ...options, safety };
    const made = await planOf(request);
    if (made.edits.length > 0) changed += 1;
    expect(applied(dockerfile, made)).toBe(made.text);
    expect(made.proof.isProved).toBe(true);
    expect(made.proof.after.errors).toBeLessThanOrEqual(made.proof.before.errors);
    if (safety === 'safe') expect(made.edits.every((edit) => edit.safety === 'safe')).toBe(true);

    const again = await planOf({ ...request, dockerfile: made.text });
    expect(again.text).toBe(made.text);

    const one = made.edits[0]?.id;
    if (one === undefined) return;
    const other = await planOf({ ...request, without: [one] });
    expect(other.edits.map(({ id }) => id)).not.toContain(one);
    expect(applied(dockerfile, other)).toBe(other.text);
  });

  test('many of them are changed', () => {
    expect(changed).toBeGreaterThan(50);
  });
});

async function cured(dockerfile: string, more: Omit<RewriteRequest, 'dockerfile'> = {}): Promise<Plan> {
  return await planOf({ dockerfile, ...more });
}

test('what one edit brings to light is cured in the same go, each with its reason', async () => {
  const dockerfile =
    '# Keeps its comment.\r\nFROM alpine:3.22\r\nMAINTAINER me\r\nENV a b\r\nUSER 1000\r\nCMD ["sh"]\r\n';
  const made = await cured(dockerfile);
  expect(made.text).toBe(
    '# Keeps its comment.\r\nFROM alpine:3.22\r\nLABEL org.opencontainers.image.authors="me"\r\nENV a=b\r\nUSER 1000\r\nCMD ["sh"]\r\n',
  );
  expect(made.edits.every(({ because }) => because.length > 10)).toBe(true);
});

test('nothing to do changes nothing, and says what is left', async () => {
  const dockerfile = 'FROM alpine:3.22\nRUN apt-get update\nUSER 1000\nCMD ["sh"]\n';
  const made = await cured(dockerfile);
  expect(made.text).toBe(dockerfile);
  expect(made.edits).toEqual([]);
  expect(made.left.map(({ rule }) => rule)).toContain('package-manager-not-found');
  expect(made.proof).toMatchObject({ isProved: true, before: { errors: 1 }, after: { errors: 1 } });
});

test('what is to be looked at is done only when asked for', async () => {
  const dockerfile =
    'FROM gcr.io/distroless/nodejs24-debian12:nonroot\nCOPY . /app\nCMD ["/app/server.js"]\n';
  expect((await cured(dockerfile)).text).toBe(dockerfile);
  const made = await cured(dockerfile, { safety: 'review' });
  expect(made.text).toBe(dockerfile.replace('debian12', 'debian13'));
  expect(made.edits[0]).toMatchObject({ rules: [expect.stringMatching(/^base-/)], safety: 'review' });
});
