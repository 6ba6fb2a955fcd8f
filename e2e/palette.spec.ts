import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from './accessible';
import { editorOf } from './page-parts';

function palette(page: Page) {
  return page.getByRole('dialog', { name: 'Search' });
}

function field(page: Page) {
  return palette(page).getByRole('combobox');
}

/** Waits for the listener, which is there once the page has come alive. */
async function openWith(page: Page, key: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(palette(page)).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(field(page)).toBeFocused();
  // A key that was pressed once more before it was there.
  await field(page).fill('');
}

for (const key of ['/', 'Control+k', 'Meta+k']) {
  test(`${key} opens it, Escape gives the focus back`, async ({ page }) => {
    await page.goto('/guides');
    const link = page.getByRole('main').getByRole('link').first();
    await link.focus();
    await openWith(page, key);
    await page.keyboard.press('Escape');
    await expect(palette(page)).toHaveCount(0);
    await expect(link).toBeFocused();
  });
}

const found: readonly (readonly [typed: string, group: string, address: RegExp])[] = [
  ['node:24-trixie-slim', 'Images', /\/images\/node-24-trixie-slim$/],
  ['wolfi and chainguard', 'Families', /\/families\/chainguard$/],
  ['exec format error', 'Error messages', /\/rules\/[a-z-]+$/],
  ['runs-as-root', 'Rules', /\/rules\/runs-as-root$/],
  ['without a shell', 'Guides', /\/guides\/without-a-shell$/],
  ['ca certificates', 'Glossary', /\/facts#ca-certificates$/],
  ['glossary', 'Pages', /\/facts$/],
];

for (const [typed, group, address] of found) {
  test(`by keyboard: ${typed}`, async ({ page }) => {
    await page.goto('/rules');
    await openWith(page, '/');
    await page.keyboard.type(typed);
    const option = palette(page).getByRole('group', { name: group }).getByRole('option').first();
    await expect(option).toBeVisible();
    for (let step = 0; step < 30 && (await option.getAttribute('aria-selected')) !== 'true'; step += 1)
      await page.keyboard.press('ArrowDown');
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await expect(field(page)).toHaveAttribute(
      'aria-activedescendant',
      (await option.getAttribute('id')) ?? '',
    );
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
    await expect(palette(page)).toHaveCount(0);
  });
}

test('ordinary words find images by their facts, and lead to the table', async ({ page }) => {
  await page.goto('/compare');
  await openWith(page, '/');
  await page.keyboard.type('python 3.13 no shell');
  await expect(palette(page).getByText('Python 3.13 · no shell')).toBeVisible();
  await palette(page)
    .getByRole('option', { name: /in the catalog/ })
    .click();
  await expect(page).toHaveURL(/\/\?q=python/);
  await expect(page.getByText('understood as: Python 3.13 · no shell')).toBeVisible();
});

test('a slash stays with whoever writes', async ({ page }) => {
  await page.goto('/rules');
  await openWith(page, '/');
  await page.keyboard.press('Escape');
  const text = page.getByRole('textbox', { name: 'Paste an error message' });
  await text.focus();
  await page.keyboard.type('exec /app');
  await expect(text).toHaveValue('exec /app');
  await expect(palette(page)).toHaveCount(0);

  await page.goto('/analyze');
  const editor = await editorOf(page);
  await editor.click();
  await page.keyboard.type('COPY /a /b');
  await expect(editor).toContainText('COPY /a /b');
  await expect(palette(page)).toHaveCount(0);
});

test('nothing of it is fetched before it is asked for', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto('/guides', { waitUntil: 'networkidle' });
  expect(fetched).not.toContain('/search-index.gz');
  const before = fetched.filter((path) => path.endsWith('.js')).length;
  await openWith(page, '/');
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  expect(fetched).toContain('/search-index.gz');
  expect(fetched.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(before);
});

test('where the index cannot be had, the words go to a page', async ({ page }) => {
  await page.route('**/search-index.gz', (route) => route.abort());
  await page.goto('/guides');
  await openWith(page, '/');
  await page.keyboard.type('exec format error');
  await expect(palette(page).getByText('It cannot be fetched now.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=exec/);
  await expect(page.getByRole('heading', { name: 'Error messages' })).toBeVisible();
});

for (const width of [390, 1440]) {
  test(`has no faults of access at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/guides');
    await openWith(page, '/');
    await page.keyboard.type('shell');
    await expect(palette(page).getByRole('option').first()).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });
}

test('without JavaScript the button leads to a page that finds the same', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/guides');
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/search$/);
  await page.getByRole('searchbox').fill('exec format error');
  await page.getByRole('searchbox').press('Enter');
  await page.getByRole('region', { name: 'Error messages' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/rules\/[a-z-]+$/);
  await page.goto('/search?q=node+24+slim');
  await expect(page.getByText('Images understood as: Node.js 24')).toBeVisible();
  await page.getByRole('region', { name: 'Images' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/images\/node-24/);
  await context.close();
});
