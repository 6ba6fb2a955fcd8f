import { expect, test } from '@playwright/test';
import { summaryOf } from './page-parts';

const plain = { 'content-type': 'text/plain' };

function file(count: number, line: (at: number) => string): string {
  return `FROM debian:13\n${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`;
}

const manyRuns = file(20_000, () => 'RUN apt-get update && apt-get install -y curl');
const manyFaults = file(20_000, (at) => `FOO ${at}`);

test('a generated file of 20,000 faults gets a report that can be read', async ({ request }) => {
  const answer = await request.post('/api/analyze', { headers: plain, data: manyFaults });
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  expect(text.length).toBeLessThan(2_000_000);
  const report = JSON.parse(text);
  expect(report.omitted).toContainEqual({
    rule: 'syntax',
    severity: 'error',
    consequence: 'will-not-build',
    count: 19_900,
  });
  expect(report.summary.text).toContain('and 19,999 more');
});

test('others are answered while a large file is analyzed', async ({ request }) => {
  let isDone = false;
  const large = request.post('/api/analyze', { headers: plain, data: manyRuns }).finally(() => {
    isDone = true;
  });
  const waits: number[] = [];
  while (!isDone) {
    const start = Date.now();
    expect((await request.get('/api/health')).status()).toBe(200);
    waits.push(Date.now() - start);
  }
  expect((await large).status()).toBe(200);
  expect(waits.length).toBeGreaterThan(5);
  expect(Math.max(...waits)).toBeLessThan(1500);
});

test('functions that call functions and variables that grow end in a report', async ({ request }) => {
  const calls = Array.from({ length: 900 }, (_, at) => `f${at}() { f${at - 1}; }`).join('; ');
  const grows = `A=xxxxxxxx; ${'A=$A$A$A; '.repeat(500)}`;
  for (const script of [`${calls}; f899`, grows]) {
    const data = `FROM debian:13\nRUN ${script}\n`;
    expect((await request.post('/api/analyze', { headers: plain, data })).status()).toBe(200);
  }
});

test('the page shows the first hundred of a kind and says how many more there are', async ({ page }) => {
  await page.goto('/analyze');
  await page.locator('.cm-content').waitFor();
  await page.setInputFiles('input[type="file"]', {
    name: 'Dockerfile',
    mimeType: 'text/plain',
    buffer: Buffer.from(manyFaults),
  });
  await expect(summaryOf(page)).toContainText('and 19,999 more');
  await expect(page.getByText('and 19,900 more of syntax')).toBeVisible();
  expect(await page.locator('*').count()).toBeLessThan(6_000);
  await page.keyboard.press('F8');
  await expect(page.getByRole('status').filter({ hasText: 'line 1:' })).toBeAttached();
});

test('the whole table without JavaScript comes a hundred lines at a time', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto('/?view=flat&rows=all');
  expect((await answer?.body())?.length).toBeLessThan(1_000_000);
  const names = page.locator('tbody th a');
  await expect(names).toHaveCount(100);
  const before = await names.allInnerTexts();
  await page
    .getByRole('navigation', { name: 'Pages of the table' })
    .getByRole('link', { name: 'Page 2' })
    .click();
  await expect(page).toHaveURL(/page=2/);
  await expect(names).toHaveCount(100);
  expect((await names.allInnerTexts()).filter((name) => before.includes(name)).length).toBeLessThan(20);
  await context.close();
});
