import { expect, test } from '@playwright/test';
import { violationsOn } from './accessible';
import { summaryOf } from './page-parts';

test('a language, a release and what it has to have lead to bases, each with a Dockerfile for the analyzer', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'No Dockerfile yet?' }).click();
  await page.getByRole('link', { name: 'Go', exact: true }).click();
  await expect(page).toHaveURL(/\/choose\?language=go$/);
  await expect(
    page.getByRole('region', { name: /^Dockerfile on (gcr\.io\/distroless|cgr\.dev\/chainguard)\/static/ }),
  ).toBeVisible();

  await page.getByLabel('Keep a shell').check();
  await page.getByRole('button', { name: 'Show bases' }).click();
  await expect(page).toHaveURL(/keep=shell/);
  await expect(page.getByLabel('Keep a shell')).toBeChecked();
  await expect(page.getByText(/\/static(-debian\d+)?:/)).toHaveCount(0);
  expect(await violationsOn(page)).toEqual([]);

  await page.getByRole('link', { name: 'Open in the analyzer' }).first().click();
  await expect(page).toHaveURL(/\/analyze/);
  await expect(summaryOf(page)).toContainText('Nothing found');
});

test.describe('without JavaScript, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('the form answers, and the page keeps its width', async ({ page }) => {
    await page.goto('/choose?language=python&release=2.7&keep=nonsense');
    await expect(page.getByRole('combobox', { name: 'Release' })).not.toHaveValue('2.7');
    await page.getByRole('combobox', { name: 'Release' }).selectOption({ index: 1 });
    await page.getByLabel('glibc').check();
    await page.getByRole('button', { name: 'Show bases' }).click();
    await expect(page.getByRole('region', { name: /^Dockerfile on python:.*slim/ })).toBeVisible();
    const width = await page.locator('html').evaluate((html) => html.scrollWidth);
    expect(width).toBe(390);
  });
});
