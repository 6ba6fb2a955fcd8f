import { deflateRawSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { encodeLink } from '../lib/share/encode-link';
import { editorOf, paste, summaryOf } from './page-parts';
import { goOn } from './texts';

const draft = `# my own draft\n${goOn('alpine:3.22')}`;
const other = goOn('scratch');

async function openWithDraft(page: Page): Promise<void> {
  await page.goto('/analyze');
  await paste(page, draft);
  await expect(summaryOf(page)).toBeVisible();
}

/** As when somebody follows a link: the page is loaded anew, not only its fragment. */
async function follow(page: Page, fragment: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/analyze#${fragment}`);
}

const damaged = async () => (await encodeLink({ dockerfile: other })).slice(0, -10);

/** Some kilobytes that would be 256 MiB. */
function bomb(): string {
  const json = `{"dockerfile":"${'a'.repeat(256 * 1024 * 1024)}"}`;
  return `v1.${deflateRawSync(json).toString('base64url')}`;
}

for (const [what, fragment, because] of [
  ['was cut short', damaged, 'part of it is missing or was changed'],
  [
    'unpacks to more than a Dockerfile may hold',
    async () => bomb(),
    'the Dockerfile in it is 1 MiB or larger',
  ],
  ['is of a later version', async () => 'v2.AAAA', 'it was made by a later version of Plinth'],
] as const) {
  test(`a link that ${what} says so, and the draft stays`, async ({ page }) => {
    await openWithDraft(page);
    const link = await fragment();
    const notice = page.getByRole('note').filter({ hasText: 'This link cannot be opened' });
    await follow(page, link);
    await expect(notice).toContainText(because);
    await expect(await editorOf(page)).toContainText('# my own draft');
    await expect(summaryOf(page)).toBeVisible();

    // The same on the page itself, with something just typed.
    await page.goto('/analyze');
    await (await editorOf(page)).click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# and more\n');
    await page.evaluate((text) => {
      window.location.hash = text;
    }, link);
    await expect(notice).toContainText(because);
    await expect(await editorOf(page)).toContainText('# and more');
    await page.reload();
    await expect(await editorOf(page)).toContainText('# and more');
  });
}

test('the text, its options and what a base has to have go along; nothing is stored', async ({
  page,
  browser,
}) => {
  const stored: string[] = [];
  page.on('request', (sent) => {
    if (new URL(sent.url()).pathname === '/api/reports') stored.push(sent.url());
  });
  await page.goto('/analyze?keep=glibc');
  await paste(page, other);
  await page.getByText(/^Build options/).click();
  await page.getByLabel('Build arguments').fill('GO=1.26\nEMPTY=');
  await page.getByLabel('Platform').selectOption('linux/arm64');
  await expect(summaryOf(page)).toContainText('Will not start');
  await expect(page.getByText('For linux/arm64, 2 build arguments.')).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Share it' })).toBeVisible();
  const link = await dialog.getByRole('textbox', { name: 'Link with the text inside' }).inputValue();
  await expect(dialog).not.toContainText('not go along');
  expect(stored).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Copy a link with the text inside' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await elsewhere.goto(link);
  await expect(await editorOf(elsewhere)).toContainText('FROM scratch');
  await expect(summaryOf(elsewhere)).toContainText('Will not start');
  await expect(elsewhere).toHaveURL(/\?keep=glibc#v1\./);
  await elsewhere.getByText(/^Build options/).click();
  await expect(elsewhere.getByLabel('Build arguments')).toHaveValue('GO=1.26\nEMPTY=');
  await expect(elsewhere.getByLabel('Platform')).toHaveValue('linux/arm64');
  await context.close();
});

test('files beside the Dockerfile stay behind, and the dialog says so', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, other);
  await expect(summaryOf(page)).toBeVisible();
  await page
    .locator('input[type="file"][name="files"]')
    .setInputFiles({ name: '.dockerignore', mimeType: 'text/plain', buffer: Buffer.from('*.md\n') });
  await expect(page.getByText('Read beside it: .dockerignore.')).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('The file beside the Dockerfile does not go along');
  const link = await dialog.getByRole('textbox', { name: 'Link with the text inside' }).inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(await editorOf(page)).toContainText('FROM scratch');
  await expect(page.getByText('.dockerignore', { exact: true })).toHaveCount(0);
});

test('a link moves a draft aside, and it can be had back', async ({ page }) => {
  await openWithDraft(page);
  await follow(page, await encodeLink({ dockerfile: other }));
  await expect(await editorOf(page)).toContainText('FROM scratch');
  await page.getByRole('button', { name: 'Back to your draft' }).click();
  await expect(await editorOf(page)).toContainText('# my own draft');
});

test('where no report can be stored the link with the text still passes it on', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, other);
  await expect(summaryOf(page)).toBeVisible();
  await page.route('**/api/secrets', (route) => route.abort());
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Nothing was shared.');
  await expect(dialog.getByRole('textbox', { name: 'Link with the text inside' })).toHaveValue(
    /\/analyze#v1\./,
  );
});
