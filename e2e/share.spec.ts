import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { pageFormats } from '../lib/render';
import { editorOf, findingsOn, paste, summaryOf } from './page-parts';
import { freePort, startServer, untilReady } from './server';
import { goOn, withSecrets } from './texts';

/** Shares what is on the page and answers the link that the dialog gives. */
async function share(page: Page, choice = 'Share it'): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: choice }).click();
  const link = dialog.getByLabel('Link', { exact: true });
  await expect(link).toHaveValue(/\/r\/[A-Za-z0-9_-]{20,}$/);
  return link.inputValue();
}

test('paste, findings, jump to the line, share, another browser, a restart: still there', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const folder = await mkdtemp(join(tmpdir(), 'plinth-journey-'));
  const port = await freePort();
  let server = startServer({ port, dataFolder: folder });
  try {
    await untilReady(server);
    await page.goto(`${server.url}/analyze`);
    await paste(page, goOn('scratch'));
    await expect(summaryOf(page)).toContainText('Will not start');
    await expect(page.locator('.cm-lintRange-error')).toBeVisible();

    const first = page.locator('#finding-1');
    await first.getByRole('link', { name: 'line 8' }).click();
    const editor = await editorOf(page);
    await expect(editor).toBeFocused();
    await expect(page.locator('.cm-activeLine')).toContainText('CMD ["/myapp"]');

    const found = await findingsOn(page);
    const sentence = await summaryOf(page).innerText();
    const link = await share(page);

    const openElsewhere = async () => {
      const context = await browser.newContext();
      const other = await context.newPage();
      const answer = await other.goto(link);
      expect(answer?.status()).toBe(200);
      await expect(summaryOf(other)).toHaveText(sentence);
      expect(await findingsOn(other)).toEqual(found);
      await expect(other.locator('#L6')).toContainText('FROM scratch');
      await expect(other.getByText(/Made with Plinth \d+\.\d+\.\d+ and the catalog of/)).toBeVisible();
      await context.close();
    };
    await openElsewhere();

    await server.stop();
    server = startServer({ port, dataFolder: folder });
    await untilReady(server);
    await openElsewhere();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('secrets are shown and replaced before anything is stored', async ({ page, request }) => {
  await page.goto('/analyze');
  await paste(page, withSecrets);
  await expect(summaryOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem')).toHaveText([
    /line 2.*password in ENV/s,
    /line 3.*token in ARG/s,
  ]);
  await expect(dialog.getByText('The findings stay the same.')).toBeVisible();
  await dialog.getByText(/^What becomes public/).click();
  await expect(dialog.locator('pre')).toContainText('plinth-redacted-password');
  await expect(dialog).not.toContainText('hunter2');
  await dialog.getByRole('button', { name: 'Replace and share' }).click();
  await expect(dialog.getByLabel('Link', { exact: true })).toHaveValue(/\/r\//);
  await expect(dialog.getByText('It opens the same report')).toBeVisible();
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  // The text being worked on is the user's own and stays.
  await expect(await editorOf(page)).toContainText('hunter2-but-longer');

  for (const address of [link, link.replace('/r/', '/api/reports/')]) {
    const text = await (await request.get(address)).text();
    expect(text).toContain('plinth-redacted-password');
    expect(text).not.toContain('hunter2');
  }
});

test('what the stored report says otherwise is told before and after, and why', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, 'FROM alpine:3.24\nENV APP_SECRET=Kx93hunter2\nWORKDIR $APP_SECRET\nUSER 1000\n');
  await expect(summaryOf(page)).toContainText('Kx93hunter2 goes on from wherever the base was left');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const said = dialog.getByText(
    'The stored report differs from the one you see, as the secrets in it are replaced',
  );
  await expect(said).toBeVisible();
  await expect(dialog.getByText('In other words: workdir-relative on line 3.')).toBeVisible();
  await expect(dialog.getByText('The findings stay the same.')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Replace and share' }).click();
  await expect(dialog.getByText('It opens the report until it is deleted')).toBeVisible();
  await expect(said).toBeVisible();
  // What is copied is what is stored.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Copy the findings as Markdown' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('plinth-redacted-secret goes on from wherever');
});

test('a report that is made with another catalog than the one seen says so', async ({ page }) => {
  await page.route('**/api/analyze', async (route) => {
    const response = await route.fetch();
    const report = await response.json();
    report.engine.catalogRevision = '0000000000';
    report.findings = report.findings.slice(1);
    await route.fulfill({ response, json: report });
  });
  await page.goto('/analyze');
  await paste(page, goOn('scratch'));
  await expect(summaryOf(page)).toContainText('Will not start');
  await share(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(
    'The stored report differs from the one you see, as Plinth or its catalog has changed since',
  );
  await expect(dialog.getByText('New in it: dynamic-binary-without-loader on line 8.')).toBeVisible();
});

test('secrets stay when the user insists', async ({ page, request }) => {
  await page.goto('/analyze');
  await paste(page, withSecrets);
  await expect(summaryOf(page)).toBeVisible();
  const link = await share(page, 'Share as it is');
  expect(await (await request.get(link.replace('/r/', '/api/reports/'))).text()).toContain(
    'hunter2-but-longer',
  );
});

test('a shared report leads back to the editor with its text', async ({ page, request }) => {
  const dockerfile = goOn('gcr.io/distroless/base-debian11');
  const { id } = await (await request.post('/api/reports', { data: { dockerfile } })).json();
  await page.goto(`/analyze?report=${id}`);
  await expect(await editorOf(page)).toContainText('gcr.io/distroless/base-debian11');
  await expect(summaryOf(page)).toBeVisible();
});

test('a report is saved in every form, by whoever made it and by whoever has its link', async ({
  page,
  request,
}) => {
  const dockerfile = goOn('scratch');
  await page.goto('/analyze');
  await paste(page, dockerfile);
  await expect(summaryOf(page)).toContainText('Will not start');
  const { url } = await (await request.post('/api/reports', { data: { dockerfile } })).json();
  for (const place of [page.url(), url]) {
    if (place !== page.url()) await page.goto(place);
    for (const { title, fileName } of pageFormats) {
      await page.getByRole('button', { name: place === url ? 'Pass it on' : 'Download' }).click();
      const saved = page.waitForEvent('download');
      await page.getByRole(place === url ? 'link' : 'button', { name: title, exact: true }).click();
      expect((await saved).suggestedFilename()).toBe(fileName);
      await page.keyboard.press('Escape');
    }
  }
  const plain = { headers: { 'content-type': 'text/plain' }, data: dockerfile };
  for (const { id, mediaType } of pageFormats) {
    for (const answer of [
      await request.post(`/api/analyze?format=${id}`, plain),
      await request.get(`/api/reports/${url.split('/r/')[1]}?format=${id}`),
    ]) {
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-type']).toBe(`${mediaType}; charset=utf-8`);
      // A table has findings and no headline.
      expect(await answer.text()).toContain(id === 'csv' ? 'will-not-start' : 'Will not start');
    }
  }
});

test('the whole list of bases opens, part by part, while the text is edited and in a shared report', async ({
  page,
}) => {
  await page.goto('/analyze');
  await paste(page, goOn('scratch'));
  await expect(summaryOf(page)).toContainText('Will not start');
  const link = await share(page);
  await page.keyboard.press('Escape');
  for (const open of [async () => {}, async () => void (await page.goto(link))]) {
    await open();
    const list = page.getByRole('region', { name: 'Runs with changes' });
    const items = list.getByRole('rowheader');
    const few = await items.count();
    await list.getByRole('button', { name: /^Show all / }).click();
    await expect(list.getByRole('button', { name: /^Show more, / })).toBeVisible();
    const more = await items.count();
    expect(more).toBeGreaterThan(few);
    await list.getByRole('button', { name: /^Show more, / }).click();
    await expect.poll(() => items.count()).toBeGreaterThan(more);
  }
});

test('an unknown report is answered with 404 and a way on', async ({ page }) => {
  for (const id of ['A'.repeat(24), 'nothing', '%00']) {
    const answer = await page.goto(`/r/${id}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('body')).not.toContainText(/\bat .+:\d+:\d+/);
  }
});

test('when storing fails, the dialog says so and nothing is lost', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, goOn('scratch'));
  await expect(summaryOf(page)).toBeVisible();
  await page.route('**/api/reports', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        title: 'Reports not available',
        status: 503,
        code: 'unavailable',
        detail: 'The place where reports are kept cannot be reached now.',
      }),
    }),
  );
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Share it' }).click();
  await expect(dialog).toContainText('The place where reports are kept cannot be reached now.');
  await page.unroute('**/api/reports');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByRole('button', { name: 'Share it' }).click();
  await expect(dialog.getByLabel('Link', { exact: true })).toHaveValue(/\/r\//);
});

test('where what shares does not load it is said, and pressing again helps', async ({ page }) => {
  await page.goto('/analyze');
  await paste(page, goOn('scratch'));
  await expect(summaryOf(page)).toContainText('Will not start');
  const button = page.getByRole('button', { name: 'Share', exact: true });
  await page.route('**/_next/static/chunks/*.js', (route) => route.abort());
  await button.click();
  const said = page.getByText('This did not load.');
  await expect(said).toBeVisible();
  await page.unroute('**/_next/static/chunks/*.js');
  await button.click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Share it' })).toBeVisible();
  await expect(said).toHaveCount(0);
});

test('a link with a text inside whose reader does not load says so', async ({ page }) => {
  // The page itself has all it needs: only what is fetched for the link is kept from it.
  await page.goto('/analyze', { waitUntil: 'networkidle' });
  await page.route('**/_next/static/chunks/*.js', (route) => route.abort());
  await page.evaluate(() => {
    window.location.hash = '#v1.AAAA';
  });
  await expect(page.getByText('This link cannot be opened now')).toBeVisible();
});
