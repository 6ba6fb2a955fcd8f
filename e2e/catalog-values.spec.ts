import { expect, type Locator, type Page, test } from '@playwright/test';
import { reachForTable } from './page-parts';

const widths = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

/** The cell of an image in the table; its link is named for the image and the fact. */
function valueOf(page: Page, id: string, facet: string): Locator {
  return page.locator(`td a[href="/images/${id}#${facet}"]`);
}

function panelOf(page: Page): Locator {
  return page.locator('[popover]:popover-open');
}

/** Of the images that are drawn, in their order: whether each is marked as one that gets no more fixes. */
function endedOn(page: Page): Promise<boolean[]> {
  return page
    .locator('tbody tr')
    .filter({ has: page.locator('th[scope="row"]') })
    .evaluateAll((rows) => rows.map((row) => row.querySelector('th small') !== null));
}

for (const viewport of widths) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport, hasTouch: viewport.width < 640 });

    test('what is rolling has a value, and three marks tell why others have none', async ({ page }) => {
      await page.goto(
        '/?family=chainguard&family=distroless&column=package-count&column=compressed-size&column=support-ends',
      );
      await reachForTable(page);
      await expect(
        page.getByText('– not published · ? not looked up yet · ≠ sources disagree'),
      ).toBeVisible();
      await expect(valueOf(page, 'wolfi-base', 'support-ends')).toHaveText('rolling, no end date');
      for (const [id, facet, mark, reason] of [
        ['distroless-static-debian13', 'support-ends', '–', /^not known: not published: builds end/],
        ['chainguard-busybox-static', 'compressed-size', '?', /^not known: not looked up yet/],
        ['chainguard-static', 'package-count', '≠', /^not known: sources disagree/],
      ] as const) {
        const value = valueOf(page, id, facet);
        await value.scrollIntoViewIfNeeded();
        await expect(value).toHaveText(mark);
        await expect(value).toHaveAccessibleName(reason);
      }
    });

    test('a touch on a value shows its source, on a mark the reason', async ({ page }) => {
      await page.goto(
        '/?q=static&family=chainguard&column=shell&column=package-count&column=compressed-size',
      );
      await reachForTable(page);
      const touch = (value: Locator) => (viewport.width < 640 ? value.tap() : value.click());
      await touch(valueOf(page, 'chainguard-static', 'shell'));
      const panel = panelOf(page);
      await expect(panel).toContainText('Shell: none');
      await expect(panel.getByRole('link', { name: /locked_config/ })).toHaveAttribute('href', /^https:/);
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();

      await touch(valueOf(page, 'chainguard-static', 'package-count'));
      await expect(panel).toContainText('sources disagree');
      // What each of them says, with where it says so.
      await expect(
        panel.getByRole('listitem').filter({ has: page.locator('a[href^="https:"]') }),
      ).not.toHaveCount(0);
      await expect(panel.getByRole('link', { name: /^All facts of/ })).toHaveAttribute(
        'href',
        '/images/chainguard-static#package-count',
      );
      await expect(page).toHaveURL(/\/\?q=static/);
    });

    test('the arrow keys go along the values, Enter opens one, Escape gives the focus back', async ({
      page,
    }) => {
      await page.goto('/?family=debian&view=flat');
      await reachForTable(page);
      const names = page.locator('tbody th[scope="row"] a');
      await names.nth(0).focus();
      await page.keyboard.press('ArrowDown');
      await expect(names.nth(1)).toBeFocused();
      const id = (await names.nth(1).getAttribute('href'))?.split('/').at(-1) ?? '';
      await page.keyboard.press('ArrowRight');
      await expect(valueOf(page, id, 'compressed-size')).toBeFocused();
      await page.keyboard.press('ArrowRight');
      await expect(valueOf(page, id, 'shell')).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(panelOf(page)).toContainText('Shell: dash');
      await expect(panelOf(page).getByRole('link', { name: /^All facts of/ })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(panelOf(page)).toBeHidden();
      await expect(valueOf(page, id, 'shell')).toBeFocused();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await expect(names.nth(1)).toBeFocused();
    });

    test('a day that has come looks like one, and its image is marked', async ({ page }) => {
      await page.goto('/?family=debian&view=flat');
      const ends = valueOf(page, 'debian-bullseye', 'support-ends');
      await expect(ends.locator('s')).toHaveText('2026-08-31');
      await expect(ends).toContainText('ended 3 months ago');
      expect(await ends.evaluate((link) => link.scrollWidth - link.clientWidth)).toBe(0);
      const row = page.locator('tr').filter({ has: ends });
      await expect(row.locator('th small')).toHaveText('ended');
      await expect(valueOf(page, 'debian-trixie', 'support-ends').locator('s')).toHaveCount(0);
    });

    test('what gets no more fixes comes last in every order', async ({ page }) => {
      for (const search of [
        '?family=debian&view=flat',
        '?family=debian',
        '?family=debian&sort=compressed-size',
        '?family=debian&view=flat&sort=-compressed-size',
        '?family=debian&view=flat&sort=support-ends',
        '?family=debian&view=flat&sort=name',
        '?family=debian&family=ubuntu&view=flat&max=60&sort=compressed-size',
      ]) {
        await page.goto(`/${search}`);
        await reachForTable(page);
        const ended = await endedOn(page);
        expect(ended, search).toContain(true);
        expect(ended, search).toContain(false);
        expect(ended, search).toEqual([...ended].sort((a, b) => Number(a) - Number(b)));
      }
    });

    test('bars tell small sizes apart, and the order says for how many it is known', async ({ page }) => {
      await page.goto('/?family=distroless&view=flat&sort=compressed-size');
      const lengthOf = (id: string) =>
        valueOf(page, id, 'compressed-size')
          .locator('i')
          .evaluate((bar) => Number.parseFloat(getComputedStyle(bar, '::before').width));
      const [small, large] = [
        await lengthOf('distroless-static-debian13'),
        await lengthOf('distroless-base-debian13'),
      ];
      expect(small).toBeGreaterThan(3);
      expect(large - small).toBeGreaterThan(6);
      await page.goto('/?q=node&view=flat&sort=compressed-size');
      await expect(page.getByRole('status')).toContainText(/Size known for \d+ of \d+.*the others come last/);
      await expect(page.getByText('size bars: ten times as much from line to line')).toBeVisible();
    });

    test('what is aimed at is large enough for a finger', async ({ page }) => {
      await page.goto('/?q=node&shell=bash');
      await reachForTable(page);
      const small = await page.locator('#catalog').evaluate((root) =>
        [...root.querySelectorAll('a, button, input, summary')].flatMap((target) => {
          // A box has its label, a name its half of the line; what is not shown has no size.
          const area =
            target.closest('label') ?? (target.matches('th[scope="row"] a') ? target.parentElement : target);
          const { width, height } = (area ?? target).getBoundingClientRect();
          return width === 0 || (width >= 24 && height >= 24)
            ? []
            : [`${target.outerHTML} ${width} ${height}`];
        }),
      );
      expect(small).toEqual([]);
      // What a name does not fill of its line is a part of it.
      const name = page.locator('tbody th[scope="row"] a').first();
      const box = await name.boundingBox();
      if (box === null) throw new Error('The first name is nowhere.');
      await page.mouse.click(box.x + 3, box.y + box.height / 2 - 11);
      await expect(page).toHaveURL(/\/images\//);
    });
  });
}

test('without JavaScript a value leads to its fact on the page of the image', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/?family=debian&view=flat');
  await valueOf(page, 'debian-trixie', 'support-ends').click();
  await expect(page).toHaveURL(/\/images\/debian-trixie#support-ends$/);
  const fact = page.locator('#support-ends');
  await expect(fact).toContainText('2030-06-30');
  await expect(fact).toBeInViewport();
  await context.close();
});

test('every value of the table names a fact of the page it leads to', async ({ page, request }) => {
  await page.goto('/?q=Debian+trixie+slim&view=flat');
  const html = await (await request.get('/images/debian-trixie-slim')).text();
  const facets = await page
    .locator('td a[href^="/images/debian-trixie-slim#"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('#')[1] ?? ''));
  expect(facets.length).toBeGreaterThan(8);
  for (const facet of facets) expect(html).toContain(`id="${facet}"`);
});

test('the page of an image and a comparison have the same marks', async ({ page }) => {
  await page.goto('/images/chainguard-static');
  const mark = page.getByRole('button', { name: /not known, sources disagree\. Show why/ }).first();
  await expect(mark).toHaveText('≠');
  await mark.click();
  await expect(panelOf(page)).toContainText('sources disagree');
  await page.goto('/compare?with=distroless-static-debian13,debian-trixie');
  await page
    .locator('summary')
    .filter({ hasText: /facts? known of some only/ })
    .click();
  await expect(
    page.getByRole('button', { name: /^Support ends, Distroless.*: not known, not published/ }).first(),
  ).toHaveText('–');
});

test('the catalog says when the sources do not come, and leads to them', async ({ page }) => {
  await page.goto('/?family=debian&view=flat');
  await reachForTable(page);
  await page.route('**/api/images/debian-trixie', (route) => route.abort());
  await valueOf(page, 'debian-trixie', 'support-ends').click();
  await expect(panelOf(page)).toContainText('The sources did not come.');
  await page.unroute('**/api/images/debian-trixie');
  await page.keyboard.press('Escape');
  await valueOf(page, 'debian-trixie', 'support-ends').click();
  await expect(panelOf(page).locator('a[href^="https:"]').first()).toBeVisible();
});
