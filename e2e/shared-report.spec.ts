import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from './accessible';
import { share } from './shared-reports';

/** 110 lines and eleven stages, as a shop has them after some years. */
const shop = readFileSync(join(fileURLToPath(new URL('.', import.meta.url)), 'shop.Dockerfile'), 'utf8');

/** As long, with more found in it than a page shows: each stage has faults of its own. */
const faulty = `${Array.from({ length: 27 }, (_, at) =>
  [
    `FROM node:${10 + (at % 12)} AS s${at}`,
    `RUN apt-get install -y p${at}`,
    `COPY --from=${at === 0 ? 'x' : `s${at - 1}`} /a${at} /b`,
    `USER u${at}`,
  ].join('\n'),
).join('\n')}\nEXPOSE 80\nCMD app\n`;

const phone = { width: 390, height: 844 };

const linesOf = (page: Page) => page.locator('.listing [id^="L"]');
const fold = (page: Page) => page.getByText('110 lines', { exact: true });

for (const [what, text] of [
  ['of an old shop', shop],
  ['with a page full of findings', faulty],
] as const) {
  test(`the page of a report on 110 lines ${what} is light`, async ({ page, request }) => {
    const { id } = await share(request, text);
    const answer = await page.goto(`/r/${id}`, { waitUntil: 'networkidle' });
    await expect(linesOf(page)).toHaveCount(110);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(2_500);
    expect((await answer?.body())?.byteLength).toBeLessThan(350_000);
  });
}

test('a group says how many of it are shown', async ({ page, request }) => {
  const { id } = await share(request, shop);
  await page.goto(`/r/${id}`);
  const groups = page.locator('[data-findings]');
  const countIn = async () =>
    (await groups.locator('visible=true').locator('[data-count]').allInnerTexts())
      .map(Number)
      .reduce((sum, count) => sum + count, 0);
  const all = await countIn();
  const infos = page.getByRole('group', { name: 'Show findings of severity' }).getByRole('button').last();
  const [count = 0] = ((await infos.innerText()).match(/\d+/) ?? []).map(Number);
  expect(count).toBeGreaterThan(0);
  await infos.click();
  await expect.poll(countIn).toBe(all - count);
  await infos.click();
  await expect.poll(countIn).toBe(all);
});

test('a text that is no Dockerfile is not called one', async ({ page, request }) => {
  const { id } = await share(request, 'services:\n  web:\n    image: nginx:1.29\n');
  await page.goto(`/r/${id}`);
  await expect(page.getByRole('region', { name: 'The text' })).toBeVisible();
  await expect(page.getByText('The Dockerfile', { exact: true })).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: phone });

  test('verdict and findings come first, the text is folded, and a line link opens it there', async ({
    page,
    request,
  }) => {
    const { id } = await share(request, shop);
    await page.goto(`/r/${id}`);
    await expect(page.getByRole('region', { name: 'Summary' })).toBeInViewport();
    await expect(page.getByRole('region', { name: /findings, the worst first$/ })).toBeInViewport();
    await expect(page.locator('#L1')).toBeHidden();
    expect(await violationsOn(page)).toEqual([]);

    const link = page.locator('[id^="finding-"]').first().getByRole('link', { name: /^line/ });
    const line = (await link.getAttribute('href')) ?? '';
    await link.click();
    await expect(page).toHaveURL(new RegExp(`${line}$`));
    await expect(page.locator(line)).toBeInViewport();
    // The page scrolls, and no box in it.
    await expect(page.locator('#L110')).toBeVisible();
    expect(
      await page.locator('.listing').evaluate(({ parentElement }) => {
        const { scrollHeight = 0, clientHeight = 0 } = parentElement ?? {};
        return scrollHeight - clientHeight;
      }),
    ).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await page.goBack();
    await expect(link).toBeInViewport();
  });

  test('is opened and closed by hand and by keyboard', async ({ page, request }) => {
    const { id } = await share(request, shop);
    await page.goto(`/r/${id}`);
    await fold(page).click();
    await expect(page.locator('#L1')).toBeVisible();
    await fold(page).press('Enter');
    await expect(page.locator('#L1')).toBeHidden();
    const { height = 0 } = (await fold(page).boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(24);
  });

  test('an address with a line opens the text at it', async ({ page, request }) => {
    const { id } = await share(request, shop);
    await page.goto(`/r/${id}#L57`);
    await expect(page.locator('#L57')).toBeInViewport();
  });

  test('without JavaScript a line link opens the text as well', async ({ browser, request, baseURL }) => {
    const { id } = await share(request, shop);
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: phone });
    const page = await context.newPage();
    await page.goto(`${baseURL}/r/${id}`);
    await expect(page.locator('#L1')).toBeHidden();
    const link = page.locator('[id^="finding-"]').first().getByRole('link', { name: /^line/ });
    const line = (await link.getAttribute('href')) ?? '';
    await link.click();
    await expect(page.locator(line)).toBeInViewport();
    await context.close();
  });
});

test('beside the report, and on paper, the text is open', async ({ page, request }) => {
  const { id } = await share(request, shop);
  await page.goto(`/r/${id}`);
  await expect(page.locator('#L1')).toBeVisible();
  await expect(fold(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'The Dockerfile' })).toBeVisible();
  await page.setViewportSize(phone);
  await expect(page.locator('#L1')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#L110')).toBeVisible();
  await expect(fold(page)).toBeHidden();
});
