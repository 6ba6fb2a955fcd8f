import { expect, type Page, test } from '@playwright/test';
import { reachForTable } from './page-parts';

test.use({ viewport: { width: 390, height: 844 } });

const pasteBox = (page: Page) => page.getByRole('textbox', { name: 'Paste a Dockerfile' });
const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'Filters' });
const filtersOf = (page: Page) => page.getByRole('button', { name: /^Filters/ });

test('names have at most two lines, are whole, and can be told apart', async ({ page }) => {
  await page.goto('/?q=distroless&family=dotnet&view=flat');
  await reachForTable(page);
  const names = await page.locator('tbody th[scope="row"] a').evaluateAll((links) =>
    links.map((link) => ({
      name: link.textContent ?? '',
      isCut: link.scrollHeight > link.clientHeight + 1,
      lines: Math.round(link.clientHeight / Number.parseFloat(getComputedStyle(link).lineHeight)),
    })),
  );
  expect(names.length).toBeGreaterThan(6);
  expect(names.filter(({ isCut, lines }) => isCut || lines > 2)).toEqual([]);
  expect(names.some(({ lines }) => lines === 2)).toBe(true);
  expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
});

test('title and paste box make room once somebody searches or filters', async ({ page, browser }) => {
  await page.goto('/');
  await expect(pasteBox(page)).toBeVisible();
  await reachForTable(page);
  const search = page.getByRole('searchbox');
  await search.fill('alpine');
  await expect(pasteBox(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('tbody th[scope="row"] a').first()).toBeInViewport();
  await expect(search).toBeInViewport();
  await search.fill('');
  await expect(pasteBox(page)).toBeVisible();

  // As the server writes it too.
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const still = await context.newPage();
  await still.goto('/?shell=none');
  await expect(pasteBox(still)).toBeHidden();
  await still.setViewportSize({ width: 1440, height: 900 });
  await expect(pasteBox(still)).toBeVisible();
  await context.close();
});

test('the page scrolls and not a box in it, down to the last image, with search and filters in reach', async ({
  page,
}) => {
  await page.goto('/?view=flat');
  await reachForTable(page);
  const inner = await page
    .locator('.catalog-window')
    .evaluate((box) => ({ room: box.clientHeight, content: box.scrollHeight }));
  expect(inner.content).toBeLessThanOrEqual(inner.room + 1);
  expect(inner.room).toBeGreaterThan(50_000);
  await page.mouse.move(190, 700);
  await page.mouse.wheel(0, 3000);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(2000);
  await expect(page.getByRole('searchbox')).toBeInViewport();
  await expect(filtersOf(page)).toBeInViewport();
  const rows = page.locator('tbody tr').filter({ has: page.locator('th[scope="row"]') });
  await expect.poll(() => rows.evaluateAll(fillsScreen)).toBe(true);

  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const total = Number(await page.getByRole('table').getAttribute('aria-rowcount'));
  const last = page.locator(`tbody tr[aria-rowindex="${total}"]`);
  await expect(last).toBeInViewport();
  // Few of them are there at once.
  expect(await rows.count()).toBeLessThan(60);
});

/** Whether rows cover the middle of the screen. */
function fillsScreen(rows: readonly Element[]): boolean {
  const places = rows.map((row) => row.getBoundingClientRect());
  const covers = (height: number) => places.some(({ top, bottom }) => top <= height && bottom >= height);
  return covers(200) && covers(400) && covers(700);
}

test('names stay while the values move sideways', async ({ page }) => {
  await page.goto('/?family=debian&view=flat');
  await reachForTable(page);
  const name = page.locator('tbody th[scope="row"] a').first();
  const before = await name.boundingBox();
  await page.locator('.catalog-window').evaluate((box) => box.scrollTo({ left: 700 }));
  await expect(page.locator('td a[href$="#support-ends"]').first()).toBeInViewport();
  expect((await name.boundingBox())?.x).toBe(before?.x);
});

test('all filters stand in a sheet that counts as it goes, by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await reachForTable(page);
  await filtersOf(page).focus();
  await page.keyboard.press('Enter');
  const sheet = sheetOf(page);
  await expect(sheet).toBeVisible();
  expect(await sheet.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await expect(sheet.getByRole('button', { name: 'Close the filters' })).toBeFocused();

  const reach = async (name: string) => {
    const isThere = () =>
      page.evaluate((wanted) => document.activeElement?.textContent?.startsWith(wanted) ?? false, name);
    for (let step = 0; step < 80 && !(await isThere()); step += 1) await page.keyboard.press('Tab');
    expect(await isThere()).toBe(true);
  };
  await reach('Shell');
  await page.keyboard.press('Enter');
  const none = sheet.getByRole('group', { name: 'Shell' }).getByRole('checkbox', { name: /^none/ });
  for (let step = 0; step < 10 && !(await none.evaluate((box) => box === document.activeElement)); step += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(none).toBeChecked();
  await expect(page).toHaveURL(/shell=none/);
  const { total } = await (await page.request.get('/api/images?shell=none')).json();
  const show = sheet.getByRole('button', { name: `Show ${total} images`, exact: true });
  await expect(show).toBeVisible();
  await expect(show).toBeInViewport();

  await reach('Show ');
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(filtersOf(page)).toBeFocused();
  await expect(filtersOf(page)).toContainText('1');
  await expect(page.getByRole('status')).toContainText(`${total} of `);
});

test('the sheet closes by its button, by Escape, and when the keyboard leaves it', async ({ page }) => {
  await page.goto('/?shell=none&libc=musl');
  await reachForTable(page);
  const sheet = sheetOf(page);
  await filtersOf(page).click();
  // What is chosen stands open.
  await expect(sheet.getByRole('checkbox', { name: /^musl/ })).toBeChecked();
  await sheet.getByRole('button', { name: 'Close the filters' }).click();
  await expect(sheet).toBeHidden();
  await filtersOf(page).click();
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await filtersOf(page).click();
  await sheet.getByRole('button', { name: /^Show / }).focus();
  await page.keyboard.press('Tab');
  await expect(sheet).toBeHidden();
});

test('the sheet orders and clears', async ({ page }) => {
  await page.goto('/?family=debian&view=flat');
  await reachForTable(page);
  await filtersOf(page).click();
  const sheet = sheetOf(page);
  await sheet.getByRole('combobox', { name: 'Order' }).selectOption('-compressed-size');
  await expect(page).toHaveURL(/sort=-compressed-size/);
  await sheet.getByRole('link', { name: 'Clear all' }).click();
  const { total } = await (await page.request.get('/api/images')).json();
  await expect(
    sheet.getByRole('button', { name: `Show ${total.toLocaleString('en')} images` }),
  ).toBeVisible();
});

test('without JavaScript the menus and the headings that sort are there on a phone too', async ({
  browser,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto('/?family=debian&view=flat');
  await expect(filtersOf(page)).toBeHidden();
  await page.getByRole('button', { name: /^Shell/ }).click();
  await page.getByRole('checkbox', { name: /^dash and bash/ }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/shell=dash/);
  await page.getByRole('columnheader', { name: /Size/ }).getByRole('link').click();
  await expect(page).toHaveURL(/sort=compressed-size/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});
