import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, type Request, test } from '@playwright/test';
import { violationsOn } from './accessible';
import { editorOf, findingsOn, paste, summaryOf } from './page-parts';

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
  .replace('ENV NODE_ENV production', 'ENV NODE_ENV=production')
  .replace('USER node', 'USER 1000');

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
    ['user-not-numeric'],
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
  await expect(page.getByText('3 places are changed.')).toBeVisible();
  await expect(await editorOf(page)).toContainText('ENV NODE_ENV=production');
  await expect(button).toHaveCount(0);
  expect((await findingsOn(page)).join()).not.toContain('key-value-without-equals');
  await (await editorOf(page)).press('ControlOrMeta+z');
  await expect(await editorOf(page)).toContainText('ENV NODE_ENV production');
});

const node = 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD npm start\n';
const debian =
  'FROM debian:bullseye\nRUN apt-get update && apt-get install -y curl\nRUN useradd -r app\nUSER app\nCMD ["curl", "--version"]\n';

function cardsOn(page: Page): Locator {
  return page.locator('#plans').getByRole('article');
}

/** The usual wishes ask for several bases; a named one comes alone. */
function asksForCards(request: Request): boolean {
  return request.url().endsWith('/api/rewrite') && Array.isArray(request.postDataJSON().to);
}

test('the verdict is there before the bases to move to, and nothing moves when they come', async ({
  page,
}) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/rewrite', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/analyze');
  await paste(page, node);
  await expect(summaryOf(page)).toBeVisible();
  await expect(cardsOn(page)).toHaveCount(0);
  const findings = page.locator('#findings');
  const before = await findings.boundingBox();
  release();
  await expect(cardsOn(page).first()).toBeVisible();
  expect(Math.abs(((await findings.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(24);
  await expect(cardsOn(page).first()).toContainText('Smallest');
  await expect(page.getByRole('heading', { name: /bases it could stand on$/ })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test('an answer that does not come is said, and asked for again', async ({ page }) => {
  await page.route('**/api/rewrite', (route) =>
    route.fulfill({ status: 400, json: { title: 'No', detail: 'Not now.', code: 'x' } }),
  );
  await page.goto('/analyze');
  await paste(page, node);
  await expect(page.locator('#plans').getByRole('alert')).toHaveText('No: Not now.');
  await page.unroute('**/api/rewrite');
  await page.route('**/api/rewrite', (route) => route.abort());
  await paste(page, `${node}# changed\n`);
  await expect(page.locator('#plans').getByRole('alert')).toContainText('cannot be reached');
  await page.unroute('**/api/rewrite');
  await page.locator('#plans').getByRole('button', { name: 'Try again' }).click();
  await expect(cardsOn(page).first()).toBeVisible();
});

test('a plan is read with its reasons, and made in the editor as one step', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, node);
  await page.getByRole('button', { name: 'Show the Dockerfile on node:22', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('No failure found', { exact: true })).toBeVisible();
  await expect(
    dialog.getByText('Node.js 22 instead of 20: run the tests of the program on it.'),
  ).toBeVisible();
  await expect(dialog.locator('.cm-deletedChunk')).toContainText('FROM node:20');
  await expect(dialog.locator('.cm-changedLine')).toContainText('FROM node:22');
  expect(await violationsOn(page)).toEqual([]);

  const patch = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Patch' }).click();
  const path = await (await patch).path();
  expect(readFileSync(path, 'utf8')).toContain('\n-FROM node:20\n+FROM node:22\n');

  await dialog.getByRole('button', { name: 'Use it in the editor' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(await editorOf(page)).toContainText('FROM node:22');
  await (await editorOf(page)).press('ControlOrMeta+z');
  await expect(await editorOf(page)).toContainText('FROM node:20');
});

test('any base is asked for by its name; switching an edit off reads it again', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, debian);
  const named = page.getByLabel('What about');
  await named.fill('alpine:3.24');
  await named.press('Enter');
  const answer = page.getByRole('region', { name: 'The base you named' });
  await answer.getByRole('button', { name: 'Show the Dockerfile on alpine:3.24' }).click();
  const dialog = page.getByRole('dialog');
  const status = dialog.getByRole('status').first();
  await expect(status).toContainText('No failure found');
  await expect(dialog.getByRole('checkbox', { name: /^Stands on/ })).toBeDisabled();

  await dialog.getByRole('checkbox', { name: /installs with/ }).uncheck();
  await expect(status).toContainText('Not proved');
  await expect(dialog.locator('.cm-content')).toContainText('apt-get install');
  await expect(dialog.getByRole('checkbox', { name: /Accounts are made/ })).toBeChecked();
  await dialog.getByRole('checkbox', { name: /installs with/ }).check();
  await expect(status).toContainText('No failure found');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await named.fill('scratch');
  await named.press('Enter');
  await expect(answer.getByText(/^Line \d+: /).first()).toBeVisible();
  await named.fill('Not An Image');
  await named.press('Enter');
  await expect(answer.getByText(/is no image reference/)).toBeVisible();
});

test('what a base must have is set by keyboard, asked for, and stays in the address', async ({ page }) => {
  await page.goto(`/analyze?dockerfile=${encodeURIComponent(node)}`);
  await expect(cardsOn(page).first()).toContainText('musl');
  const glibc = page.getByRole('checkbox', { name: 'glibc' });
  const asked = page.waitForRequest(asksForCards);
  await glibc.focus();
  await page.keyboard.press('Space');
  expect((await asked).postDataJSON().keep).toEqual({ libc: 'glibc' });
  await expect(cardsOn(page).getByText('musl')).toHaveCount(0);
  expect(new URL(page.url()).searchParams.getAll('keep')).toEqual(['glibc']);

  await page.getByRole('checkbox', { name: 'musl' }).check();
  await expect(glibc).not.toBeChecked();
  await page.getByLabel('Largest size').selectOption('max-size=25MB');
  await expect(
    page
      .locator('#plans')
      .getByText(/none is known to have what you keep/)
      .first(),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'musl' })).toBeChecked();
  await expect(page.getByLabel('Largest size')).toHaveValue('max-size=25MB');
  await expect(
    page
      .locator('#plans')
      .getByText(/none is known to have what you keep/)
      .first(),
  ).toBeVisible();

  await paste(page, debian);
  await expect(page).toHaveURL(/\/analyze\?keep=musl&keep=max-size%3D25MB$/);

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Share it' }).click();
  await page.getByRole('link', { name: 'Open the shared report' }).click();
  await expect(page).toHaveURL(/\/r\/[\w-]+\?keep=musl&keep=max-size%3D25MB$/);
  await page.getByRole('link', { name: 'Open in the analyzer' }).click();
  await expect(page.getByRole('checkbox', { name: 'musl' })).toBeChecked();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the form answers with the same bases, each change as a patch', async ({ page }) => {
    await page.goto(`/analyze?dockerfile=${encodeURIComponent(node)}`);
    await page.getByLabel('glibc').check();
    await page.getByRole('button', { name: 'Show bases to move to' }).click();
    await expect(cardsOn(page).first()).toContainText('Smallest');
    await expect(page.getByLabel('glibc')).toBeChecked();
    await expect(page.locator('#plans pre').first()).toContainText('-FROM node:20');

    await page.getByLabel('or one by its name').fill('alpine:3.24');
    await page.getByRole('button', { name: 'Ask' }).click();
    await expect(cardsOn(page)).toHaveCount(1);
    await expect(cardsOn(page)).toContainText('Not proved');
    await expect(page.locator('#plans pre').first()).toBeVisible();
  });
});

test('on a phone the page keeps its width, and every card can be reached', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/analyze?dockerfile=${encodeURIComponent(node)}`);
  await expect(cardsOn(page).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await cardsOn(page).last().getByRole('button').click();
  await expect(page.getByRole('dialog').locator('.cm-content')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
