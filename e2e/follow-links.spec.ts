import { expect, type Page, test } from '@playwright/test';

/** Whether this is still the page that was loaded first. */
async function isKept(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.body.hasAttribute('data-kept'));
}

test('a link leads to another page without loading it anew, by mouse and keyboard, and back', async ({
  page,
}) => {
  await page.goto('/guides');
  await page.evaluate(() => document.body.setAttribute('data-kept', ''));
  const links = page.getByRole('navigation', { name: 'Main' });
  await links.getByRole('link', { name: 'Rules' }).click();
  await expect(page).toHaveURL('/rules');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(links.getByRole('link', { name: 'Rules' })).toHaveAttribute('aria-current', 'page');
  await links.getByRole('link', { name: 'API' }).press('Enter');
  await expect(page).toHaveURL('/developers');
  await page.goBack();
  await expect(page).toHaveURL('/rules');
  expect(await isKept(page)).toBe(true);
});

test('a part of another page is shown where a link leads to it', async ({ page }) => {
  await page.goto('/compare?with=alpine-3.24,debian-trixie-slim');
  const name = page.getByRole('rowheader').getByRole('link').last();
  const address = (await name.getAttribute('href')) ?? '';
  expect(address).toMatch(/^\/facts#[a-z-]+$/);
  await name.click();
  await expect(page).toHaveURL(address);
  await expect(page.locator(address.replace('/facts', ''))).toBeInViewport();
});

test('another tab is opened where one is asked for', async ({ page, context }) => {
  await page.goto('/guides');
  const opened = context.waitForEvent('page');
  await page
    .getByRole('main')
    .getByRole('link', { name: 'How to choose a base image' })
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(await opened).toHaveURL('/guides/choosing');
  await expect(page).toHaveURL('/guides');
});

test('a notice that a link takes away is not come back to', async ({ page }) => {
  const six = [
    'alpine-3.21',
    'alpine-3.22',
    'alpine-3.23',
    'alpine-3.24',
    'debian-trixie',
    'debian-trixie-slim',
  ];
  await page.goto('/guides');
  await page.goto(`/compare?with=${six.join(',')}`);
  const dismiss = page.getByRole('link', { name: 'Dismiss' });
  await dismiss.click();
  await expect(dismiss).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL('/guides');
});
