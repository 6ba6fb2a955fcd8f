import { expect, type Page, test } from '@playwright/test';
import { paste, summaryOf } from './page-parts';
import { goOn, withSecrets } from './texts';

const wide = [390, 768, 1440];

async function shareOnPage(page: Page, choose: (page: Page) => Promise<void> = async () => {}) {
  await page.goto('/analyze');
  await paste(page, goOn('scratch'));
  await expect(summaryOf(page)).toContainText('Will not start');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await choose(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Share it' }).click();
  const link = dialog.getByLabel('Link', { exact: true });
  await expect(link).toHaveValue(/\/r\/[A-Za-z0-9_-]{24}$/);
  return {
    link: await link.inputValue(),
    deleteLink: await dialog.getByLabel('Delete link', { exact: true }).inputValue(),
  };
}

test('nothing is stored before it is chosen how, and the dialog fits every screen', async ({ page }) => {
  const stored: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/reports') stored.push(request.postData() ?? '');
  });
  const { link } = await shareOnPage(page, async () => {
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Share it' })).toBeVisible();
    for (const width of wide) {
      await page.setViewportSize({ width, height: 800 });
      const box = await dialog.boundingBox();
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
    }
    await dialog.getByText(/^What becomes public: \d+ lines$/).click();
    await expect(dialog.locator('pre')).toHaveText(goOn('scratch'), { useInnerText: false });
    expect(stored).toEqual([]);
    await dialog.getByLabel('Kept').selectOption('for 30 days');
    await dialog.getByLabel('Leave the text out').check();
    await expect(dialog.locator('pre')).toHaveCount(0);
  });
  expect(stored).toHaveLength(1);
  expect(JSON.parse(stored[0] ?? '')).toMatchObject({ expires: 30, withoutText: true });

  await page.goto(link);
  await expect(summaryOf(page)).toContainText('Will not start');
  await expect(page.getByText('It stays as it was until 2026-12-23')).toBeVisible();
  await expect(page.getByText('Whoever shared this report left the text out.')).toBeVisible();
  await expect(page.locator('.listing, a[href^="#L"]')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Open in the analyzer' })).toHaveCount(0);
});

test('a report without its text has no line of it in any form', async ({ request }) => {
  const dockerfile =
    'FROM alpine:3.20\nARG LATER=x\nRUN echo "a line that nobody else may read" && apt-get install -y git\nCMD ["/nothing"]\n';
  const { id } = await (
    await request.post('/api/reports', {
      data: { dockerfile, withoutText: true, buildArgs: { LATER: 'a value that nobody else may read' } },
    })
  ).json();
  for (const path of [
    `/r/${id}`,
    `/api/reports/${id}`,
    ...['text', 'markdown'].map((f) => `/api/reports/${id}?format=${f}`),
  ]) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).not.toContain('that nobody else may read');
  }
  const report = await (await request.get(`/api/reports/${id}`)).json();
  expect(report.findings.length).toBeGreaterThan(0);
  expect(report.source.isLeftOut).toBe(true);
  expect((await request.get(`/r/${id}/Dockerfile`)).status()).toBe(404);
});

test('the list of this browser: a report is opened from it, deleted, and gone for everybody', async ({
  page,
  request,
}) => {
  const { link } = await shareOnPage(page);
  await page.goto(link);
  await expect(page.getByRole('link', { name: 'Delete', exact: true })).toBeVisible();
  await page.goto('/shared');
  // Beside it stands what was analyzed here.
  const item = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Shared on' });
  await expect(item).toHaveCount(1);
  await expect(item.getByRole('link')).toHaveAttribute('href', new URL(link).pathname);
  for (const width of wide) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await item.getByRole('button', { name: /^Delete the report/ }).click();
  await item.getByRole('button', { name: 'Keep it' }).click();
  expect((await request.get(link)).status()).toBe(200);
  await item.getByRole('button', { name: /^Delete the report/ }).click();
  await item.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByText('Nothing was shared from this browser')).toBeVisible();

  const opened = await page.goto(link);
  expect(opened?.status()).toBe(410);
  await expect(page.getByText('This report was deleted by its author on 2026-11-23.')).toBeVisible();
  const answer = await request.get(link.replace('/r/', '/api/reports/'));
  expect([answer.status(), (await answer.json()).code]).toEqual([410, 'deleted']);
});

test('a delete link asks first, and works without JavaScript', async ({ browser, request, baseURL }) => {
  const { id, url, deleteUrl } = await (
    await request.post('/api/reports', { data: { dockerfile: withSecrets } })
  ).json();
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  const wrong = deleteUrl.replace(/token=.*/, `token=${'A'.repeat(32)}`);
  await page.goto(wrong);
  await page.getByRole('button', { name: 'Delete it for good' }).click();
  await expect(page.getByText('This is not the token that deletes this report.')).toBeVisible();
  expect((await request.get(url)).status()).toBe(200);

  const opened = await page.goto(deleteUrl);
  expect(opened?.headers()['cache-control']).toContain('no-store');
  expect(opened?.headers()['referrer-policy']).toBe('strict-origin');
  expect(await page.locator('meta[name="referrer"]').getAttribute('content')).toBe('strict-origin');
  expect((await request.get(url)).status()).toBe(200);
  await page.getByRole('button', { name: 'Delete it for good' }).click();
  await expect(page).toHaveURL(new RegExp(`/r/${id}$`));
  await expect(page.getByText('This report was deleted by its author')).toBeVisible();
  for (const address of [url, deleteUrl]) expect((await request.get(address)).status()).toBe(410);
  await context.close();
});

test('only who has the token deletes, and every other way is refused in words', async ({ request }) => {
  const { id, deleteToken } = await (
    await request.post('/api/reports', { data: { dockerfile: goOn('scratch') } })
  ).json();
  const address = `/api/reports/${id}`;
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  for (const wrong of [
    {},
    bearer('x'),
    bearer(deleteToken.slice(1)),
    { headers: { authorization: deleteToken } },
  ]) {
    const answer = await request.delete(address, wrong);
    expect([answer.status(), (await answer.json()).code]).toEqual([403, 'wrong-token']);
  }
  expect((await request.delete(`/api/reports/${'A'.repeat(24)}`, bearer(deleteToken))).status()).toBe(404);
  const done = await request.delete(address, bearer(deleteToken));
  expect([done.status(), await done.text()]).toEqual([204, '']);
  expect((await request.delete(address, bearer(deleteToken))).status()).toBe(410);
  expect((await request.get(address, { headers: { 'if-none-match': `"${id}"` } })).status()).toBe(410);
});

test('how long a report is kept is one of four', async ({ request }) => {
  const plain = { headers: { 'content-type': 'text/plain' }, data: 'FROM scratch\n' };
  for (const [asked, day] of [
    ['never', null],
    ['7', '2026-11-30T12:00:00.000Z'],
    ['30', '2026-12-23T12:00:00.000Z'],
    ['90', '2027-02-21T12:00:00.000Z'],
  ]) {
    const answer = await request.post(`/api/reports?expires=${asked}`, plain);
    expect((await answer.json()).expiresAt).toBe(day);
  }
  for (const wrong of ['8', 'soon', '']) {
    expect((await request.post(`/api/reports?expires=${wrong}`, plain)).status()).toBe(400);
  }
});
