import { expect, type Locator, type Page, test } from '@playwright/test';

const ids = [
  'scratch',
  'distroless-static-debian13-nonroot',
  'chainguard-static',
  'alpine-3.24',
  'debian-trixie',
];
const five = `/compare?with=${ids.join(',')}`;

function differing(page: Page): Locator {
  return page.getByRole('region', { name: 'What differs' });
}

/** The images whose columns are shown, by their names. */
async function shownIn(page: Page): Promise<readonly string[]> {
  return differing(page).getByRole('columnheader').allInnerTexts();
}

for (const width of [390, 768, 1440])
  test(`the names of images and of rows stay in sight at ${width} pixels, and the page scrolls`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(five);
    const rows = differing(page).getByRole('row');
    const low = rows.nth((await rows.count()) - 4);
    await low.scrollIntoViewIfNeeded();
    await page.mouse.move(width / 2, 400);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(400);
    const heads = await differing(page).getByRole('columnheader').all();
    expect(heads).toHaveLength(width === 390 ? 2 : 5);
    for (const head of heads) await expect(head).toBeInViewport({ ratio: 0.9 });
    for (const name of await differing(page).getByRole('rowheader').all()) {
      const box = await name.boundingBox();
      expect((box?.x ?? -1) >= 0 && (box?.width ?? 0) > 40).toBe(true);
    }
    const boxes = await page
      .locator('.comparison, .comparison *')
      .evaluateAll((all) =>
        all
          .filter(
            (each) =>
              each.clientWidth > 0 &&
              getComputedStyle(each).overflowY === 'auto' &&
              each.scrollHeight > each.clientHeight + 1,
          )
          .map((each) => each.outerHTML.slice(0, 80)),
      );
    expect(boxes).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

for (const javaScriptEnabled of [true, false])
  test.describe(`on a phone, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 } });

    test('two images stand side by side, the first and one that is chosen', async ({ page }) => {
      await page.goto(five);
      const names = await page.locator('.beside label').allInnerTexts();
      expect(names).toHaveLength(4);
      expect((await shownIn(page)).slice(1)).toEqual([names[0]]);
      for (const name of names.slice(1)) {
        await page.locator('.beside label').filter({ hasText: name }).click();
        expect((await shownIn(page)).slice(1)).toEqual([name]);
      }
      // What is folded follows.
      await page
        .getByText(/the same for all$|known of some only$/)
        .first()
        .click();
      await expect(page.locator('details[open]').getByRole('columnheader')).toHaveCount(2);
      await page.getByRole('radio', { name: names[0] ?? '', exact: true }).focus();
      await page.keyboard.press('ArrowRight');
      expect((await shownIn(page)).slice(1)).toEqual([names[1]]);
    });
  });

test('one image alone is shown with all its facts, and with what could stand beside it', async ({ page }) => {
  await page.goto('/compare?with=alpine-3.24');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Alpine');
  expect(await page.getByRole('main').locator('dl > div').count()).toBeGreaterThan(30);
  await expect(differing(page)).toHaveCount(0);
  await page.getByRole('region', { name: 'For the same job' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/compare\?with=alpine-3\.24,[a-z]/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 images differ in');
});

test('marks are spoken of only where there are some, and only those', async ({ page }) => {
  for (const [path, expected] of [
    ['/compare?with=debian-trixie,debian-bookworm', /“[Ll]east”|“[Mm]ost”/],
    ['/compare?with=scratch,chainguard-static', /./],
  ] as const) {
    await page.goto(path);
    const lead = page.getByRole('main').locator('header');
    await expect(lead).toContainText(expected);
    const words = await lead.innerText();
    for (const mark of ['least', 'most']) {
      const marks = differing(page).getByText(mark, { exact: true });
      expect([path, mark, new RegExp(`“${mark}”`, 'i').test(words)]).toEqual([
        path,
        mark,
        (await marks.count()) > 0,
      ]);
    }
  }
});

test('of more than two, what would change is a link from each to each other', async ({ page }) => {
  await page.goto(five);
  const moves = page.getByRole('region', { name: 'What would change if you moved' });
  await expect(moves.getByRole('link')).toHaveCount(20);
  await moves
    .getByRole('listitem')
    .filter({ hasText: 'From Debian' })
    .getByRole('link', { name: /^Alpine/ })
    .click();
  await expect(page).toHaveURL('/compare?with=debian-trixie,alpine-3.24#moving');
  await expect(
    page.getByRole('heading', { name: /^What would change if you moved from debian:.* to alpine:/ }),
  ).toBeInViewport();
  await page.getByRole('link', { name: /^The other way round/ }).click();
  await expect(page).toHaveURL('/compare?with=alpine-3.24,debian-trixie#moving');
});

test('what is said of one image too many is dismissed', async ({ page }) => {
  await page.goto(`${five}&add=debian-bookworm`);
  const notice = page.getByRole('note').filter({ hasText: 'Up to 5 images' });
  await expect(notice).toBeVisible();
  await notice.getByRole('link', { name: 'Dismiss' }).click();
  await expect(page).toHaveURL(five);
  await expect(notice).toHaveCount(0);
});
