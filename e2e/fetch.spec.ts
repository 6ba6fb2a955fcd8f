import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { selfSigned } from '../app/_server/fetching/testing/certificate';
import { violationsOn } from './accessible';
import { editorOf, paste, summaryOf } from './page-parts';
import { freePort, type Started, startServer, untilReady } from './server';
import { goOn } from './texts';

/** What a GitLab of one's own gives: a file, a page where one has to sign in, a lead to another place. */
const files: Readonly<
  Record<string, readonly [status: number, type: string, text: string, location?: string]>
> = {
  '/team/app/-/raw/main/Dockerfile': [200, 'text/plain; charset=utf-8', goOn('scratch')],
  '/team/app/-/raw/HEAD/Dockerfile': [200, 'text/plain', goOn('alpine:3.22')],
  '/team/private/-/raw/main/Dockerfile': [302, 'text/html', '', '/users/sign_in'],
  '/users/sign_in': [200, 'text/html', '<!doctype html><title>Sign in</title>'],
  '/team/away/-/raw/main/Dockerfile': [302, 'text/html', '', 'https://example.com/Dockerfile'],
};

let folder: string;
let hosting: Server;
let server: Started;
let host: string;
const asked: string[] = [];

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-fetch-'));
  const certificate = selfSigned(['localhost']);
  await writeFile(join(folder, 'ca.pem'), certificate.cert);
  const port = await freePort();
  hosting = createServer(certificate, ({ url = '', headers }, response) => {
    asked.push(`${url} ${headers.cookie ?? ''}${headers.authorization ?? ''}`.trim());
    const [status, type, text, location] = files[url.replace(/\?.*/, '')] ?? [404, 'text/html', 'Not Found'];
    response.writeHead(status, { 'content-type': type, ...(location && { location }) }).end(text);
  }).listen(port, '127.0.0.1');
  await once(hosting, 'listening');
  host = `localhost:${port}`;
  server = startServer({
    port: await freePort(),
    dataFolder: join(folder, 'data'),
    environment: { PLINTH_FETCH_HOSTS: host, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') },
  });
  await untilReady(server);
});

test.beforeEach(() => {
  asked.length = 0;
});

test.afterAll(async () => {
  await server.stop();
  hosting.closeAllConnections();
  hosting.close();
  await rm(folder, { recursive: true, force: true });
});

const blob = () => `https://${host}/team/app/-/blob/main/Dockerfile`;

async function open(page: Page): Promise<void> {
  await page.goto(`${server.url}/analyze`);
  await editorOf(page);
}

test('an address pasted into the editor becomes the file behind it', async ({ page }) => {
  await open(page);
  await paste(page, `# mine\n${goOn('alpine:3.22')}`);
  await expect(summaryOf(page)).toBeVisible();
  await paste(page, blob());
  await expect(await editorOf(page)).toContainText('FROM scratch');
  await expect(summaryOf(page)).toContainText('Will not start');
  await expect(page.getByText(`Fetched from ${host}/team/app/-/raw/main/Dockerfile`)).toBeVisible();
  expect(asked).toEqual(['/team/app/-/raw/main/Dockerfile']);
  // What stood there before is not lost.
  await page.getByRole('button', { name: 'Back to your draft' }).click();
  await expect(await editorOf(page)).toContainText('# mine');
  await expect(page.getByText('Fetched from')).toHaveCount(0);
});

test('an address given in the menu, by keyboard, with that of a project standing for its Dockerfile', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'Open', exact: true }).press('Enter');
  await page.getByLabel('From a public address').fill(`https://${host}/team/app/-/tree/HEAD`);
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Fetched from')).toBeVisible();
  await expect(await editorOf(page)).toContainText('alpine:3.22');
  await expect(await editorOf(page)).not.toContainText('https://');
});

test('an address in the box of the first page', async ({ page }) => {
  await page.goto(server.url);
  await page.getByLabel('Paste a Dockerfile').fill(blob());
  await page.getByRole('button', { name: 'Analyze it' }).click();
  await expect(await editorOf(page)).toContainText('FROM scratch');
  await expect(page.getByText('Fetched from')).toBeVisible();
  await expect(page).toHaveURL(/\/analyze$/);
});

for (const [what, address, words] of [
  ['nothing there', '/team/app/-/blob/main/other', 'has no public other at this address'],
  ['only for those signed in', '/team/private/-/blob/main/Dockerfile', 'a page where one has to sign in'],
  ['a lead to another host', '/team/away/-/blob/main/Dockerfile', 'which is not followed'],
  ['no file', '/team/app/-/issues/1', 'Open the Dockerfile there and copy the address of that page'],
] as const) {
  test(`${what}: it is said what to do, and the address stays`, async ({ page }) => {
    await open(page);
    await paste(page, `https://${host}${address}`);
    const problem = page.getByRole('alert').filter({ hasText: words });
    await expect(problem).toBeVisible();
    await expect(await editorOf(page)).toContainText(address);
    await expect(page.getByText('Unknown instruction')).toHaveCount(0);
  });
}

test('a host that is not named is not asked', async ({ page }) => {
  await open(page);
  await paste(page, 'https://169.254.169.254/latest/meta-data');
  const problem = page.getByRole('alert').filter({ hasText: 'Files are fetched from github.com' });
  await expect(problem).toContainText(`${host}, not from 169.254.169.254.`);
  expect(asked).toEqual([]);
});

test('without JavaScript the form follows an address as well', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/analyze`);
  await page.getByRole('textbox', { name: 'Dockerfile' }).fill(blob());
  await page.getByRole('button', { name: 'Analyze', exact: true }).click();
  await expect(summaryOf(page)).toContainText('Will not start');
  await expect(page.getByRole('textbox', { name: 'Dockerfile' })).toHaveValue(goOn('scratch'));
  await page.goto(`${server.url}/analyze`);
  await page.getByRole('textbox', { name: 'Dockerfile' }).fill(`https://${host}/team/app/-/blob/main/other`);
  await page.getByRole('button', { name: 'Analyze', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('has no public other');
  await context.close();
});

test('the API answers the text, and refuses one client that asks on and on', async ({ request }) => {
  const post = (data: string) =>
    request.post(`${server.url}/api/fetch`, {
      headers: { 'content-type': 'text/plain', cookie: 'a=b' },
      data,
    });
  const answer = await post(blob());
  expect(await answer.json()).toEqual({
    url: `https://${host}/team/app/-/raw/main/Dockerfile`,
    name: 'Dockerfile',
    text: goOn('scratch'),
  });
  expect(answer.headers()['cache-control']).toBe('no-store');
  expect(asked).toEqual(['/team/app/-/raw/main/Dockerfile']);
  const other = await request.post(`${server.url}/api/fetch`, { data: { address: 'http://github.com/a/b' } });
  expect(other.status()).toBe(400);
  expect(await other.json()).toMatchObject({
    code: 'not-fetchable',
    detail: expect.stringContaining('https://'),
  });
  let last = answer;
  for (let times = 0; times < 25 && last.status() === 200; times++) last = await post(blob());
  expect(last.status()).toBe(429);
  expect(Number(last.headers()['retry-after'])).toBeGreaterThan(0);
  expect((await last.json()).detail).toContain('or paste the text');
});

test('where nothing is to be fetched the page says so, and so does the API', async ({ page, request }) => {
  const closed = startServer({
    port: await freePort(),
    dataFolder: join(folder, 'closed'),
    environment: { PLINTH_FETCH: 'off' },
  });
  await untilReady(closed);
  await page.goto(`${closed.url}/analyze`);
  await paste(page, blob());
  await expect(page.getByRole('note')).toContainText('this server fetches no files');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByLabel('From a public address')).toHaveCount(0);
  const answer = await request.post(`${closed.url}/api/fetch`, { data: { address: blob() } });
  expect(answer.status()).toBe(403);
  expect((await answer.json()).detail).toContain('PLINTH_FETCH=on');
  expect(asked).toEqual([]);
  await closed.stop();
});
