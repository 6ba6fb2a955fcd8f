import { expect, type Page, test } from '@playwright/test';
import { summaryOf } from './page-parts';

const image = '/images/distroless-static-debian13-nonroot';

async function topOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).boundingBox();
  return box?.y ?? Number.NaN;
}

test('on a phone what to write comes before what is known, and a line of links leads to each part', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(image);
  const tops: number[] = [];
  for (const id of ['#use', '#names', '#identity', '#contents', '#verify']) tops.push(await topOf(page, id));
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));

  const contents = page.getByRole('navigation', { name: 'On this page' });
  await contents.getByRole('link', { name: 'What is inside' }).click();
  await expect(page.getByRole('heading', { name: 'What is inside' })).toBeInViewport();
  // It stays there for the next, and covers nothing of the part it led to.
  await expect(contents).toBeInViewport({ ratio: 1 });
  const line = await contents.boundingBox();
  const top = await topOf(page, '#contents-title');
  expect(top).toBeGreaterThanOrEqual((line?.y ?? 0) + (line?.height ?? 0));
});

test('on a wide screen the list of contents stays beside the parts, of which each has its link', async ({
  page,
}) => {
  await page.goto(image);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  const links = await contents
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const parts = await page
    .getByRole('main')
    .locator('section[id]')
    .evaluateAll((all) => all.map(({ id }) => `#${id}`));
  expect(links).toEqual(parts);
  await contents.getByRole('link', { name: 'Other tags of this repository' }).click();
  await expect(page.getByRole('heading', { name: 'Other tags of this repository' })).toBeInViewport();
  await expect(contents).toBeInViewport({ ratio: 1 });
});

test('images are added to a comparison from their pages, one after the other', async ({ page }) => {
  await page.goto('/images/scratch');
  await page.getByRole('link', { name: 'Add to comparison' }).click();
  await expect(page).toHaveURL('/compare?with=scratch');
  await page.goto(image);
  await page.getByRole('link', { name: 'Add to comparison of 1' }).click();
  await expect(page).toHaveURL('/compare?with=scratch,distroless-static-debian13-nonroot');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 images differ in');

  await page.goto('/compare');
  await page.getByRole('link', { name: 'Go on with the 2 images you looked at last' }).click();
  await expect(page).toHaveURL('/compare?with=scratch,distroless-static-debian13-nonroot');
  await page.getByRole('link', { name: 'Remove scratch' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Distroless static');
  await page.getByRole('link', { name: 'Remove it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare base images');
  await page.goto(image);
  await expect(page.getByRole('link', { name: 'Add to comparison', exact: true })).toBeVisible();
});

test('a file that stands on the image opens in the analyzer', async ({ page }) => {
  await page.goto(image);
  await page.getByRole('link', { name: 'Use in analyzer' }).click();
  await expect(page).toHaveURL(/\/analyze/);
  await expect(page.locator('.cm-content')).toContainText('FROM gcr.io/distroless/static-debian13:nonroot');
  await expect(summaryOf(page)).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an image is added and used by links', async ({ page }) => {
    await page.goto(image);
    await page.getByRole('link', { name: 'Add to comparison' }).click();
    await expect(page).toHaveURL('/compare?with=distroless-static-debian13-nonroot');
    await page.goto(image);
    await page.getByRole('link', { name: 'Use in analyzer' }).click();
    await expect(page.getByRole('textbox', { name: 'Dockerfile' })).toHaveValue(
      /FROM gcr\.io\/distroless\/static-debian13:nonroot/,
    );
    await expect(summaryOf(page)).toBeVisible();
    // A retired image has no recipe, and can be used all the same.
    await page.goto('/images/distroless-base-debian11');
    await page.getByRole('link', { name: 'Use in analyzer' }).click();
    await expect(page.getByRole('textbox', { name: 'Dockerfile' })).toHaveValue(
      /^FROM gcr\.io\/distroless\/base-debian11/,
    );
  });
});
