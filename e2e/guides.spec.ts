import { expect, test } from '@playwright/test';

test('every guide has a list of its parts, each of which it leads to, and the guides before and after', async ({
  page,
}) => {
  await page.goto('/guides');
  const guides = await page
    .getByRole('main')
    .locator('a[href^="/guides/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(guides.length).toBeGreaterThanOrEqual(10);
  for (const guide of guides) {
    await page.goto(guide);
    const listed = await page
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.textContent]));
    const headings = await page
      .locator('article h2')
      .evaluateAll((all) => all.map((heading) => [`#${heading.id}`, heading.textContent]));
    expect(listed.length).toBeGreaterThan(2);
    expect(listed).toEqual(headings);
    expect(new Set(listed.map(([href]) => href)).size).toBe(listed.length);
    const others = page.getByRole('navigation', { name: 'Other guides' }).getByRole('link');
    expect([1, 2]).toContain(await others.count());
  }
});

test('on a phone the line of parts stays while a guide is read', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/guides/choosing');
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await contents.getByRole('link', { name: 'By language' }).click();
  await expect(page.getByRole('heading', { name: 'By language' })).toBeInViewport();
  await expect(contents).toBeInViewport({ ratio: 1 });
  await page
    .getByRole('navigation', { name: 'Other guides' })
    .getByRole('link', { name: /^Read next/ })
    .click();
  await expect(page).toHaveURL('/guides/migrating');
});

test('the API is in the navigation, at every width', async ({ page }) => {
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/guides');
    const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'API' });
    await expect(link).toBeInViewport({ ratio: 1 });
    await link.click();
    await expect(page).toHaveURL('/developers');
    await expect(link).toHaveAttribute('aria-current', 'page');
  }
});
