import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { editorOf, findingsOn, paste } from './page-parts';

const written = [
  '# Stays.',
  'FROM node:24',
  'MAINTAINER Jane <jane@x.org>',
  'ENV NODE_ENV production',
  'WORKDIR /app',
  'COPY . .',
  'RUN npm ci --omit=dev',
  'USER node',
  'CMD node server.js',
  '',
].join('\n');
const better = written
  .replace('MAINTAINER Jane <jane@x.org>', 'LABEL org.opencontainers.image.authors="Jane <jane@x.org>"')
  .replace('ENV NODE_ENV production', 'ENV NODE_ENV=production');

function plinth(args: readonly string[], input = ''): { code: number | null; out: string; said: string } {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'bin/plinth.ts', ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, PLINTH_TODAY: '2026-11-23' },
  });
  return { code: run.status, out: run.stdout, said: run.stderr };
}

test('route and command line make the same text; each edit says why', async ({ request }) => {
  const answer = await request.post('/api/rewrite', { data: { dockerfile: written } });
  expect(answer.status()).toBe(200);
  const {
    plans: [plan],
  } = await answer.json();
  expect(plan).toMatchObject({ kind: 'cures', text: better, proof: { isProved: true } });
  expect(plan.edits.map(({ rules }: { rules: string[] }) => rules)).toEqual([
    ['maintainer-deprecated'],
    ['key-value-without-equals'],
  ]);

  const printed = plinth(['fix', '-'], written);
  expect(printed).toMatchObject({ code: 0, out: better });
  expect(printed.said).toContain('line 3: `MAINTAINER` is deprecated');

  const [first] = plan.edits;
  const without = await request.post(`/api/rewrite?without=${encodeURIComponent(first.id)}`, {
    headers: { 'content-type': 'text/plain' },
    data: written,
  });
  expect((await without.json()).plans[0].text).toContain('MAINTAINER');
  const refused = await request.post('/api/rewrite', { data: { dockerfile: written, safety: 'all' } });
  expect(refused.status()).toBe(400);
  expect(await refused.json()).toMatchObject({ errors: [{ path: 'safety' }] });
});

test('the command shows the difference as patch reads it, or writes the file and keeps its mode', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-fix-'));
  const file = join(folder, 'Dockerfile');
  writeFileSync(file, written, { mode: 0o640 });

  const shown = plinth(['fix', file, '--diff']);
  expect(shown.out).toContain('\n-MAINTAINER Jane <jane@x.org>\n');
  const patched = join(folder, 'patched');
  writeFileSync(patched, written);
  expect(spawnSync('patch', [patched], { input: shown.out }).status).toBe(0);
  expect(readFileSync(patched, 'utf8')).toBe(better);

  expect(plinth(['fix', file, '--write']).out).toBe('');
  expect(readFileSync(file, 'utf8')).toBe(better);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(plinth(['fix', file, '--diff'])).toMatchObject({ code: 0, out: '' });
  expect(plinth(['fix', '-', '--write'], written).code).toBe(2);
  expect(plinth(['fix', '-'], 'FROM alpine:3.22\nRUN apt-get update\n').code).toBe(1);
  expect(plinth(['fix', '-', '--to', 'alpine:3.24'], 'FROM\n')).toMatchObject({ code: 2, out: '' });
  rmSync(folder, { recursive: true });
});

test('one button makes all safe edits in the editor, and undo takes them back', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, written);
  const button = page.getByRole('button', { name: /^Make all \d+ safe edits$/ });
  await button.click();
  await expect(page.getByText('2 places are changed.')).toBeVisible();
  await expect(await editorOf(page)).toContainText('ENV NODE_ENV=production');
  await expect(button).toHaveCount(0);
  expect((await findingsOn(page)).join()).not.toContain('key-value-without-equals');
  await (await editorOf(page)).press('ControlOrMeta+z');
  await expect(await editorOf(page)).toContainText('ENV NODE_ENV production');
});

test('the file on another base: what changes, what to know, and the edits made in the editor', async ({
  page,
}) => {
  await page.goto('/analyze');
  await paste(page, 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD npm start\n');
  await page.getByText('Move to another base').click();
  await page.getByRole('button', { name: 'Least change' }).click();
  await expect(page.getByText('No failure found', { exact: true })).toBeVisible();
  await expect(page.getByText('Node.js 22 instead of 20: run the tests of the program on it.')).toBeVisible();
  await page.getByRole('button', { name: 'Make these edits' }).click();
  await expect(await editorOf(page)).toContainText('FROM node:22-bookworm');
  await expect(page.getByText('No failure found', { exact: true })).toHaveCount(0);

  await page.getByLabel('Image or family').fill('scratch');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('Fails', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Line 4: /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make these edits' })).toHaveCount(0);

  await page.getByLabel('Image or family').fill('Not An Image');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText(/is no image reference/)).toBeVisible();
});
