import { expect, test } from '@playwright/test';
import { Report } from '../lib/report/report';
import { encodeReport } from '../lib/store/report-row';
import { openSqliteStore } from '../lib/store/sqlite';
import { forEver } from '../lib/store/testing/sample-report';
import { summaryOf } from './page-parts';
import { goOn } from './texts';

/** Stores a report as an earlier Plinth with an earlier catalog made it, and answers its id. */
async function storeOld(report: Report): Promise<string> {
  const store = await openSqliteStore(process.env.PLINTH_E2E_DATA ?? '');
  try {
    return await store.putReport(encodeReport(report), forEver);
  } finally {
    await store.close();
  }
}

test('a report of an earlier catalog opens as it was, and says what today’s makes of it', async ({
  page,
  request,
}) => {
  const asked = { dockerfile: goOn('scratch'), files: { '.dockerignore': '*.md\n' } };
  const report = Report.parse(await (await request.post('/api/analyze', { data: asked })).json());
  const missed = 'dynamic-binary-without-loader';
  const text = 'Nothing found that keeps this from building or starting';
  const id = await storeOld({
    ...report,
    engine: { ...report.engine, catalogRevision: '0000000000', catalogDate: '2026-01-02' },
    findings: report.findings.filter(({ rule }) => rule !== missed),
    summary: { verdict: 'no-failure-found', text },
  });
  await page.goto(`/r/${id}`);
  await expect(summaryOf(page)).toHaveText(text);
  await expect(page.getByText('the catalog has changed since')).toBeVisible();

  const stored: string[] = [];
  page.on('request', (sent) => {
    if (sent.method() !== 'GET') stored.push(sent.url());
  });
  await page.getByRole('link', { name: 'see what changed' }).click();
  await expect(page).toHaveURL(new RegExp(`/r/${id}\\.\\.today$`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('one is new');
  await expect(page.locator('#new').getByRole('listitem')).toContainText(missed);
  await expect(page.locator('#new').getByRole('link', { name: 'line 8' })).toHaveAttribute(
    'href',
    `/r/${id}?lines=8#L8`,
  );
  await expect(page.getByRole('region', { name: 'After', exact: true })).toContainText('nothing was stored');
  await expect(page.locator('#circumstances')).toContainText('2026-01-02');
  await expect(page.locator('#text')).toContainText('The Dockerfile is the same.');
  await expect(page.getByText('A file was read beside the Dockerfile then, and not now')).toBeVisible();
  expect(stored).toEqual([]);

  // It stays as it was.
  await page.goto(`/r/${id}`);
  await expect(summaryOf(page)).toHaveText(text);
});

test('a report of this catalog has nothing to say of another', async ({ page, request }) => {
  const { id } = await (await request.post('/api/reports', { data: { dockerfile: goOn('scratch') } })).json();
  await page.goto(`/r/${id}`);
  await expect(page.getByRole('link', { name: 'see what changed' })).toHaveCount(0);
  await page.goto(`/r/${id}..today`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing differs');
});
