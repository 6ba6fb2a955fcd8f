import { expect, type Locator, type Page, test } from '@playwright/test';

/** What people come for, in the steps it takes: a click or a tap, a text typed or pasted, a key. */
class Steps {
  private count = 0;
  constructor(private readonly page: Page) {}

  async click(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }

  async type(text: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.type(text);
  }

  async paste(text: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.insertText(text);
  }

  async press(key: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.press(key);
  }

  get taken(): number {
    return this.count;
  }
}

const search = (page: Page) => page.getByRole('searchbox');
const firstRow = (page: Page) =>
  page
    .locator('tbody tr')
    .filter({ has: page.locator('th[scope="row"]') })
    .first();

test('the smallest static base with certificates and no shell: 3 steps', async ({ page }) => {
  const steps = new Steps(page);
  await page.goto('/?view=flat');
  await steps.click(search(page));
  await steps.type('static certificates no shell');
  await expect(page.getByText('understood as: certificates · no shell')).toBeVisible();
  await steps.click(page.getByRole('columnheader', { name: /^Size/ }).getByRole('link'));
  await expect(firstRow(page)).toContainText('static');
  await expect(page.locator('tbody th[scope="row"]').first()).toHaveText('Chainguard static');
  expect(steps.taken).toBe(3);
});

test('a supported base on glibc with Python 3.13: 2 steps', async ({ page }) => {
  const steps = new Steps(page);
  await page.goto('/');
  await steps.click(search(page));
  await steps.type('python 3.13 glibc');
  await expect(page.getByText('understood as: Python 3.13 · glibc')).toBeVisible();
  await expect(firstRow(page)).toContainText('glibc');
  await expect(firstRow(page).locator('del, s, .line-through')).toHaveCount(0);
  expect(steps.taken).toBe(2);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('five given images compared: 11 steps', async ({ page }) => {
    const steps = new Steps(page);
    const given = ['debian:trixie-slim', 'alpine:3.24', 'node:24-trixie-slim', 'scratch', 'node:24-alpine'];
    await page.goto('/compare');
    await steps.click(page.getByRole('combobox', { name: 'Add an image' }));
    for (const [at, name] of given.entries()) {
      await expect(page.getByRole('combobox', { name: 'Add an image' })).toBeVisible();
      await page.getByRole('combobox', { name: 'Add an image' }).focus();
      await steps.type(name);
      await expect(page.getByRole('option').first()).toContainText(name);
      await steps.press('Enter');
      await expect(page).toHaveURL(
        ({ searchParams }) => searchParams.get('with')?.split(',').length === at + 1,
      );
    }
    await expect(page.getByRole('heading', { level: 1 })).toContainText('5 images');
    expect(steps.taken).toBe(11);
  });
});

test('from a file on node:18 to a copied better one: 5 steps', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const steps = new Steps(page);
  await page.goto('/');
  await steps.click(page.getByRole('textbox', { name: 'Paste a Dockerfile' }));
  await steps.paste(
    'FROM node:18\nWORKDIR /app\nCOPY . .\nRUN npm ci --omit=dev\nUSER node\nCMD ["node", "server.js"]\n',
  );
  await steps.click(page.getByRole('button', { name: 'Analyze it' }));
  await steps.click(page.getByRole('button', { name: /^Show the Dockerfile on node:22-/ }));
  await steps.click(page.getByRole('dialog').getByRole('button', { name: 'Copy the Dockerfile' }));
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^FROM (?!node:18\b)\S*node/);
  expect(steps.taken).toBe(5);
});

test('the rule for “exec format error”: 3 steps', async ({ page }) => {
  const steps = new Steps(page);
  await page.goto('/');
  await steps.press('/');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await steps.type('exec format error');
  await expect(page.getByRole('dialog').getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await steps.press('Enter');
  await expect(page).toHaveURL(/\/rules\//);
  await expect(page.getByRole('main')).toContainText('exec format error');
  expect(steps.taken).toBe(3);
});
