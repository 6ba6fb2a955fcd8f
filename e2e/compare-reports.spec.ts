import { expect, test } from '@playwright/test';
import { Difference } from '../lib/report/difference';
import { violationsOn } from './accessible';
import { summaryOf } from './page-parts';
import { better, old, share } from './shared-reports';

const wide = [390, 768, 1440];

test('two reports have a page: gone, new and kept, bases and sizes, the lines that changed', async ({
  page,
  request,
}) => {
  const [a, b] = [await share(request, old), await share(request, better)];
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const opened = await page.goto(`/r/${a.id}..${b.id}`);
  expect(opened?.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /findings? (is|are) gone, .* new, .* stays?$/,
  );
  await expect(page).toHaveTitle(/gone.*two reports compared · Plinth$/);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex, nofollow');
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    'href',
    new RegExp(`/r/${a.id}\\.\\.${b.id}$`),
  );

  await expect(page.getByRole('region', { name: 'Before', exact: true })).toContainText('Will not start');
  await expect(page.getByRole('region', { name: 'After', exact: true })).toContainText('Nothing found');
  const gone = page.locator('#gone').getByRole('listitem');
  await expect(gone.filter({ hasText: 'dynamic-binary-without-loader' })).toHaveCount(1);
  await expect(gone.first().getByRole('link', { name: /^line/ })).toHaveAttribute('href', /^\/r\/.*#L8$/);
  // It stands a line lower now, and is the same.
  await page.getByText(/findings? stays?$/).click();
  await expect(
    page.locator('#kept').getByRole('listitem').filter({ hasText: 'base-end-of-life' }),
  ).toContainText('line 2, was line 1');

  const bases = page.getByRole('region', { name: 'Bases before and after' });
  await expect(bases.getByRole('row', { name: /^The image/ })).toContainText('distroless');
  await expect(bases.getByRole('row', { name: /^Compressed size 0 B/ })).toContainText('MB');
  await expect(page.locator('#text ins')).toHaveCount(2);
  await expect(page.locator('#text del')).toHaveText(/FROM scratch/);
  expect(faults).toEqual([]);

  await page.getByRole('link', { name: 'The other way round' }).click();
  await expect(page).toHaveURL(new RegExp(`/r/${b.id}\\.\\.${a.id}$`));
  await expect(
    page.locator('#new').getByRole('listitem').filter({ hasText: 'dynamic-binary-without-loader' }),
  ).toHaveCount(1);
});

test('the page fits every screen, is accessible in light and dark, and reads without JavaScript', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const [a, b] = [await share(request, old), await share(request, better, { platform: 'linux/arm64' })];
  for (const path of [
    `/r/${a.id}..${b.id}`,
    `/r/${a.id}..today`,
    '/shared/compare',
    `/r/${a.id}..${'A'.repeat(24)}`,
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      expect(await violationsOn(page)).toEqual([]);
    }
    for (const width of wide) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const plain = await context.newPage();
  await plain.goto(`/r/${a.id}`);
  await plain.getByRole('button', { name: 'Compare' }).click();
  await plain.getByLabel('Compare with another report').fill(`${baseURL}/r/${b.id}`);
  await plain.getByLabel('Compare with another report').press('Enter');
  await expect(plain).toHaveURL(new RegExp(`/r/${a.id}\\.\\.${b.id}$`));
  await expect(plain.locator('#circumstances')).toContainText('linux/arm64');
  await plain.getByText(/findings? stays?$/).click();
  await expect(plain.locator('#kept').getByRole('listitem').first()).toBeVisible();
  await context.close();
});

test('one that is not there any more, or never was, is named, with its status', async ({ page, request }) => {
  const [a, b] = [await share(request, old), await share(request, better)];
  const none = 'A'.repeat(24);
  await request.delete(`/api/reports/${b.id}`, { headers: { authorization: `Bearer ${b.deleteToken}` } });
  for (const [pair, status, title, sentence] of [
    [`${a.id}..${b.id}`, 410, 'The second of the two is not there', 'deleted by its author on 2026-11-23'],
    [`${b.id}..${a.id}`, 410, 'The first of the two is not there', 'deleted by its author'],
    [`${none}..${a.id}`, 404, 'The first of the two is not there', 'No report has this id.'],
    [`${none}..${none}`, 404, 'Neither of the two reports is there', 'No report has this id.'],
    [`${none}..today`, 404, 'The first of the two is not there', 'No report has this id.'],
  ] as const) {
    const opened = await page.goto(`/r/${pair}`);
    expect(opened?.status()).toBe(status);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('main')).toContainText(title);
    await expect(page.getByRole('main')).toContainText(sentence);
    const [before, after] = pair.split('..');
    const answer = await request.get(`/api/reports/compare?before=${before}&after=${after}`);
    expect(answer.status()).toBe(status);
    expect((await answer.json()).detail).toContain(sentence);
  }
  await page.goto(`/r/${a.id}..${b.id}`);
  await page.getByRole('link', { name: 'Open the report' }).click();
  await expect(summaryOf(page)).toContainText('Will not start');
  for (const path of [`/r/today..${a.id}`, `/r/${a.id}..`, `/r/..${a.id}`, `/r/${a.id}..x%20y`])
    expect((await page.goto(path))?.status()).toBe(404);
});

test('the same report twice is said to be that', async ({ page, request }) => {
  const { id } = await share(request, old);
  await page.goto(`/r/${id}..${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing differs');
  await expect(page.getByText('Both sides are the same report')).toBeVisible();
});

test('a report without its text is matched by words, and cannot be analyzed again', async ({
  page,
  request,
}) => {
  const [a, b] = [
    await share(request, old, { withoutText: true }),
    await share(request, `# a comment\n${old}`),
  ];
  await page.goto(`/r/${a.id}..${b.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The same findings, before and after');
  await expect(page.locator('#text')).toContainText('one of the reports leaves the text out');
  await expect(page.locator(`a[href^="/r/${a.id}?lines"]`)).toHaveCount(0);
  await page.goto(`/r/${a.id}..today`);
  await expect(page.getByText('it cannot be analyzed again')).toBeVisible();
  const answer = await request.get(`/api/reports/compare?before=${a.id}&after=today`);
  expect([answer.status(), (await answer.json()).code]).toEqual([404, 'not-found']);
});

test('the API gives the same, in three forms, and refuses what it does not know', async ({ request }) => {
  const [a, b] = [await share(request, old), await share(request, better)];
  const address = `/api/reports/compare?before=${a.id}&after=${b.id}`;
  const answer = await request.get(address);
  expect(answer.status()).toBe(200);
  const sent: unknown = await answer.json();
  const difference = Difference.parse(sent);
  expect(difference).toEqual(sent);
  expect([difference.before.id, difference.after.id]).toEqual([a.id, b.id]);
  expect(difference.findings.gone.map(({ rule }) => rule)).toContain('dynamic-binary-without-loader');
  expect(difference.text).toMatchObject({ kind: 'changed', added: 2, removed: 1 });
  for (const [format, type] of [
    ['text', 'text/plain'],
    ['markdown', 'text/markdown'],
  ]) {
    const other = await request.get(`${address}&format=${format}`);
    expect(other.headers()['content-type']).toBe(`${type}; charset=utf-8`);
    expect(await other.text()).toContain('are gone');
  }
  for (const [query, path] of [
    [`before=${a.id}`, 'after'],
    [`before=${a.id}&after=${b.id}&format=xml`, 'format'],
    [`before=${a.id}&after=${b.id}&x=1`, 'x'],
  ]) {
    const wrong = await request.get(`/api/reports/compare?${query}`);
    expect(wrong.status()).toBe(400);
    expect((await wrong.json()).errors).toEqual([expect.objectContaining({ path })]);
  }
});

test('texts of a mebibyte are compared within bounds, and the page says where it stops', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const many = (word: string) =>
    `FROM scratch\n${Array.from({ length: 25_000 }, (_, nth) => `# ${word} ${nth} ${'x'.repeat(20)}\n`).join('')}`;
  const [a, b, c] = [
    await share(request, many('one')),
    await share(request, many('two')),
    await share(request, `${many('one')}# ${'y'.repeat(100_000)}\n`),
  ];
  await page.goto(`/r/${a.id}..${b.id}`);
  await expect(page.locator('#text')).toContainText('differ in too much to be compared line by line');
  await page.goto(`/r/${a.id}..${c.id}`);
  await expect(page.locator('#text ins')).toContainText('more characters');
  expect((await page.content()).length).toBeLessThan(100_000);
});
