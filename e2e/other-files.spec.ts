import { spawnSync } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { paste, summaryOf } from './page-parts';

const compose = [
  'version: "3.9"',
  'services:',
  '  web:',
  '    build: ./web',
  '    environment:',
  '      DB_PASSWORD: hunter2-Kx93',
  '  db:',
  '    image: postgres:18',
  '',
].join('\n');
const sentence = 'This is a Compose file: paste the Dockerfile that build: names, web/Dockerfile';

test('a Compose file is recognized, and says what to paste instead', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, compose);
  await expect(summaryOf(page)).toHaveText(sentence);
  await expect(page.locator('[id^="finding-"]')).toHaveCount(1);
  await expect(page.getByText('nknown instruction')).toHaveCount(0);
  await expect(page.getByText('No grade')).toBeVisible();
  // There is no base to move from.
  await expect(page.locator('#plans')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await paste(page, 'FROM alpine:3.24\nUSER 1000\nCMD ["sleep", "1"]\n');
  await expect(summaryOf(page)).toHaveText('Nothing found that keeps this from building or starting');
  await expect(page.locator('#plans')).toBeVisible();
});

test('the same without JavaScript, from the API and on the command line', async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/analyze?dockerfile=${encodeURIComponent(compose)}`);
  await expect(summaryOf(page)).toHaveText(sentence);
  await context.close();

  const { summary, findings, grade } = await (
    await request.post('/api/analyze', { data: { dockerfile: compose } })
  ).json();
  expect(summary).toMatchObject({ verdict: 'will-not-build', otherFile: 'compose' });
  expect(findings).toMatchObject([{ rule: 'no-dockerfile', range: { start: { line: 1 } } }]);
  expect(grade).toMatchObject({ kind: 'not-graded', because: 'no-dockerfile' });

  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bin/plinth.ts', 'analyze', '--no-color', '-'],
    { input: compose, encoding: 'utf8', env: { ...process.env, PLINTH_TODAY: '2026-11-23' } },
  );
  expect(stdout.split('\n')[0]).toBe(sentence);
  expect(stdout).not.toContain('nknown instruction');
  expect(status).toBe(1);
});
