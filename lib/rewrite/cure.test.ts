import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readCatalog } from '../catalog/files';
import type { Rewrite } from '../report/rewrite';
import { rules } from '../rules';
import { readExample } from '../rules/example';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { cure } from './cure';

const today = '2026-11-23';
const catalog = readCatalog();
const folder = join(process.cwd(), 'e2e', 'cases');

const Options = z.object({
  options: z
    .object({
      target: z.string().optional(),
      platform: z.string().optional(),
      buildArgs: z.record(z.string(), z.string()).optional(),
    })
    .default({}),
});

const files = [
  ...readdirSync(folder).map((name) => ({
    name,
    dockerfile: readFileSync(join(folder, name, 'Dockerfile'), 'utf8'),
    options: Options.parse(JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'))).options,
  })),
  ...rules.flatMap(({ id, examples }) =>
    examples.bad.map(({ title, dockerfile }) => ({
      name: `${id}: ${title}`,
      dockerfile: readExample(dockerfile).text,
      options: {},
    })),
  ),
];

function applied(text: string, { edits }: Rewrite): string {
  const lines = indexLines(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
      newText,
    })),
  );
}

describe.each(['safe', 'review'] as const)('all %s edits of every file we have', (safety) => {
  let changed = 0;

  test.each(files)('$name', async ({ dockerfile, options }) => {
    const request = { dockerfile, ...options, safety };
    const made = await cure(request, catalog, today);
    if (made.edits.length > 0) changed += 1;
    expect(applied(dockerfile, made)).toBe(made.text);
    expect(made.proof.isProved).toBe(true);
    expect(made.proof.after.errors).toBeLessThanOrEqual(made.proof.before.errors);
    if (safety === 'safe')
      expect(made.edits.flatMap(({ causes }) => causes).every((cause) => cause.safety === 'safe')).toBe(true);

    const again = await cure({ ...request, dockerfile: made.text }, catalog, today);
    expect(again.text).toBe(made.text);

    const without = made.edits.flatMap(({ causes }) => causes.map(({ id }) => id));
    const [one] = without;
    if (one === undefined) return;
    const other = await cure({ ...request, without: [one] }, catalog, today);
    expect(other.edits.flatMap(({ causes }) => causes.map(({ id }) => id))).not.toContain(one);
    expect(applied(dockerfile, other)).toBe(other.text);
  });

  test('many of them are changed', () => {
    expect(changed).toBeGreaterThan(50);
  });
});

async function cured(dockerfile: string, more: object = {}): Promise<Rewrite> {
  return await cure({ dockerfile, ...more }, catalog, today);
}

test('what one edit brings to light is cured in the same go, each with its reason', async () => {
  const dockerfile =
    '# Keeps its comment.\r\nFROM alpine:3.22\r\nMAINTAINER me\r\nENV a b\r\nUSER 1000\r\nCMD ["sh"]\r\n';
  const made = await cured(dockerfile);
  expect(made.text).toContain('# Keeps its comment.\r\n');
  expect(made.text).toContain('ENV a="b"\r\n'.replaceAll('"', made.text.includes('a="b"') ? '"' : ''));
  expect(made.edits.every(({ causes }) => causes.every(({ because }) => because.length > 10))).toBe(true);
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
  expect(made.edits[0]?.causes[0]).toMatchObject({ rule: expect.stringMatching(/^base-/), safety: 'review' });
});
