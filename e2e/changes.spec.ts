import { expect, test } from '@playwright/test';

test('what a tag stood on, as a table that a form leads to, without scripts too', async ({ page }) => {
  await page.goto('/changes');
  await page.getByLabel('Tag', { exact: true }).fill('python:3.12-slim');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What changed under python:3.12-slim');
  const row = page.getByRole('row', { name: /2025-08-12 today/ });
  await expect(row).toContainText('Debian 13 (trixie)');
  await expect(row).toContainText('glibc 2.41');
  await expect(row.getByRole('link')).toHaveAttribute('href', /docker-library\/official-images\/commit\//);
});

test('what would change on the way from one base to another', async ({ page }) => {
  await page.goto('/compare?with=python-3.12-slim-bookworm,python-3.14-slim-trixie');
  const moving = page.getByRole('region', { name: /^What would change if you moved from/ });
  await expect(moving.getByRole('row', { name: /Distribution/ })).toContainText('Debian 13');
});

test('GET /api/changes tells both', async ({ request }) => {
  const answer = await request.get('/api/changes?reference=python:3.12-slim&to=node:24-alpine');
  expect(answer.status()).toBe(200);
  const { history, moving } = await answer.json();
  expect(history.spans.at(-1)).toMatchObject({ from: '2025-08-12', distribution: 'debian', release: '13' });
  expect(moving.changes.map(({ fact }: { readonly fact: string }) => fact)).toContain('libc');
});
