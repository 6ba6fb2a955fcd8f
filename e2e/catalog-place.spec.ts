import { expect, type Page, test } from '@playwright/test';
import { reachForTable } from './page-parts';

type Place = { readonly page: number; readonly box: number; readonly ticked: readonly string[] };

/** How far page and table are scrolled, and what would be compared. */
function placeOn(page: Page): Promise<Place> {
  return page.evaluate(() => ({
    page: Math.round(window.scrollY),
    box: Math.round(document.querySelector('.catalog-window')?.scrollTop ?? 0),
    ticked: [...document.querySelectorAll('input[type="hidden"][name="with"]')].map(
      (field) => field.getAttribute('value') ?? '',
    ),
  }));
}

/** Ticks two images, and scrolls until line 60 is in the middle. */
async function settle(page: Page): Promise<Place> {
  await page.goto('/?view=flat&shell=none&shell=busybox');
  await reachForTable(page);
  const boxes = page.locator('tbody').getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  const line = page.locator('tbody tr[aria-rowindex="60"]');
  await expect(async () => {
    await page
      .locator('tbody tr[aria-rowindex]')
      .last()
      .evaluate((row) => row.scrollIntoView({ block: 'start' }));
    await expect(line).toBeAttached({ timeout: 500 });
  }).toPass();
  await line.evaluate((row) => row.scrollIntoView({ block: 'center' }));
  await expect(line).toBeInViewport();
  const place = await placeOn(page);
  expect(place.page + place.box).toBeGreaterThan(1000);
  expect(place.ticked).toHaveLength(2);
  return place;
}

async function expectBack(page: Page, place: Place): Promise<void> {
  await expect(page).toHaveURL(/\/\?.*shell=none.*shell=busybox/);
  await expect.poll(() => placeOn(page)).toEqual(place);
  await expect(page.locator('tbody tr[aria-rowindex="60"]')).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Compare 2' })).toBeVisible();
}

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('back from an image leads to the same line, with what was ticked', async ({ page }) => {
      const place = await settle(page);
      await page.locator('tbody tr[aria-rowindex="60"] th a').click();
      await expect(page).toHaveURL(/\/images\//);
      await page.goBack();
      await expectBack(page, place);
    });

    test('loading the page again keeps the line and what was ticked', async ({ page }) => {
      const place = await settle(page);
      await page.reload();
      await expectBack(page, place);
    });

    test('back from a page reached by the navigation leads to the same line', async ({ page }) => {
      const place = await settle(page);
      // A little after the scrolling ends.
      await expect
        .poll(() => page.evaluate(() => sessionStorage.getItem('catalog-place') ?? ''))
        .toContain(`page=${place.page}`);
      await page
        .getByRole('navigation')
        .first()
        .getByRole('link', { name: 'Rules' })
        .evaluate((link) => {
          if (link instanceof HTMLElement) link.click();
        });
      await expect(page).toHaveURL(/\/rules/);
      await page.goBack();
      await expectBack(page, place);
    });

    test('a visit anew begins at the top, and what was ticked can be taken back', async ({ page }) => {
      await settle(page);
      await page.goto('/rules');
      await page.getByRole('navigation').first().getByRole('link', { name: 'Catalog' }).click();
      await expect(
        page.getByRole('heading', { level: 1, name: 'What should your container stand on?' }),
      ).toBeVisible();
      await expect(page.getByRole('button', { name: 'Compare 2' })).toBeVisible();
      expect(await placeOn(page)).toMatchObject({ page: 0, box: 0 });
      await page.getByRole('button', { name: 'Untick the 2 images chosen for comparison' }).click();
      await expect.poll(async () => (await placeOn(page)).ticked).toEqual([]);
      await expect(page.locator('tbody').getByRole('checkbox', { checked: true })).toHaveCount(0);
    });
  });
}

test('other rows, or another order, are shown from the first', async ({ page }) => {
  await settle(page);
  await page.getByRole('searchbox').fill('alpine');
  await expect.poll(async () => (await placeOn(page)).box).toBe(0);
  await expect(page.locator('tbody tr[aria-rowindex="2"]')).toBeInViewport();
});
