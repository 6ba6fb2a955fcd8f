import { expect, test } from '@playwright/test';
import { editorOf, findingsOn, paste, summaryOf } from './page-parts';
import { goOn } from './texts';

test('the report follows the text a moment after typing stops', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, goOn('scratch'));
  await expect(summaryOf(page)).toContainText('Will not start');
  await paste(page, goOn('scratch').replace('RUN go build', 'RUN CGO_ENABLED=0 go build'));
  await expect(summaryOf(page)).not.toContainText('Will not start');
  expect((await findingsOn(page)).join()).not.toContain('dynamic-binary-without-loader');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(summaryOf(page)).toContainText('Will not start');
});

test('every example opens with its report', async ({ page }) => {
  await page.goto('/analyze');
  await editorOf(page);
  const links = page.getByRole('link').and(page.locator('[href^="/analyze?example="]'));
  const addresses = new Set(
    await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '')),
  );
  expect(addresses.size).toBeGreaterThanOrEqual(4);
  for (const address of addresses) {
    await page.goto(address);
    await expect(summaryOf(page)).toBeVisible();
    await expect(await editorOf(page)).toContainText('FROM');
  }
});

test('an example is one press away', async ({ page }) => {
  await page.goto('/analyze');
  await editorOf(page);
  await page
    .getByRole('listitem')
    .getByRole('link')
    .and(page.locator('[href^="/analyze?example="]:visible'))
    .first()
    .click();
  await expect(summaryOf(page)).toBeVisible();
  await expect(page).toHaveURL(/\?example=/);
});

test('a text that is too large stays in the editor, and its size is said', async ({ page }) => {
  await page.goto('/analyze');
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/analyze')) requests.push(request.url());
  });
  await paste(page, `FROM scratch\n${'# a comment that is long\n'.repeat(45_000)}`);
  await expect(
    page.getByRole('heading', { name: /too large/ }).or(page.getByText(/is too large/)),
  ).toBeVisible();
  // The editor draws what is in sight; the beginning is elsewhere.
  await expect(await editorOf(page)).toContainText('a comment that is long');
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(await editorOf(page)).toContainText('FROM scratch');
  expect(requests).toEqual([]);
});

test('when the server fails, it is said with a way on, and the text stays', async ({ page }) => {
  await page.goto('/analyze');
  await page.route('**/api/analyze', (route) => route.abort());
  await paste(page, goOn('scratch'));
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.unroute('**/api/analyze');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(summaryOf(page)).toContainText('Will not start');
});

test('the answer to an older text never replaces that to a newer one', async ({ page }) => {
  await page.goto('/analyze');
  let held = 0;
  await page.route('**/api/analyze', async (route) => {
    held += 1;
    if (held === 1) await new Promise((resolve) => setTimeout(resolve, 2500));
    await route.continue().catch(() => {});
  });
  await paste(page, goOn('scratch'));
  await expect.poll(() => held).toBe(1);
  await paste(page, goOn('alpine:3.22'));
  await expect(page.getByText('FROM alpine:3.22').first()).toBeVisible();
  await expect(summaryOf(page)).toBeVisible();
  await page.waitForTimeout(3000);
  await expect(summaryOf(page)).not.toContainText('scratch');
});

test('by keyboard alone: reach the editor, go through the findings, share', async ({ page }) => {
  await page.goto('/analyze?example=go-scratch');
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
  await page.keyboard.press('F8');
  await expect(await editorOf(page)).toBeFocused();
  const status = page.getByRole('status').filter({ hasText: /^(Error|Warning|Note), line \d+:/ });
  await expect(status).toBeAttached();
  const first = await status.innerText();
  await page.keyboard.press('F8');
  await expect(status).not.toHaveText(first);

  const focusOn = async (name: string) => {
    for (let step = 0; step < 60; step += 1) {
      const label = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? '';
      });
      if (label === name) return;
      await page.keyboard.press('Shift+Tab');
    }
    throw new Error(`The keyboard does not reach ${name}`);
  };
  await focusOn('Share');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Share it' })).toBeVisible();
  await focusOn('Share it');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Link', { exact: true })).toHaveValue(/\/r\//);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a file dropped or opened is read, and a binary one refused', async ({ page }) => {
  await page.goto('/analyze');
  await editorOf(page);
  const input = page.getByLabel('Dockerfile to open');
  await input.setInputFiles({ name: 'Dockerfile', mimeType: '', buffer: Buffer.from(goOn('scratch')) });
  await expect(summaryOf(page)).toContainText('Will not start');
  await input.setInputFiles({ name: 'program', mimeType: '', buffer: Buffer.from([0x7f, 0x45, 0, 1, 2]) });
  await expect(page.getByText(/not a text file|zero bytes/).first()).toBeVisible();
  await expect(await editorOf(page)).toContainText('FROM scratch');
});
