import { expect, test } from '@playwright/test';

const refused: readonly (readonly [path: string, status: number, code: string])[] = [
  ['/api/images?colour=red', 400, 'invalid-request'],
  ['/api/images?shell=nope', 400, 'invalid-request'],
  ['/api/images?pageSize=201', 400, 'invalid-request'],
  ['/api/images?page=%00', 400, 'invalid-request'],
  ['/api/images/none-such', 404, 'not-found'],
  ['/api/images/..%2f..%2fetc%2fpasswd', 404, 'not-found'],
  ['/api/images/scratch?x=1', 400, 'invalid-request'],
  ['/api/resolve', 400, 'invalid-request'],
  ['/api/resolve?reference=Not%20One', 400, 'invalid-request'],
  ['/api/resolve?reference=a&reference=b', 400, 'invalid-request'],
];

for (const [path, status, code] of refused) {
  test(`GET ${path} is refused with ${status}`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(status);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    expect(answer.headers()['cache-control']).toBe('no-store');
    const text = await answer.text();
    const body = JSON.parse(text);
    expect(body).toMatchObject({ type: 'about:blank', status, code });
    expect(body.detail).toMatch(/^[`A-Z].*\.$/s);
    expect(text).not.toMatch(/node_modules|\bat .+:\d+:\d+|\.next/);
  });
}

const addresses = [
  '/api/images?shell=none',
  '/api/images/scratch',
  '/api/resolve?reference=node:20',
  '/api/openapi.json',
];

for (const path of addresses) {
  test(`GET ${path} has an ETag, and is not sent again to who holds it`, async ({ request }) => {
    const first = await request.get(path);
    expect(first.status()).toBe(200);
    const { etag = '', 'cache-control': cache } = first.headers();
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(cache).toContain('max-age');
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await request.get(path, { headers: { 'if-none-match': held } });
      expect(again.status(), held).toBe(304);
      expect((await again.body()).length).toBe(0);
      expect(again.headers().etag).toBe(etag);
    }
    const other = await request.get(path, { headers: { 'if-none-match': '"other"' } });
    expect(other.status()).toBe(200);
  });

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    test(`${method} ${path} is answered with 405 and what is allowed`, async ({ request }) => {
      const answer = await request.fetch(path, { method });
      expect(answer.status()).toBe(405);
      expect(answer.headers().allow).toContain('GET');
      expect(await answer.json()).toMatchObject({ code: 'method', status: 405 });
    });
  }
}

test('ETags differ by query', async ({ request }) => {
  const tags = await Promise.all(
    ['', '?shell=none', '?shell=bash', '?page=2'].map(
      async (query) => (await request.get(`/api/images${query}`)).headers().etag,
    ),
  );
  expect(new Set(tags).size).toBe(4);
});

test('the images are those of the catalog’s page, and `next` leads to the rest', async ({ request }) => {
  const query = 'shell=none&sort=compressed-size';
  const shown = await (await request.get(`/catalog.json?${query}`)).json();
  const found: { id: string }[] = [];
  let next: string | undefined = `/api/images?${query}&pageSize=60`;
  while (next !== undefined) {
    const answer = await request.get(next);
    expect(answer.status()).toBe(200);
    const body: { total: number; next?: string; images: { id: string }[] } = await answer.json();
    expect(body.total).toBe(shown.images.length);
    found.push(...body.images);
    next = body.next;
  }
  expect(found.map(({ id }) => id)).toEqual(shown.images.map(({ id }: { id: string }) => id));
});

test('every known fact of an image names its sources', async ({ request }) => {
  const image = await (await request.get('/api/images/distroless-static-debian13-nonroot')).json();
  expect(image).toMatchObject({ family: 'distroless', catalogRevision: expect.any(String) });
  const facts: { known: boolean; sources?: unknown[]; because?: string }[] = Object.values(image.facts);
  expect(facts.length).toBeGreaterThan(30);
  for (const { known, sources = [], because } of facts) {
    if (known) expect(sources.length).toBeGreaterThan(0);
    else expect(because).toBeTruthy();
  }
});

const references: readonly (readonly [reference: string, expected: object])[] = [
  [
    'golang:1.17',
    { kind: 'image', because: expect.stringContaining('bullseye'), image: { family: 'golang' } },
  ],
  ['gcr.io/distroless/static-debian13:nonroot', { kind: 'image', image: { entry: true } }],
  ['scratch', { kind: 'scratch', image: { id: 'scratch' } }],
  ['wolfi', { kind: 'look-alike', because: expect.any(String), source: expect.stringMatching(/^https:/) }],
  ['registry.example:5000/team/app:1', { kind: 'not-in-catalog' }],
];

for (const [reference, expected] of references) {
  test(`how ${reference} is understood`, async ({ request }) => {
    const answer = await request.get('/api/resolve', { params: { reference } });
    expect(await answer.json()).toMatchObject({ reference, ...expected });
  });
}

test('the page of the API shows every route of the document, and its commands work', async ({
  page,
  request,
}) => {
  const document = await (await request.get('/api/openapi.json')).json();
  expect(document.openapi).toMatch(/^3\.1\./);
  await page.goto('/developers');
  await expect(page.getByRole('heading', { level: 1, name: 'API' })).toBeVisible();
  for (const path of Object.keys(document.paths)) {
    await expect(page.getByRole('heading', { level: 3, name: path }).first()).toBeVisible();
  }
  const commands = await page.locator('article pre').allInnerTexts();
  const asked = commands
    .filter((command) => !command.includes('--data') && !command.includes('{'))
    .map((command) => /'(http[^']+)'/.exec(command)?.[1] ?? '')
    // That one asks a registry of the internet; `inspect.spec.ts` has one of its own.
    .filter((address) => !address.includes('/api/inspect?'));
  expect(asked.length).toBeGreaterThan(4);
  for (const address of asked) expect((await request.get(address)).status(), address).toBe(200);
});

test('the footer leads to it', async ({ page }) => {
  await page.goto('/rules');
  await page.getByRole('contentinfo').getByRole('link', { name: 'API' }).click();
  await expect(page).toHaveURL(/\/developers$/);
});
