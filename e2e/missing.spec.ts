import { expect, type Page, test } from '@playwright/test';

async function openMissing(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect([path, answer?.status()]).toEqual([path, 404]);
  await expect(page).toHaveURL(path);
  await expect(page.getByRole('link', { name: 'Analyze a Dockerfile' })).toBeVisible();
}

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 });
}

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    for (const [path, said, nearest, leadsTo] of [
      [
        '/images/distroless-static-debian-13-root',
        'The catalog has no image “distroless-static-debian-13-root”',
        /^Distroless static.*13/,
        /\/images\/distroless-static-debian13/,
      ],
      [
        '/images/node:24-slim',
        'The catalog has no image “node:24-slim”',
        /^Node\.js 24/,
        /\/images\/node-24/,
      ],
      [
        '/families/distrolss',
        'The catalog has no family “distrolss”',
        'Google Distroless',
        '/families/distroless',
      ],
      ['/rules/run-as-root', 'No rule is called “run-as-root”', /./, '/rules/runs-as-root'],
      ['/rules/DL3006', 'No rule is called “DL3006”', /./, /\/rules\/base-tag/],
      ['/guides/choose', 'No guide is called “choose”', 'How to choose a base image', '/guides/choosing'],
      [
        '/docs/distroless',
        'No page stands at /docs/distroless',
        /Distroless/,
        /\/families\/distroless|\/guides\/distroless/,
      ],
      ['/api-docs', 'No page stands at /api-docs', /./, /./],
      ['/glosary', 'No page stands at /glosary', 'Glossary', '/facts'],
    ] as const)
      test(`${path} is answered with what is called most like it`, async ({ page }) => {
        await openMissing(page, path);
        await expect(heading(page)).toHaveText(said);
        await expect(page).toHaveTitle(`${said} · Plinth`);
        const first = page.getByRole('main').getByRole('listitem').getByRole('link').first();
        await expect(first).toHaveText(nearest);
        await first.click();
        await expect(page).toHaveURL(leadsTo);
      });

    test('where nothing is called like it, that is said, and the search takes its words', async ({
      page,
    }) => {
      await openMissing(page, '/images/qqqq-zzzz');
      await expect(page.getByRole('main')).toContainText(/None of its [\d,]+ images has a name like it/);
      await expect(page.getByRole('link', { name: 'Search the catalog' })).toHaveAttribute(
        'href',
        '/?q=qqqq+zzzz',
      );
      await openMissing(page, '/rules/qqqq');
      await expect(page.getByRole('main')).toContainText('has a name like it, here or with other linters');
      await openMissing(page, '/families/qqqq');
      await expect(page.getByRole('main')).toContainText('families has a name like it');
    });

    test('of a report it is said what is wrong with the link', async ({ page }) => {
      for (const [id, said] of [
        ['abc', 'its end, abc, has 3 of 24 characters'],
        ['A'.repeat(24), `Nothing is stored under ${'A'.repeat(24)}`],
        ['A'.repeat(30), 'has more: something was added to it'],
      ] as const) {
        await openMissing(page, `/r/${id}`);
        await expect(heading(page)).toHaveText('No report stands at this address');
        await expect(page.getByRole('main')).toContainText(said);
      }
      await page.getByRole('main').getByRole('link', { name: 'your shared reports' }).click();
      await expect(page).toHaveURL('/shared');
    });
  });

test('what was asked for is shown as text, whatever it is', async ({ page }) => {
  for (const [path, said] of [
    ['/images/%3Cb%3Ebold%3C%2Fb%3E', '“<b>bold</b>”'],
    ['/images/__proto__', '“__proto__”'],
    ['/rules/%E2%80%AEtxet', '“\\u202etxet”'],
    [`/images/${'long-'.repeat(200)}`, `“${'long-'.repeat(16)}…”`],
  ] as const) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 404]);
    await expect(heading(page)).toContainText(said);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  }
});

test('the page of what is missing is no page itself', async ({ request }) => {
  const answer = await request.get('/missing');
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toContain('No page stands at /');
});
