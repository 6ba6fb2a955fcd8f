import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { violationsOn } from './accessible';
import { editorOf, reachForTable } from './page-parts';
import { goOn } from './texts';

type Place = {
  readonly name: string;
  readonly path: string;
  readonly status?: number;
  /** Waits until the page has come alive. */
  readonly ready?: (page: Page) => Promise<unknown>;
};

async function editorWithFindings(page: Page): Promise<void> {
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
  await expect(page.getByText('Reading the file on other bases')).toHaveCount(0);
}

const five = [
  'scratch',
  'distroless-static-debian13-nonroot',
  'chainguard-static',
  'alpine-3.24',
  'debian-trixie',
];

const places: readonly Place[] = [
  { name: 'the catalog', path: '/' },
  { name: 'the catalog come alive', path: '/', ready: reachForTable },
  {
    name: 'the catalog, flat and filtered',
    path: '/?view=flat&shell=none&sort=compressed-size',
    ready: reachForTable,
  },
  { name: 'the whole catalog, page by page', path: '/?view=flat&rows=all&page=2' },
  { name: 'the catalog with nothing found', path: '/?q=no+image+is+called+this' },
  { name: 'an image', path: '/images/distroless-static-debian13-nonroot' },
  { name: 'a retired image', path: '/images/distroless-base-debian11' },
  { name: 'scratch', path: '/images/scratch' },
  { name: 'the empty analyzer', path: '/analyze', ready: editorOf },
  { name: 'an example in the analyzer', path: '/analyze?example=go-scratch', ready: editorWithFindings },
  { name: 'a shared report', path: '/r/<shared>' },
  { name: 'a shared report and its text of today', path: '/r/<shared>..today' },
  { name: 'a shared report that is to be deleted', path: '/r/<shared>/delete' },
  { name: 'what was shared from this browser', path: '/shared' },
  { name: 'two reports to be compared', path: '/shared/compare' },
  { name: 'a family', path: '/families/distroless' },
  { name: 'a comparison', path: '/compare?with=scratch,distroless-static-debian13-nonroot' },
  { name: 'a comparison of five', path: `/compare?with=${five.join(',')}` },
  { name: 'a comparison of one', path: '/compare?with=alpine-3.24' },
  { name: 'an empty comparison', path: '/compare' },
  { name: 'the history of a tag', path: '/changes?reference=python:3.12-slim' },
  { name: 'bases for a program without a file', path: '/choose' },
  { name: 'measuring an image', path: '/inspect' },
  { name: 'the pictures', path: '/pictures' },
  { name: 'the API', path: '/developers' },
  { name: 'the guides', path: '/guides' },
  { name: 'a guide', path: '/guides/choosing' },
  { name: 'a guide of errors', path: '/guides/tips' },
  { name: 'the glossary', path: '/facts' },
  { name: 'the search', path: '/search' },
  { name: 'what a search finds', path: '/search?q=python+3.13+no+shell' },
  { name: 'the catalog searched by facts', path: '/?q=python+3.13+no+shell' },
  { name: 'an image that is not in the catalog', path: '/?q=foo%2Fbar' },
  { name: 'a comparison that is asked which image is meant', path: '/compare?with=scratch&add=node+24+slim' },
  { name: 'the rules', path: '/rules' },
  { name: 'the needs', path: '/needs' },
  { name: 'the weights of grades', path: '/grade' },
  { name: 'a rule', path: '/rules/dynamic-binary-without-loader' },
  { name: 'a rule with a fix', path: '/rules/base-end-of-life' },
  { name: 'no page', path: '/nowhere', status: 404 },
  { name: 'no image', path: '/images/nothing', status: 404 },
  { name: 'no report', path: '/r/AAAAAAAAAAAAAAAAAAAAAAAA', status: 404 },
  { name: 'no family', path: '/families/nothing', status: 404 },
  { name: 'no rule', path: '/rules/nothing', status: 404 },
  { name: 'no guide', path: '/guides/nothing', status: 404 },
  {
    name: 'an image that is called otherwise',
    path: '/images/distroless-static-debian13-nonrot',
    status: 404,
  },
];

/** Every width and every scheme; what colours there are does not hang on the width. */
const looks = [
  { width: 1440, scheme: 'light' },
  { width: 768, scheme: 'dark' },
  { width: 390, scheme: 'dark' },
  { width: 390, scheme: 'light' },
] as const;

let shared: string | undefined;
async function addressOf({ path }: Place, request: APIRequestContext): Promise<string> {
  if (!path.includes('<shared>')) return path;
  if (shared === undefined) {
    const answer = await request.post('/api/reports', { data: { dockerfile: goOn('scratch') } });
    shared = String((await answer.json()).id);
  }
  return path.replaceAll('<shared>', shared);
}

/** Opens a page and listens for what goes wrong in it. */
async function open(page: Page, place: Place, request: APIRequestContext): Promise<string[]> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // The page's own 404 is reported as a failed resource.
    const isItself = place.status !== undefined && /status of 404/.test(message.text());
    if (message.type() !== 'error' || isItself) return;
    faults.push(`console: ${message.text()} ${message.location().url}`);
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

function backgroundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

for (const place of places) {
  test.describe(place.name, () => {
    test('is accessible at every width, in light and dark, and fits', async ({ page, request }) => {
      // Four looks, at pages of thousands of elements.
      test.setTimeout(120_000);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      const faults = await open(page, place, request);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page).toHaveTitle(/Plinth/);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.locator('link[rel~="icon"]').first()).toBeAttached();
      for (const { width, scheme } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });
        await expect(page.locator('html')).toHaveCSS('color-scheme', scheme);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect({ width, scheme, violations: await violationsOn(page), fits: wide <= width }).toEqual({
          width,
          scheme,
          violations: [],
          fits: true,
        });
      }
      expect(faults).toEqual([]);
    });

    test('can be read without JavaScript', async ({ browser, request }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const answer = await page.goto(await addressOf(place, request));
      expect(answer?.status()).toBe(place.status ?? 200);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(40);
      if (place.status === 404)
        await expect(
          page.getByRole('main').getByRole('link', { name: 'Analyze a Dockerfile' }),
        ).toBeVisible();
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

test('every fact of an image page shows its source, or why it is not known, one click away', async ({
  page,
}) => {
  await page.goto('/images/distroless-static-debian13-nonroot');
  const facts = page.getByRole('main').locator('dl > div');
  expect(await facts.count()).toBeGreaterThan(30);
  const bare = await facts.evaluateAll((all) =>
    all
      .filter((fact) => {
        const isSourced = fact.querySelector('dd a[href^="https://"]') !== null;
        return !isSourced && !/^Not known.+/.test(fact.querySelector('dd [popover]')?.textContent ?? '');
      })
      .map((fact) => fact.textContent),
  );
  expect(bare).toEqual([]);

  const button = page.getByRole('button', { name: /^Shell: none/ }).first();
  await button.click();
  await expect(page.locator('[popover]:popover-open').getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('FROM gcr.io/distroless/static-debian13:nonroot');
});

test('the colours follow the switch and are kept', async ({ page }) => {
  await page.goto('/rules');
  const light = await backgroundOf(page);
  const theSwitch = page.getByRole('button', { name: /^Colours:/ });
  await theSwitch.click();
  await theSwitch.click();
  await expect(theSwitch).toHaveAccessibleName(/^Colours: dark/);
  await expect.poll(() => backgroundOf(page)).not.toBe(light);
  const dark = await backgroundOf(page);
  await page.reload();
  expect(await backgroundOf(page)).toBe(dark);
});

test('every link inside leads somewhere', async ({ page, request, baseURL }) => {
  test.setTimeout(180_000);
  const starts = [
    '/',
    '/analyze',
    '/compare',
    '/guides',
    '/rules',
    '/rules/runs-as-root',
    '/images/distroless-static-debian13-nonroot',
    '/families/distroless',
  ];
  const perKind = new Map<string, Set<string>>();
  for (const start of starts) {
    await page.goto(start);
    // As the browser resolves them: a link that forgot its scheme leads inside.
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => String(Reflect.get(link, 'href'))));
    for (const link of links) {
      const { origin, pathname, search } = new URL(link);
      if (origin !== baseURL) continue;
      const kind = pathname.split('/')[1] ?? '';
      perKind.set(kind, (perKind.get(kind) ?? new Set()).add(pathname + search));
    }
  }
  expect(perKind.size).toBeGreaterThan(5);
  const broken: string[] = [];
  for (const links of perKind.values()) {
    // Some of each kind are enough: the rest is made by the same template.
    for (const link of [...links].slice(0, 15)) {
      const status = (await request.get(link)).status();
      if (status >= 400) broken.push(`${link}: ${status}`);
    }
  }
  expect(broken).toEqual([]);
});
