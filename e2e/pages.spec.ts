import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { editorOf, reachForTable } from './page-parts';
import { goOn } from './texts';

type Place = {
  readonly name: string;
  readonly path: string;
  readonly status?: number;
  /** Waits until the page has come alive. */
  readonly ready?: (page: Page) => Promise<unknown>;
};

const editorWithFindings = (page: Page) => expect(page.locator('.cm-lintRange-error').first()).toBeVisible();

const places: readonly Place[] = [
  { name: 'the catalog', path: '/' },
  { name: 'the catalog come alive', path: '/', ready: reachForTable },
  {
    name: 'the catalog, flat and filtered',
    path: '/?view=flat&shell=none&sort=compressed-size',
    ready: reachForTable,
  },
  { name: 'the catalog with nothing found', path: '/?q=no+image+is+called+this' },
  { name: 'an image', path: '/images/distroless-static-debian13-nonroot' },
  { name: 'a retired image', path: '/images/distroless-base-debian11' },
  { name: 'scratch', path: '/images/scratch' },
  { name: 'the empty analyzer', path: '/analyze', ready: editorOf },
  { name: 'an example in the analyzer', path: '/analyze?example=go-scratch', ready: editorWithFindings },
  { name: 'a shared report', path: '/r/<shared>' },
  { name: 'the rules', path: '/rules' },
  { name: 'a rule', path: '/rules/dynamic-binary-without-loader' },
  { name: 'a rule with a fix', path: '/rules/base-end-of-life' },
  { name: 'no page', path: '/nowhere', status: 404 },
  { name: 'no image', path: '/images/nothing', status: 404 },
  { name: 'no report', path: '/r/AAAAAAAAAAAAAAAAAAAAAAAA', status: 404 },
  { name: 'no rule', path: '/rules/nothing', status: 404 },
];

let shared: string | undefined;
async function addressOf({ path }: Place, request: APIRequestContext): Promise<string> {
  if (!path.includes('<shared>')) return path;
  if (shared === undefined) {
    const answer = await request.post('/api/reports', { data: { dockerfile: goOn('scratch') } });
    shared = String((await answer.json()).id);
  }
  return path.replace('<shared>', shared);
}

/** Opens a page and listens for what goes wrong in it. */
async function open(page: Page, place: Place, request: APIRequestContext): Promise<string[]> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // The page's own 404 is reported as a failed resource.
    const isItself = place.status !== undefined && /status of 404/.test(message.text());
    if (message.type() === 'error' && !isItself) faults.push(`console: ${message.text()}`);
  });
  page.on('request', (asked) => {
    if (!asked.url().startsWith('http://127.0.0.1') && !/^(?:data|blob):/.test(asked.url())) {
      faults.push(`asks elsewhere: ${asked.url()}`);
    }
  });
  const answer = await page.goto(await addressOf(place, request));
  expect(answer?.status()).toBe(place.status ?? 200);
  await place.ready?.(page);
  return faults;
}

for (const place of places) {
  test.describe(place.name, () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`has no accessibility violations in ${colorScheme}, nor faults in the console`, async ({
        page,
        request,
      }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const faults = await open(page, place, request);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const told = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
        );
        expect(told).toEqual([]);
        expect(faults).toEqual([]);
      });
    }

    test('fits 390 pixels without scrolling sideways', async ({ page, request }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open(page, place, request);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      const { violations } = await new AxeBuilder({ page })
        .withRules(['target-size', 'scrollable-region-focusable', 'color-contrast'])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      ).toEqual([]);
    });

    test('has one heading of level 1, a title of its own and a language', async ({ page, request }) => {
      await open(page, place, request);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page).toHaveTitle(/Plinth/);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.locator('link[rel~="icon"]').first()).toBeAttached();
    });

    test('can be read without JavaScript', async ({ browser, request }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const answer = await page.goto(await addressOf(place, request));
      expect(answer?.status()).toBe(place.status ?? 200);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(40);
      await context.close();
    });
  });
}

test('a shared report shows its findings, its text and its date without JavaScript', async ({
  browser,
  request,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(await addressOf({ name: '', path: '/r/<shared>' }, request));
  const main = page.getByRole('main');
  await expect(main).toContainText('dynamic-binary-without-loader');
  await expect(main).toContainText('RUN go build -o myapp');
  await expect(main).toContainText(/catalog of \d{4}-\d{2}-\d{2}/);
  await context.close();
});

test('every fact of an image page is known with its source or not known with its reason', async ({
  page,
}) => {
  await page.goto('/images/distroless-static-debian13-nonroot');
  await expect(page.getByRole('main')).toContainText('gcr.io/distroless/static-debian13:nonroot');
  await expect(
    page.getByRole('main').getByRole('link').and(page.locator('[href^="https://"]')).first(),
  ).toBeAttached();
  await expect(page.getByRole('main')).toContainText('FROM gcr.io/distroless/static-debian13:nonroot');
});

test('the colours follow the switch and are kept', async ({ page }) => {
  await page.goto('/rules');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  const theSwitch = page.getByRole('button', { name: /^Colours:/ });
  await theSwitch.click();
  await theSwitch.click();
  await expect(theSwitch).toHaveAccessibleName(/^Colours: dark/);
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  expect(await background()).toBe(dark);
});

test('every link inside leads somewhere', async ({ page, request }) => {
  test.setTimeout(180_000);
  const seen = new Set<string>();
  const queue = ['/', '/analyze', '/rules', '/rules/runs-as-root', '/images/scratch', '/images/alpine-3.22'];
  const broken: string[] = [];
  for (const start of queue) {
    const answer = await page.goto(start);
    if (answer?.status() !== 200) continue;
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const link of links) seen.add(link.split('#')[0] ?? '');
  }
  // One of each kind is enough: the rest is made by the same template.
  const perKind = new Map<string, string[]>();
  for (const link of seen) {
    const kind = link.replace(/^(\/[^/?]*).*/, '$1');
    perKind.set(kind, [...(perKind.get(kind) ?? []), link]);
  }
  for (const [, links] of perKind) {
    for (const link of links.slice(0, 25)) {
      const { status } = { status: (await request.get(link)).status() };
      if (status >= 400) broken.push(`${link}: ${status}`);
    }
  }
  expect(broken).toEqual([]);
});
