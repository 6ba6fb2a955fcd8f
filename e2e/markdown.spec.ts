import { expect, test } from '@playwright/test';

const pages = ['/rules/runs-as-root', '/images/debian-trixie', '/families/distroless', '/guides/scratch'];
const lists = ['/rules', '/guides'];

for (const path of [...pages, ...lists]) {
  test(`${path} is Markdown by its ending and by Accept`, async ({ request }) => {
    const byEnding = await request.get(`${path}.md`);
    expect(byEnding.headers()).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'cache-control': 'no-cache',
      vary: expect.stringMatching(/\baccept\b(?!-)/i),
      'x-content-type-options': 'nosniff',
    });
    const text = await byEnding.text();
    expect(text).toMatch(/^# \S/);
    const byAccept = await request.get(path, { headers: { accept: 'text/markdown, text/html;q=0.5' } });
    expect(await byAccept.text()).toBe(text);
    const { etag = '' } = byEnding.headers();
    const again = await request.get(`${path}.md`, { headers: { 'if-none-match': etag } });
    expect(again.status()).toBe(304);
  });

  test(`${path} stays a page for people, and tells of its Markdown`, async ({ request }) => {
    const page = await request.get(path, {
      headers: { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' },
    });
    expect(page.headers()['content-type']).toContain('text/html');
    expect(page.headers().vary).toMatch(/\baccept\b(?!-)/i);
    expect(await page.text()).toMatch(
      new RegExp(`<link rel="alternate" type="text/markdown" href="[^"]*${path}\\.md"`),
    );
  });
}

test('what is not there is said in text', async ({ request }) => {
  for (const path of [
    '/rules/none.md',
    '/images/none.md',
    '/families/none.md',
    '/guides/%3Cb%3E.md',
    '/images/__proto__.md',
  ]) {
    const answer = await request.get(path);
    expect([path, answer.status(), answer.headers()['content-type']]).toEqual([
      path,
      404,
      'text/plain; charset=utf-8',
    ]);
  }
  const answer = await request.get('/rules/none', { headers: { accept: 'text/markdown' } });
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toBe('There is nothing at /rules/none. /rules.md lists what there is.\n');
});

test('every address of llms.txt, and those of the pages it names, has an answer', async ({ request }) => {
  test.setTimeout(180_000);
  const answer = await request.get('/llms.txt');
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const text = await answer.text();
  expect(text).toMatch(/^# Plinth\n\n> \S.*\n\n/);
  const linked = addressesIn(text);
  expect(linked.length).toBeGreaterThan(14);
  const seen = new Set(linked);
  for (const path of linked) {
    const page = await request.get(path);
    expect([path, page.status()]).toEqual([path, 200]);
    if (path.startsWith('/guides/')) for (const each of addressesIn(await page.text())) seen.add(each);
  }
  for (const path of seen) expect([path, (await request.get(path)).status()]).toEqual([path, 200]);
});

/** Of this server. */
function addressesIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/\]\((\/[^)\s]*)\)/g)].map(([, path = '']) => path);
}
