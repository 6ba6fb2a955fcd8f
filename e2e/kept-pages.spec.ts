import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import Database from 'libsql';
import { freePort, type Started, startServer, untilReady } from './server';
import { goOn } from './texts';

const image = '/images/distroless-static-debian13-nonroot';
const pages = [
  '/',
  image,
  '/families/distroless',
  '/rules',
  '/rules/runs-as-root',
  '/guides/choosing',
  '/facts',
  '/grade',
  '/needs',
];
/** Pages with a picture of their own. */
const pictured = [image, '/families/distroless', '/rules/runs-as-root', '/guides/choosing'];

/** Starts a server of its own on the build there is, and ends it with the work. */
async function withServer(
  environment: Readonly<Record<string, string>>,
  work: (server: Started, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-kept-'));
  const server = startServer({ port: await freePort(), dataFolder: folder, environment });
  try {
    await untilReady(server);
    await work(server, folder);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function textOf(request: APIRequestContext, url: string): Promise<string> {
  const answer = await request.get(url);
  expect(answer.status()).toBe(200);
  return answer.text();
}

test('the same build shows every day its own pages', async ({ request }) => {
  test.setTimeout(120_000);
  const seen: string[] = [];
  for (const today of ['2026-11-23', '2029-02-03']) {
    await withServer({ PLINTH_TODAY: today }, async ({ url }) => {
      expect(await textOf(request, `${url}/pictures`)).toContain(today);
      // Its support ends on 2030-06-30.
      const first = await textOf(request, `${url}/images/debian-trixie`);
      expect(await textOf(request, `${url}/images/debian-trixie`)).toBe(first);
      seen.push(/\bin \d+ (?:months|years)\b/.exec(first.replace(/<[^>]+>/g, ' '))?.[0] ?? '');
    });
  }
  expect(seen).toEqual(['in 3 years', 'in 17 months']);
});

test('a page says the address the server was started with', async ({ request }) => {
  await withServer({ PLINTH_PUBLIC_URL: 'https://plinth.example' }, async ({ url }) => {
    for (const path of pages) {
      const canonical = `<link rel="canonical" href="https://plinth.example${path === '/' ? '' : path}`;
      const text = await textOf(request, url + path);
      expect(text).toContain(canonical);
      const own = pictured.includes(path) ? path : '';
      expect(text).toContain(
        `<meta property="og:image" content="https://plinth.example${own}/opengraph-image?`,
      );
    }
  });
});

test('each thing has a picture of its own where it is linked', async ({ request }) => {
  const pictures = new Set<string>();
  for (const path of pictured) {
    const answer = await request.get(`${path}/opengraph-image`);
    expect(answer.headers()['content-type']).toBe('image/png');
    pictures.add((await answer.body()).toString('base64'));
  }
  expect(pictures.size).toBe(pictured.length);
  for (const path of ['/rules', '/guides', '/families']) {
    expect((await request.get(`${path}/no-such-thing/opengraph-image`)).status()).toBe(404);
  }
});

test('nothing that the first who asks sends along is in the page all get', async ({ request }) => {
  await withServer({}, async ({ url }) => {
    for (const [at, [name, value]] of Object.entries({
      'x-middleware-prefetch': '1',
      'content-security-policy': "script-src 'nonce-evil4711'",
      'x-forwarded-host': 'evil4711.example',
      'x-invoke-path': '/evil4711',
      'x-nextjs-data': '1',
      cookie: '__prerender_bypass=evil4711',
      host: 'evil4711.example',
    }).entries()) {
      const path = pages[at];
      await request.get(url + path, { headers: { [name]: value } });
      const text = await textOf(request, url + path);
      expect([name, text.endsWith('</html>'), text.includes('evil4711')]).toEqual([name, true, false]);
    }
  });
});

test('who asks for the head of a page is told no length that it has not', async ({ request }) => {
  for (const path of ['/', '/choose', image]) {
    const answer = await request.head(path);
    expect([answer.status(), answer.headers()['content-length'] === '0']).toEqual([200, false]);
  }
});

test('a browser that has the page is not sent it again', async ({ request, baseURL }) => {
  for (const path of pages) {
    const first = await request.get(path);
    const { etag = '', vary = '', 'cache-control': control } = first.headers();
    expect({ control, vary: vary.match(/accept-encoding/gi)?.length }).toEqual({
      control: 'no-cache',
      vary: 1,
    });
    expect(first.headers()['content-encoding']).toBe('gzip');
    const again = await request.get(path, { headers: { 'if-none-match': etag } });
    expect({ status: again.status(), size: (await again.body()).length }).toEqual({ status: 304, size: 0 });
    const plain = await fetch(baseURL + path, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await first.text());
    const head = await request.head(path);
    expect({ status: head.status(), etag: head.headers().etag }).toEqual({ status: 200, etag });
  }
});

test('the router of the pages gets its own form of them, before and after', async ({ page, request }) => {
  const asRouter = { headers: { rsc: '1' } };
  for (const path of [image, '/facts']) {
    await textOf(request, path);
    const part = await request.get(path, asRouter);
    expect(part.headers()['content-type']).toContain('text/x-component');
    expect(await textOf(request, path)).toContain('<!DOCTYPE html>');
  }
  await page.goto('/facts');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Rules' }).click();
  await expect(page).toHaveURL('/rules');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What Plinth looks for');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/What each fact means/);
});

test('a report that is taken back is gone at once', async ({ request }) => {
  await withServer({}, async ({ url }, folder) => {
    let id = '';
    await expect(async () => {
      const answer = await request.post(`${url}/api/reports`, { data: { dockerfile: goOn('scratch') } });
      expect(answer.status()).toBe(201);
      id = String((await answer.json()).id);
    }).toPass();
    for (let times = 0; times < 2; times += 1) await textOf(request, `${url}/r/${id}`);
    const database = new Database(join(folder, 'plinth.sqlite'));
    database.prepare('delete from report where id = ?').run(id);
    database.close();
    expect((await request.get(`${url}/r/${id}`)).status()).toBe(404);
    expect((await request.get(`${url}/r/${id}/Dockerfile`)).status()).toBe(404);
  });
});

test('nothing is written for pages that are asked for', async ({ request }) => {
  await withServer({}, async ({ url }, folder) => {
    // What was made at build Next unpacks once.
    for (const path of ['/', '/nothing', '/icon.svg']) await request.get(url + path);
    const before = [sizeOf('.next-test'), sizeOf(folder)];
    for (const path of pages) {
      for (const query of ['', '?a=1', '?a=2']) await textOf(request, url + path + query);
    }
    for (let at = 0; at < 50; at += 1) await request.get(`${url}/r/${'A'.repeat(20)}${at}`);
    expect([sizeOf('.next-test'), sizeOf(folder)]).toEqual(before);
  });
});

function sizeOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
