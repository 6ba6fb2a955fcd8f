import { expect, type Page, test } from '@playwright/test';
import { roughMegabytes } from '../lib/fact/words';
import { reachForTable } from './page-parts';

/** Rows that are images, by name, as far as they are drawn. */
async function namesOn(page: Page): Promise<string[]> {
  return page
    .locator('tbody tr')
    .filter({ has: page.locator('a[href^="/images/"]') })
    .locator('th a')
    .allInnerTexts();
}

function table(page: Page) {
  return page.getByRole('table');
}

/** Lines of the whole table, drawn or not, with that of the headings. */
async function rowCount(page: Page): Promise<number> {
  return Number(await table(page).getAttribute('aria-rowcount'));
}

type Size = { readonly id: string; readonly shown: string };

/** Sizes that are known, in the order of the rows that are drawn. */
async function sizesOn(page: Page): Promise<readonly Size[]> {
  const headings = await table(page).getByRole('columnheader').allInnerTexts();
  const column = headings.findIndex((text) => /size/i.test(text));
  const rows = page.locator('tbody tr').filter({ has: page.locator('a[href^="/images/"]') });
  const sizes = await rows.evaluateAll(
    (drawn, index) =>
      drawn.map((row) => ({
        id: row.querySelector('a[href^="/images/"]')?.getAttribute('href')?.slice('/images/'.length) ?? '',
        shown: row.children[index]?.textContent ?? '',
      })),
    column,
  );
  return sizes.filter(({ shown }) => /\d/.test(shown));
}

/** The bytes of every size that is published, by image. */
async function publishedBytes({ request }: Page): Promise<ReadonlyMap<string, number>> {
  const published = new Map<string, number>();
  let next: string | undefined = '/api/images?column=compressed-size&pageSize=200';
  while (next !== undefined) {
    const list = await (await request.get(next)).json();
    for (const { facts, id } of list.images) {
      const { isEstimate, known, value } = facts['compressed-size'];
      if (known && !isEstimate) published.set(id, value);
    }
    next = list.next;
  }
  return published;
}

/** Published sizes by their bytes; estimates among them by what they show, and what others would show as estimates. */
async function expectSorted(page: Page, order: 'ascending' | 'descending'): Promise<void> {
  const sizes = await sizesOn(page);
  const bytes = await publishedBytes(page);
  expect(sizes.filter(({ id, shown }) => shown.startsWith('≈') === bytes.has(id))).toEqual([]);
  const published = sizes.flatMap(({ id }) => bytes.get(id) ?? []);
  expect(published.length).toBeGreaterThan(5);
  expect(published).toEqual(sorted(published, order));
  const told = sizes.map(({ id, shown }) => {
    const exact = bytes.get(id);
    return megabytesIn(exact === undefined ? shown : roughMegabytes(exact));
  });
  expect(told.length).toBeGreaterThan(10);
  expect(told).toEqual(sorted(told, order));
}

/** `≈ 0.8 estimated`, `≈ 1,000`; `≈ < 0.1` is more than nothing. */
function megabytesIn(shown: string): number {
  return shown.includes('<') ? 0.05 : Number.parseFloat(shown.replace(/[≈,]/g, ''));
}

function sorted(sizes: readonly number[], order: 'ascending' | 'descending'): readonly number[] {
  return sizes.toSorted((a, b) => (order === 'ascending' ? a - b : b - a));
}

test('every image of the catalog can be seen, each row leading to its page', async ({ page }) => {
  await page.goto('/?view=flat&rows=all');
  await reachForTable(page);
  const count = await rowCount(page);
  expect(count).toBeGreaterThan(90);
  const columns = (await table(page).getByRole('columnheader').allInnerTexts()).join();
  for (const title of [
    /size/i,
    /shell/i,
    /C library/i,
    /package manager/i,
    /user/i,
    /CA cert/i,
    /SBOM/i,
    /signature/i,
    /support/i,
  ]) {
    expect(columns).toMatch(title);
  }
});

test('sorts by size, both ways, and the address says so', async ({ page }) => {
  await page.goto('/?view=flat');
  await reachForTable(page);
  const heading = table(page).getByRole('columnheader', { name: /size/i }).first();
  await heading.getByRole('link').click();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/sort=compressed-size/);
  await expectSorted(page, 'ascending');

  await heading.getByRole('link').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=-compressed-size/);
  await expectSorted(page, 'descending');
  const falling = await sizesOn(page);

  await page.reload();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  expect((await sizesOn(page)).slice(0, 5)).toEqual(falling.slice(0, 5));
});

test('searches by name, and the address keeps it', async ({ page }) => {
  await page.goto('/?view=flat');
  await reachForTable(page);
  const { total } = await (await page.request.get('/api/images?q=wolfi')).json();
  const all = await rowCount(page);
  const search = page.getByRole('searchbox', { name: 'Search names and tags' });
  await search.fill('wolfi');
  await expect(page).toHaveURL(/q=wolfi/);
  await expect(page.getByText(`${total} of `)).toBeVisible();
  const count = await rowCount(page);
  expect(count).toBe(total + 1);
  expect(count).toBeLessThan(all);
  const found = (await namesOn(page)).slice(0, 10);
  expect(found).toContain('Wolfi base');

  await page.reload();
  await expect(search).toHaveValue('wolfi');
  expect(await rowCount(page)).toBe(count);
  expect((await namesOn(page)).slice(0, 10)).toEqual(found);

  await reachForTable(page);
  await search.fill('no image is called this');
  await expect(page.getByText('No image in the catalog is all of that.')).toBeVisible();
  await page.getByRole('link', { name: 'Clear search and filters' }).click();
  await expect.poll(async () => (await namesOn(page)).length).toBeGreaterThan(20);
});

test('filters by family and shell, counts what is left, and goes back with the browser', async ({ page }) => {
  await page.goto('/?view=flat');
  await reachForTable(page);
  await page.getByRole('button', { name: /^Family/ }).click();
  await page.getByRole('checkbox', { name: 'Google Distroless' }).check();
  await expect(page).toHaveURL(/family=distroless/);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await namesOn(page)).every((name) => /distroless/i.test(name))).toBe(true);
  const all = await rowCount(page);

  await page.getByRole('button', { name: /^Shell/ }).click();
  await page
    .getByRole('group', { name: 'Shell' })
    .getByRole('checkbox', { name: /^(none|no shell)/i })
    .check();
  await expect(page).toHaveURL(/shell=/);
  await expect.poll(() => rowCount(page)).toBeLessThan(all);
  expect((await namesOn(page)).filter((name) => /debug/.test(name))).toEqual([]);

  const address = page.url();
  await page.goto('/rules');
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect
    .poll(async () => (await namesOn(page)).filter((name) => !/distroless/i.test(name)))
    .toEqual([]);
});

test('an address that was sent by somebody shows the same rows', async ({ page, browser }) => {
  const address = '/?view=flat&family=alpine&sort=-compressed-size';
  await page.goto(address);
  await reachForTable(page);
  const here = await namesOn(page);
  expect(here.length).toBeGreaterThan(0);
  const elsewhere = await browser.newContext({ javaScriptEnabled: false });
  const other = await elsewhere.newPage();
  await other.goto(address);
  expect(await namesOn(other)).toEqual(here);
  await elsewhere.close();
});

test('nonsense in the address shows the catalog all the same', async ({ page }) => {
  for (const search of [
    '?sort=nothing',
    '?family=nobody',
    '?min=abc&max=-1',
    '?rows=9&view=x&q=%00',
    '?q=a&q=b&sort=name&sort=x',
  ]) {
    const answer = await page.goto(`/${search}`);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('by keyboard alone: search, sort, open an image', async ({ page }) => {
  await page.goto('/?view=flat');
  await reachForTable(page);
  const reach = async (matches: () => Promise<boolean>) => {
    for (let step = 0; step < 60 && !(await matches()); step += 1) await page.keyboard.press('Tab');
    expect(await matches()).toBe(true);
  };
  const isFocused = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await reach(() => isFocused('input[type="search"]'));
  await page.keyboard.type('alpine');
  await expect(page).toHaveURL(/q=alpine/);
  await reach(() => isFocused('th[scope="col"] a'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sort=name/);
  await reach(() => isFocused('a[href^="/images/"]'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/images\//);
});

test('without JavaScript: search, filter and sort through the form and the links', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/?view=flat');
  await page.getByRole('searchbox').fill('alpine');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=alpine/);
  const names = await namesOn(page);
  expect(names.length).toBeGreaterThan(0);
  await table(page).getByRole('columnheader', { name: /size/i }).first().getByRole('link').click();
  await expect(page).toHaveURL(/q=alpine/);
  await expect(page).toHaveURL(/sort=compressed-size/);
  await expectSorted(page, 'ascending');
  await context.close();
});
