import { expect, test } from '@playwright/test';
import { violationsOn } from './accessible';

test('an image is added by ordinary words and the keyboard', async ({ page }) => {
  await page.goto('/compare?with=debian-trixie-slim');
  const field = page.getByRole('combobox', { name: 'Add an image' });
  await field.focus();
  await field.pressSequentially('node 24 slim');
  const options = page.getByRole('listbox', { name: 'Images' }).getByRole('option');
  await expect(options.first()).toBeVisible();
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(options.first()).toContainText('node:24');
  expect(await violationsOn(page)).toEqual([]);
  await field.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  const href = (await options.nth(1).getAttribute('href')) ?? '';
  await field.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${href.replace('?', '\\?')}$`));
  expect(href).toMatch(/^\/compare\?with=debian-trixie-slim,node-24-/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 images');
});

test('two that are added before the page has come are both in it', async ({ page }) => {
  await page.goto('/compare?with=debian-trixie-slim');
  const field = page.getByRole('combobox', { name: 'Add an image' });
  const options = page.getByRole('listbox', { name: 'Images' }).getByRole('option');
  let release = () => {};
  const isHeld = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    ({ pathname }) => pathname === '/compare',
    async (route) => {
      await isHeld;
      await route.continue();
    },
  );
  for (const words of ['node 24 slim', 'alpine 3.24']) {
    await field.focus();
    await field.pressSequentially(words);
    await expect(options.first()).toBeVisible();
    await field.press('Enter');
  }
  release();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3 images');
  await expect(page).toHaveURL(/with=debian-trixie-slim,node-24-[^,]+,alpine-3\.24[^,]*$/);
});

test('what stands there already is not offered again', async ({ page }) => {
  await page.goto('/compare?with=alpine-3.24');
  const field = page.getByRole('combobox', { name: 'Add an image' });
  await field.focus();
  await field.pressSequentially('alpine:3.2');
  const options = page.getByRole('option');
  await expect(options.first()).toContainText('alpine:3.2');
  await expect(options.filter({ hasText: 'alpine:3.24' })).toHaveCount(0);
});

test('the page holds no list of all images', async ({ page }) => {
  await page.goto('/compare');
  await expect(page.locator('option, [role="option"]')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('words that fit one image add it', async ({ page }) => {
    await page.goto('/compare?with=scratch');
    await page.getByLabel('Add an image').fill('node:24-trixie-slim');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page).toHaveURL(/with=scratch,node-24-trixie-slim$/);
  });

  test('words that fit several offer them as links', async ({ page }) => {
    await page.goto('/compare?with=scratch');
    await page.getByLabel('Add an image').fill('node 24 slim');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText(/“node 24 slim” fits \d+ images\. Which one\?/)).toBeVisible();
    await expect(page.getByLabel('Add an image')).toHaveValue('node 24 slim');
    const first = page.getByRole('list', { name: 'Images to add' }).getByRole('link').first();
    const href = (await first.getAttribute('href')) ?? '';
    expect(href).toMatch(/^\/compare\?with=scratch,node-24/);
    await first.click();
    await expect(page).toHaveURL(new RegExp(`${href.replace('?', '\\?')}$`));
  });

  test('a name that is mistyped offers the closest', async ({ page }) => {
    await page.goto('/compare?add=pyhton:3.13-slim-trixie');
    await expect(page.getByText(/has no image “pyhton:3\.13-slim-trixie”/)).toBeVisible();
    await page
      .getByRole('list', { name: 'Images to add' })
      .getByRole('link', { name: 'Python 3.13 slim trixie' })
      .click();
    await expect(page).toHaveURL(/with=python-3\.13-slim-trixie$/);
  });
});
