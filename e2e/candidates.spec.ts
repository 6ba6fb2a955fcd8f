import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Report } from '../lib/report/report';
import { encodeReport } from '../lib/store/report-row';
import { openSqliteStore } from '../lib/store/sqlite';
import { forEver } from '../lib/store/testing/sample-report';
import { paste, summaryOf } from './page-parts';

const dockerfile = 'FROM node:24-trixie-slim\nCOPY . /app\nUSER node\nCMD ["node", "/app/server.js"]\n';

test('bases that fit are weighed by size, shell, user and support', async ({ page, request }) => {
  const report = await (await request.post('/api/analyze', { data: { dockerfile } })).json();
  const first = report.recommendations.find(
    ({ verdict, known }: { verdict: string; known: { compressedSize?: number } }) =>
      verdict === 'runs-as-is' && known.compressedSize !== undefined,
  );
  const { id } = await (await request.post('/api/reports', { data: { dockerfile } })).json();
  await page.goto(`/r/${id}`);
  const list = page.getByRole('region', { name: 'Runs as it is' });
  const row = list.getByRole('row').filter({ hasText: first.reference }).first();
  await expect(row.getByRole('cell').first()).toHaveText(
    (first.known.compressedSize / 1e6).toLocaleString('en', {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
  );
  await expect(row).toContainText(first.known.supportEnds);
  await expect(list.getByRole('columnheader', { name: 'Fixes until' }).first()).toBeAttached();

  // Numbers stand below one another, in all groups.
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const ends = await list.locator('tbody td:first-of-type').evaluateAll((cells) =>
      // Those of a folded list are nowhere.
      cells
        .map((cell) => cell.getBoundingClientRect())
        .filter(({ height }) => height > 0)
        .map(({ right }) => Math.round(right)),
    );
    expect(ends.length).toBeGreaterThan(3);
    expect(new Set(ends).size).toBe(1);
    const { scrollWidth } = await page.evaluate(() => ({ scrollWidth: document.body.scrollWidth }));
    expect(scrollWidth).toBeLessThanOrEqual(width);
  }
  const { violations } = await new AxeBuilder({ page }).include('#bases').analyze();
  expect(violations.map(({ id: rule }) => rule)).toEqual([]);
});

test('the first of them are compared side by side', async ({ page, request }) => {
  const { id } = await (await request.post('/api/reports', { data: { dockerfile } })).json();
  await page.goto(`/r/${id}`);
  const list = page.getByRole('region', { name: 'Runs as it is' });
  await list.getByRole('link', { name: /^Compare / }).click();
  await expect(page).toHaveURL(/\/compare\?with=([\w.-]+,){1,4}[\w.-]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('images differ');
});

test('one of them is taken up in the analyzer, from the report and in place', async ({ page, request }) => {
  const { id } = await (await request.post('/api/reports', { data: { dockerfile } })).json();
  await page.goto(`/r/${id}`);
  const use = page
    .getByRole('region', { name: 'Runs as it is' })
    .getByRole('link', { name: /^Use it: node:24/ })
    .first();
  const reference = (await use.getAttribute('aria-label'))?.replace('Use it: ', '') ?? '';
  await use.click();
  await expect(page).toHaveURL(/\/analyze\?report=/);
  const answer = page.getByRole('region', { name: 'The base you named' });
  await expect(answer).toContainText(reference);
  await answer.getByRole('button', { name: `Show the Dockerfile on ${reference}` }).click();
  await expect(page.getByRole('dialog')).toContainText(`FROM ${reference}`);

  await page.goto('/analyze');
  await paste(page, dockerfile);
  await expect(summaryOf(page)).toHaveText('Nothing found that keeps this from building or starting');
  await page
    .getByRole('button', { name: `Use it: ${reference}` })
    .first()
    .press('Enter');
  await expect(answer).toBeFocused();
  await expect(answer.getByRole('button', { name: `Show the Dockerfile on ${reference}` })).toBeVisible();
});

test('without JavaScript the form asks for it', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/analyze?dockerfile=${encodeURIComponent(dockerfile)}`);
  const use = page.getByRole('button', { name: /^Use it: node:24/ }).first();
  const reference = (await use.getAttribute('value')) ?? '';
  await use.click();
  await expect(page.locator('#plans pre')).toContainText(`+FROM ${reference}`);
  await context.close();
});

test('a report of before names its bases as it did', async ({ page, request }) => {
  const report = Report.parse(await (await request.post('/api/analyze', { data: { dockerfile } })).json());
  const store = await openSqliteStore(process.env.PLINTH_E2E_DATA ?? '');
  const recommendations = report.recommendations.map(({ known: _known, ...item }) => item);
  const { concerns: _concerns, ...summary } = report.summary;
  const id = await store
    .putReport(
      encodeReport({ ...report, recommendations, summary: { ...summary, text: 'Nothing found' } }),
      forEver,
    )
    .finally(() => store.close());
  await page.goto(`/r/${id}`);
  await expect(summaryOf(page)).toHaveText('Nothing found');
  const list = page.getByRole('region', { name: 'Runs as it is' });
  await expect(list.getByRole('row').nth(1)).toBeVisible();
  await expect(list.getByText('not known')).toHaveCount(0);
  await expect(page.getByText('made before it kept')).toBeVisible();
});
