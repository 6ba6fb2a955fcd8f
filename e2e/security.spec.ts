import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { paste, summaryOf } from './page-parts';
import { pages } from './routes';
import { goOn } from './texts';

/** What the browser refuses on a page, and what its console says of it. */
async function refusedOn(page: Page): Promise<() => Promise<readonly string[]>> {
  const said: string[] = [];
  page.on('console', (message) => {
    const isMissing = /status of (?:404|410)/.test(message.text());
    if (message.type() === 'error' && !isMissing) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error(`refused: ${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return async () => said.splice(0);
}

for (const path of pages) {
  test(`the content policy refuses nothing on ${path}`, async ({ page }) => {
    const refused = await refusedOn(page);
    // The second time the browser asks whether what it has still holds.
    for (const open of [
      () => page.goto(path, { waitUntil: 'networkidle' }),
      () => page.reload({ waitUntil: 'networkidle' }),
    ]) {
      await open();
      expect(await refused()).toEqual([]);
      // Scripts do run.
      await expect(page.locator('html')).toHaveCount(1);
      expect(await page.evaluate(() => 'next' in window)).toBe(true);
    }
  });
}

test('the content policy refuses nothing while a file is analyzed, moved and shared', async ({
  page,
  request,
}) => {
  const refused = await refusedOn(page);
  await page.goto('/analyze', { waitUntil: 'networkidle' });
  await paste(page, goOn('scratch'));
  await expect(summaryOf(page)).toContainText('Will not start');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await refused()).toEqual([]);
  const shared = await request.post('/api/reports', { data: { dockerfile: goOn('scratch') } });
  const { id } = await shared.json();
  await page.goto(`/r/${id}`, { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shared report');
  expect(await refused()).toEqual([]);
  await page.getByRole('link', { name: 'Open in the analyzer' }).click();
  await expect(page).toHaveURL(/\/analyze/);
  await page.waitForLoadState('networkidle');
  expect(await refused()).toEqual([]);
});

test('the content policy refuses nothing while a report is shared, looked up and deleted', async ({
  page,
}) => {
  const refused = await refusedOn(page);
  await page.goto('/analyze', { waitUntil: 'networkidle' });
  await paste(page, goOn('scratch'));
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Share it' }).click();
  const deleteLink = await dialog.getByLabel('Delete link', { exact: true }).inputValue();
  await page.goto('/shared', { waitUntil: 'networkidle' });
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Shared on' })).toHaveCount(1);
  await page.goto(deleteLink, { waitUntil: 'networkidle' });
  expect(await refused()).toEqual([]);
  await page.getByRole('button', { name: 'Delete it for good' }).click();
  await expect(page.getByText('This report was deleted by its author')).toBeVisible();
  await page.reload({ waitUntil: 'networkidle' });
  expect(await refused()).toEqual([]);
});

test('the content policy refuses nothing where a browser runs no scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/analyze`);
  await page.locator('textarea[name="dockerfile"]').fill(goOn('scratch'));
  await page.getByRole('button', { name: 'Analyze' }).first().click();
  await expect(summaryOf(page)).toContainText('Will not start');
  await context.close();
});

test('a script that gets into a page does not run', async ({ page }) => {
  await page.goto('/rules');
  const refusal = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
          resolve(violatedDirective),
        );
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
      }),
  );
  expect(await refusal).toBe('script-src-elem');
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('no site may show a page in a frame', async ({ page, baseURL }) => {
  await page.setContent(`<iframe src="${baseURL}/rules"></iframe>`);
  await expect(async () => {
    expect(page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  }).toPass();
});

test('nobody is told of TLS where none is known of', async ({ request }) => {
  const answer = await request.get('/', { headers: { 'x-forwarded-proto': 'https' } });
  expect(answer.headers()['strict-transport-security']).toBeUndefined();
});

test('no answer names a host that a request has made up', async ({ baseURL }) => {
  const paths = [
    '/api/images?pageSize=1',
    '/api/openapi.json',
    '/developers',
    '/robots.txt',
    '/sitemap.xml',
    '/',
    '/rules/',
  ];
  for (const path of [...paths, '/compare?with=debian-trixie&add=debian-bookworm']) {
    const headers = { host: 'evil4711.example', 'x-forwarded-host': 'evil4711.example' };
    const said = await sentWith(baseURL + path, headers);
    expect([path, said.includes('evil4711')]).toEqual([path, false]);
  }
  const next = await (await fetch(`${baseURL}/api/images?pageSize=1`)).json();
  expect(next.next).toMatch(/^\/api\/images\?/);
});

test('who asks for another protocol is answered in this one', async ({ request, baseURL }) => {
  // Next has made a page, and would have begun to look for such requests.
  expect((await request.get('/rules')).status()).toBe(200);
  for (const protocol of ['h2c', 'websocket']) {
    const said = await sentWith(`${baseURL}/rules`, { connection: 'Upgrade', upgrade: protocol });
    expect([protocol, said.includes('<h1')]).toEqual([protocol, true]);
  }
});

/** The head and the body of an answer; `fetch` does not let a host be made up. */
function sentWith(url: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    ask(url, { headers }, (response) => {
      let said = JSON.stringify(response.headers);
      response.on('data', (chunk) => (said += chunk)).on('end', () => resolve(said));
    })
      .on('error', reject)
      .end();
  });
}

test('the page of another site cannot store a report, a program can', async ({ page, request, baseURL }) => {
  const simple = (headers: Record<string, string>) =>
    request.post('/api/reports', {
      data: 'FROM scratch',
      headers: { 'content-type': 'text/plain', ...headers },
    });
  for (const headers of [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ]) {
    const answer = await simple(headers);
    expect({ status: answer.status(), code: (await answer.json()).code }).toEqual({
      status: 403,
      code: 'other-site',
    });
  }
  expect((await simple({})).status()).toBe(201);
  const elsewhere = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<p>another site');
  }).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const address = elsewhere.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const refusals = async () => {
    const metrics = await (await request.get('/metrics')).text();
    const count = /plinth_requests_total\{route="\/api\/reports",method="POST",status="403"\} (\d+)/.exec(
      metrics,
    );
    return Number(count?.[1]);
  };
  const before = await refusals();
  for (const host of ['localhost', '127.0.0.1']) {
    await page.goto(`http://${host}:${port}/`);
    await page.evaluate(async (url) => {
      const headers = { 'content-type': 'text/plain' };
      await fetch(url, { method: 'POST', mode: 'no-cors', body: 'FROM scratch', headers }).catch(() => {});
    }, `${baseURL}/api/reports`);
  }
  // The browser hides the answers from the page, and from this test.
  await expect.poll(refusals).toBe(before + 2);
  elsewhere.close();
});
