import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { pageFormats } from '../lib/render';
import { endingOf } from '../lib/render/format';
import { goOn } from './texts';

const endings = pageFormats.map((form) => ({
  format: form.id,
  mediaType: form.mediaType,
  ending: endingOf(form),
}));
const browsers = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

async function share(request: APIRequestContext, dockerfile = goOn('scratch')) {
  const answer = await request.post('/api/reports', { data: { dockerfile } });
  const { id, deleteToken } = await answer.json();
  return { id: String(id), deleteToken: String(deleteToken) };
}

async function passOn(page: Page, id: string) {
  await page.goto(`/r/${id}`);
  await page.getByRole('button', { name: 'Pass it on' }).click();
}

test('a report is answered in every form, by the ending of its address and by what is accepted', async ({
  request,
}) => {
  const { id } = await share(request);
  for (const { format, mediaType, ending } of endings) {
    const whole = await (await request.get(`/api/reports/${id}?format=${format}`)).text();
    for (const [path, accept] of [
      [`/r/${id}${ending}`, browsers],
      [`/r/${id}`, mediaType],
      [`/r/${id}`, `${mediaType}, text/html;q=0.5`],
    ] as const) {
      const answer = await request.get(path, { headers: { accept } });
      const { etag = '', ...headers } = answer.headers();
      expect([path, answer.status(), headers['content-type']]).toEqual([
        path,
        200,
        `${mediaType}; charset=utf-8`,
      ]);
      expect(await answer.text()).toBe(whole);
      expect(headers.vary?.toLowerCase()).toMatch(/\baccept\b(?!-)/);
      expect(headers).toMatchObject({
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      const again = await request.get(path, { headers: { accept, 'if-none-match': etag } });
      expect([again.status(), await again.text()]).toEqual([304, '']);
      const head = await request.head(path, { headers: { accept, 'accept-encoding': 'identity' } });
      expect(Number(head.headers()['content-length'])).toBe(Buffer.byteLength(whole));
    }
  }
});

test('a browser gets the page, and so does whoever takes anything', async ({ request }) => {
  const { id } = await share(request);
  for (const accept of [browsers, '*/*', 'text/*', 'application/pdf']) {
    const answer = await request.get(`/r/${id}`, { headers: { accept } });
    expect([accept, answer.headers()['content-type']]).toEqual([accept, 'text/html; charset=utf-8']);
    expect(answer.headers().vary?.toLowerCase()).toMatch(/\baccept\b(?!-)/);
  }
});

test('the badge may be shown by other sites, the report may not', async ({ request }) => {
  const { id } = await share(request);
  const policy = async (ending: string) =>
    (await request.get(`/r/${id}${ending}`)).headers()['cross-origin-resource-policy'];
  expect(await policy('.svg')).toBe('cross-origin');
  expect(await policy('.json')).toBe('same-origin');
});

test('a report that is gone, and one that never was, is so in every form', async ({ request }) => {
  const { id, deleteToken } = await share(request);
  const places = [...endings.map(({ ending }) => ending), '/opengraph-image'];
  for (const place of places) expect((await request.get(`/r/${id}${place}`)).status()).toBe(200);
  const headers = { authorization: `Bearer ${deleteToken}` };
  expect((await request.delete(`/api/reports/${id}`, { headers })).status()).toBe(204);
  for (const [address, status, words] of [
    [id, 410, 'This report was deleted by its author on '],
    ['A'.repeat(24), 404, 'No report has this id.'],
  ] as const) {
    for (const place of places) {
      const answer = await request.get(`/r/${address}${place}`);
      expect([place, answer.status()]).toEqual([place, status]);
      expect((await answer.json()).detail).toContain(words);
    }
    for (const { mediaType } of endings)
      expect((await request.get(`/r/${address}`, { headers: { accept: mediaType } })).status()).toBe(status);
  }
  expect((await request.get(`/r/${'A'.repeat(24)}.pdf`)).status()).toBe(404);
});

test('what is pasted elsewhere is copied with one click each', async ({ page, request, baseURL }) => {
  const { id } = await share(request);
  const url = `${baseURL}/r/${id}`;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await passOn(page, id);
  const copy = (name: string) => page.getByRole('button', { name, exact: true }).click();
  // Some of it is made when it is asked for.
  const pasted = () => expect.poll(() => page.evaluate(() => navigator.clipboard.readText()));
  await copy('Copy the link');
  await expect(page.getByText('Copied').first()).toBeVisible();
  await pasted().toBe(url);
  await copy('Copy a Markdown link');
  await pasted().toMatch(/^\[Will not start: .+\]\(http.+\)$/);
  await copy('Copy the badge as Markdown');
  await pasted().toBe(`[![Plinth: Will not start](${url}.svg)](${url})`);
  await copy('Copy the findings as Markdown');
  await pasted().toContain('### Will not start');
  await pasted().toContain(`[The whole report](${url})`);
});

test('the words of the badge are as wide as their field was made for', async ({ page, request }) => {
  const { id } = await share(request);
  await passOn(page, id);
  const picture = page.locator('img[src$=".svg"]');
  await expect(picture).toHaveJSProperty('complete', true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(20);
  await page.setContent(await (await request.get(`/r/${id}.svg`)).text());
  await expect(page.getByRole('img', { name: /^Plinth: Will not start: / })).toBeVisible();
  const widths = await page.locator('svg text').evaluateAll((texts: SVGTextElement[]) =>
    texts.map((text) => {
      const given = text.textLength.baseVal.value;
      text.removeAttribute('textLength');
      return { words: text.textContent, given, needed: text.getComputedTextLength() };
    }),
  );
  expect(widths.map(({ words }) => words)).toEqual(['Plinth', 'Will not start']);
  for (const { given, needed } of widths) expect(Math.abs(given - needed) / needed).toBeLessThan(0.15);
});

test('on a phone the ways to pass a report on are one button and a sheet', async ({ page, request }) => {
  const { id } = await share(request);
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await passOn(page, id);
    const panel = page.getByRole('heading', { name: 'Copy', exact: true }).locator('../..');
    const box = await panel.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('where a report is linked its picture is shown, with what it says', async ({
  page,
  request,
  baseURL,
}) => {
  const { id } = await share(request);
  await page.goto(`/r/${id}`);
  const named = await page.locator('meta[property="og:image"]').getAttribute('content');
  const { pathname, search } = new URL(named ?? '');
  expect(pathname).toBe(`/r/${id}/opengraph-image`);
  const answer = await request.get(pathname + search);
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'no-cache',
    'cross-origin-resource-policy': 'cross-origin',
  });
  const { etag = '' } = answer.headers();
  expect((await request.get(pathname, { headers: { 'if-none-match': etag } })).status()).toBe(304);
  const bytes = await answer.body();
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  const other = await share(request, goOn('gcr.io/distroless/base-debian13'));
  const pictureOfOther = await (await request.get(`${baseURL}/r/${other.id}/opengraph-image`)).body();
  expect(pictureOfOther.equals(bytes)).toBe(false);
});

test.describe('on paper', () => {
  test('a report has its address, the listing whole, and nothing to press', async ({
    page,
    request,
    baseURL,
  }) => {
    const { id } = await share(request);
    await page.goto(`/r/${id}`);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(`Address: ${baseURL}/r/${id}`)).toBeVisible();
    await expect(page.locator('#L8')).toBeVisible();
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a long text, which the page shows in pieces, is printed whole', async ({ page, request }) => {
    const lines = Array.from({ length: 900 }, (_, at) => `LABEL nth${at}=${at}`);
    const { id } = await share(request, `FROM debian:bookworm-slim\n${lines.join('\n')}\nCMD ["true"]\n`);
    await passOn(page, id);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(/^The whole text: http/)).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await page.getByRole('button', { name: 'PDF, by printing' }).click();
    await expect(page.locator('body[data-printed]')).toHaveCount(1);
    await page.emulateMedia({ media: 'print' });
    const printed = page.locator('#printed-text');
    await expect(printed).toContainText('LABEL nth0=0');
    await expect(printed).toContainText('902  CMD ["true"]');
    await expect(page.locator('.listing')).toBeHidden();
    await expect(page.getByText(/^The whole text: http/)).toBeHidden();
  });
});
