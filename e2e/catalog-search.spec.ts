import { expect, type Page, test } from '@playwright/test';
import { reachForTable } from './page-parts';

function understood(page: Page) {
  return page.getByText(/^understood as:/);
}

function searchField(page: Page) {
  return page.getByRole('searchbox', { name: /^Search names and tags/ });
}

const asked: readonly (readonly [q: string, facts: string])[] = [
  ['python 3.13', 'Python 3.13'],
  ['python3.13', 'Python 3.13'],
  ['java 21 jre', 'Java 21'],
  ['no shell glibc nonroot', 'no shell · glibc · nonroot'],
  ['node lts alpine', 'Node.js 26 (lts) · Alpine'],
  ['distroless certificates', 'Google Distroless · certificates'],
  ['musl', 'musl'],
  ['debian 13', 'Debian 13'],
];

for (const [q, facts] of asked) {
  test(`“${q}” finds the same by page, program and export, and says what it was taken for`, async ({
    page,
    request,
  }) => {
    const search = new URLSearchParams({ q });
    await page.goto(`/?${search}&view=flat`);
    await expect(understood(page)).toContainText(facts);
    const list = await (await request.get(`/api/images?${search}`)).json();
    expect(list.total).toBeGreaterThan(0);
    expect(list.understood.join(' · ')).toBe(facts);
    await expect(page.getByText(`${list.total} of `).first()).toBeVisible();
    const exported = await (await request.get(`/catalog.json?${search}`)).json();
    expect(exported.images).toHaveLength(list.total);
    expect(exported.understood).toEqual(list.understood);
    const csv = await (await request.get(`/catalog.csv?${search}`)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(list.total + 1);
  });
}

test('as one types: the table follows, and says what it understood', async ({ page, request }) => {
  await page.goto('/?view=flat');
  await reachForTable(page);
  await searchField(page).fill('python 3.13 no shell');
  await expect(understood(page)).toHaveText('understood as: Python 3.13 · no shell');
  const { total } = await (await request.get('/api/images?q=python+3.13+no+shell')).json();
  await expect(page.getByText(`${total} of `).first()).toBeVisible();
  await searchField(page).fill('python 3.13 slim');
  await expect(understood(page)).toHaveText('understood as: Python 3.13; “slim” in names and tags');
  await searchField(page).fill('slim');
  await expect(understood(page)).toHaveCount(0);
});

test('a release of a language is a filter', async ({ page, request }) => {
  await page.goto('/?view=flat');
  await reachForTable(page);
  await page.getByRole('button', { name: /^More/ }).click();
  await page
    .getByRole('group', { name: 'Language version' })
    .getByRole('checkbox', { name: 'Python 3.13' })
    .check();
  await expect(page).toHaveURL(/version=python-3\.13/);
  const { total } = await (await request.get('/api/images?version=python-3.13')).json();
  expect(total).toBeGreaterThan(10);
  await expect(page.getByText(`${total} of `).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Remove the filter Language version: Python 3.13' }).click();
  await expect(page).not.toHaveURL(/version=/);
});

test('a supported glibc base with Python 3.13 is two steps away', async ({ page }) => {
  await page.goto('/?q=python+3.13+glibc+supported&sort=compressed-size&view=flat');
  await expect(understood(page)).toContainText('Python 3.13 · glibc · supported');
  await expect(page.locator('tbody th a').first()).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'nothing found' : 'nothing found, without JavaScript', () => {
    test.use({ javaScriptEnabled });

    async function search(page: Page, text: string): Promise<void> {
      await page.goto('/');
      if (javaScriptEnabled) await reachForTable(page);
      await searchField(page).fill(text);
      await searchField(page).press('Enter');
      await expect(
        page.getByText(/No image in the catalog is all of that|is not in the catalog/),
      ).toBeVisible();
    }

    test('leads to what there is without one word', async ({ page }) => {
      await search(page, 'python musl trixie');
      const way = page.getByRole('listitem').filter({ hasText: 'without “trixie”' });
      const [, count = ''] = /: ([\d,]+) images?/.exec(await way.innerText()) ?? [];
      await way.getByRole('link').click();
      await expect(page.getByText(`${count} of `).first()).toBeVisible();
      await expect(searchField(page)).toHaveValue('python musl');
    });

    test('says that a name is not in the catalog, and what can be done', async ({ page }) => {
      await search(page, 'foo/bar');
      await expect(page.getByText('foo/bar is not in the catalog.')).toBeVisible();
      await page.getByRole('link', { name: 'analyzed' }).click();
      await expect(page).toHaveURL(/\/analyze$/);
    });

    test('offers the images of the likest names', async ({ page }) => {
      await search(page, 'pyhton:3.13-slim-trixie');
      await page.getByRole('link', { name: 'Python 3.13 slim trixie' }).click();
      await expect(page).toHaveURL(/\/images\/python-3\.13-slim-trixie$/);
    });
  });
}
