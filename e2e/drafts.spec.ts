import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from './accessible';
import { editorOf, paste, summaryOf } from './page-parts';
import { goOn } from './texts';

const first = `# the first\n${goOn('alpine:3.22')}`;
const second = `# the second\n${goOn('scratch')}`;

async function write(page: Page, text: string): Promise<void> {
  await paste(page, text);
  await expect(summaryOf(page)).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem('plinth.draft')))
    .toContain(text.slice(0, text.indexOf('\n')));
}

test('two tabs have two drafts, and a new one begins with the last', async ({ page, context }) => {
  await page.goto('/analyze');
  await write(page, first);
  const other = await context.newPage();
  await other.goto('/analyze');
  await expect(await editorOf(other)).toContainText('# the first');
  await write(other, second);
  await page.reload();
  await expect(await editorOf(page)).toContainText('# the first');
  await other.reload();
  await expect(await editorOf(other)).toContainText('# the second');

  // Both are closed; whoever comes back finds what was written last.
  const next = await context.newPage();
  await page.close();
  await other.close();
  await next.goto('/analyze');
  await expect(await editorOf(next)).toContainText('# the second');
});

test('New begins with an empty text, and the one before is a press away, after a reload too', async ({
  page,
}) => {
  await page.goto('/analyze');
  await editorOf(page);
  const begin = page.getByRole('button', { name: 'New', exact: true });
  await expect(begin).toBeDisabled();
  await write(page, first);
  await page.getByText(/^Build options/).click();
  await page.getByLabel('Build arguments').fill('GO=1.26');
  await begin.click();
  const editor = await editorOf(page);
  await expect(editor).not.toContainText('# the first');
  await expect(editor).toBeFocused();
  await expect(page.getByLabel('Build arguments')).toHaveValue('');
  await expect(page.getByRole('heading', { name: /^Paste a Dockerfile/ })).toBeVisible();
  await page.reload();
  await expect(await editorOf(page)).not.toContainText('# the first');
  await page.getByRole('button', { name: 'Back to your draft' }).click();
  await expect(await editorOf(page)).toContainText('# the first');
  await page.getByText(/^Build options/).click();
  await expect(page.getByLabel('Build arguments')).toHaveValue('GO=1.26');
});

test('New can be undone as anything typed', async ({ page }) => {
  await page.goto('/analyze');
  await write(page, first);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(await editorOf(page)).toContainText('# the first');
  await expect(summaryOf(page)).toBeVisible();
});

test.describe('what was analyzed in this browser', () => {
  const openMenu = (page: Page) => page.getByRole('button', { name: 'Open', exact: true });
  const kept = (page: Page) =>
    page.evaluate(() => JSON.parse(localStorage.getItem('plinth.analyses') ?? '[]').length);

  test('is kept, one entry for a text that is worked on, and opened again', async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(new URL(request.url()).pathname);
    });
    await page.goto('/analyze');
    await write(page, first);
    await expect.poll(() => kept(page)).toBe(1);
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# worked on\n');
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('plinth.analyses')))
      .toContain('# worked on');
    expect(await kept(page)).toBe(1);
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await write(page, second);
    await expect.poll(() => kept(page)).toBe(2);

    await openMenu(page).click();
    await page.getByRole('listitem').getByRole('link', { name: 'alpine:3.22' }).click();
    await expect(await editorOf(page)).toContainText('# worked on');
    await page.getByRole('button', { name: 'Back to your draft' }).click();
    await expect(await editorOf(page)).toContainText('# the second');
    // One begun anew is another, however alike.
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await write(page, `${first}# again\n`);
    await expect.poll(() => kept(page)).toBe(3);
    expect(sent.filter((path) => path !== '/api/analyze' && path !== '/api/rewrite')).toEqual([]);
  });

  test('is listed beside what was shared: opened, removed one by one or all at once', async ({ page }) => {
    await page.goto('/analyze');
    await write(page, first);
    await expect.poll(() => kept(page)).toBe(1);
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await write(page, second);
    await expect.poll(() => kept(page)).toBe(2);

    await openMenu(page).click();
    await page.getByRole('link', { name: 'And what you shared' }).click();
    await expect(page).toHaveURL(/\/shared#analyses$/);
    const analyses = page.getByRole('region', { name: 'Analyzed in this browser' });
    await expect(analyses.getByRole('listitem')).toHaveCount(2);
    await expect(analyses).toContainText('sent nowhere');
    expect(await violationsOn(page)).toEqual([]);
    await analyses.getByRole('button', { name: /^Remove alpine:3.22, analyzed on/ }).click();
    await expect(analyses.getByRole('listitem')).toHaveCount(1);
    await analyses.getByRole('link', { name: 'scratch' }).click();
    await expect(await editorOf(page)).toContainText('# the second');
    await expect(page).toHaveURL(/\/analyze$/);
    await page.goto('/shared');
    await analyses.getByRole('button', { name: 'Remove all' }).click();
    await analyses.getByRole('button', { name: 'Keep them' }).click();
    await analyses.getByRole('button', { name: 'Remove all' }).click();
    await analyses.getByRole('button', { name: 'Remove all 1' }).click();
    await expect(analyses).toContainText('Nothing is kept');
    expect(await kept(page)).toBe(0);
  });

  test('a text with a secret in it is not kept, nor an example that nobody changed', async ({ page }) => {
    await page.goto('/analyze?example=go-scratch');
    await expect(summaryOf(page)).toBeVisible();
    await page.goto('/analyze');
    await write(page, `${first}\nENV API_TOKEN=ghp_${'a1B2'.repeat(9)}\n`);
    await expect(page.locator('[id^="finding-"]').filter({ hasText: 'secret-in-image' })).toBeVisible();
    // Its place is behind all that was asked before it.
    await write(page, second);
    await expect.poll(() => kept(page)).toBe(1);
    expect(await page.evaluate(() => localStorage.getItem('plinth.analyses'))).not.toContain('ghp_');
  });

  test('an address of one that was removed says so', async ({ page }) => {
    await page.goto('/analyze#analysis-gone');
    await expect(
      page.getByRole('note').filter({ hasText: 'not kept in this browser any more' }),
    ).toBeVisible();
  });
});
