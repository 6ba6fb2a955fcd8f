import { spawnSync } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { paste, summaryOf } from './page-parts';
import { goOn } from './texts';

const rest = 'COPY . /app\nUSER node\nCMD ["node", "/app/server.js"]\n';
const ended = `FROM node:18\n${rest}`;
/** Nothing real. */
const secret = `FROM node:24-trixie-slim\nENV DB_PASSWORD=hunter2-Kx93\n${rest}`;
const sound = `FROM node:24-trixie-slim\n${rest}`;

const headline = 'Builds and starts, but node:18 gets no fixes since 2025-04-30';

/** The colours of the summary: what it is laid on, and that of its mark. */
async function coloursOf(page: Page): Promise<readonly string[]> {
  return page
    .getByRole('region', { name: 'Summary' })
    .evaluate((region) => [
      getComputedStyle(region).backgroundColor,
      getComputedStyle(region.querySelector('svg') ?? region).color,
    ]);
}

test('a base without fixes and a password in the image are amber and named, never ticked off', async ({
  page,
}) => {
  await page.goto('/analyze');
  await paste(page, sound);
  await expect(summaryOf(page)).toHaveText('Nothing found that keeps this from building or starting');
  const green = await coloursOf(page);

  await paste(page, ended);
  await expect(summaryOf(page)).toHaveText(headline);
  const amber = await coloursOf(page);
  expect(amber[0]).not.toBe(green[0]);
  expect(amber[1]).not.toBe(green[1]);
  // What the headline says leads the findings.
  await expect(page.locator('#finding-1')).toContainText('base-end-of-life');
  await expect(page.locator('#findings').getByRole('heading', { level: 3 }).first()).toContainText('Risk');

  await paste(page, secret);
  await expect(summaryOf(page)).toHaveText(
    'Builds and starts, but a likely secret stays in the image (password in ENV, line 2)',
  );
  expect(await coloursOf(page)).toEqual(amber);

  await paste(page, ended.replace('COPY', 'ENV DB_PASSWORD=hunter2-Kx93\nCOPY'));
  await expect(summaryOf(page)).toHaveText(
    'Builds and starts, but a likely secret stays in the image (password in ENV, line 2), and node:18 gets no fixes since 2025-04-30',
  );
});

test('a builder without fixes is named, and what ships is ticked off', async ({ page }) => {
  const dockerfile = goOn('gcr.io/distroless/static-debian13:nonroot').replace(
    'RUN go build',
    'RUN CGO_ENABLED=0 go build',
  );
  await page.goto('/analyze');
  await paste(page, sound);
  await expect(summaryOf(page)).toHaveText('Nothing found that keeps this from building or starting');
  const green = await coloursOf(page);
  await paste(page, dockerfile);
  await expect(summaryOf(page)).toContainText('golang:1.17, which only builds it, gets no fixes since');
  expect(await coloursOf(page)).toEqual(green);
});

test('page, badge, Markdown, SARIF, API and command line have it from one value', async ({
  page,
  request,
}) => {
  const analyzed = await (await request.post('/api/analyze', { data: { dockerfile: ended } })).json();
  expect(analyzed.summary).toMatchObject({
    verdict: 'no-failure-found',
    concerns: [{ kind: 'no-fixes', reference: 'node:18', since: '2025-04-30', ships: true, line: 1 }],
    text: headline,
  });
  const { id } = await (await request.post('/api/reports', { data: { dockerfile: ended } })).json();
  await page.goto(`/r/${id}`);
  await expect(summaryOf(page)).toHaveText(headline);
  await expect(page).toHaveTitle(new RegExp(headline));

  const badge = await (await request.get(`/r/${id}.svg`)).text();
  expect(badge).toContain('No more fixes');
  expect(badge).toContain(`<title>Plinth: ${headline}</title>`);
  expect(badge).toContain('#835400');
  expect(await (await request.get(`/r/${id}.md`)).text()).toContain(`**${headline}**`);
  const sarif = await (await request.get(`/r/${id}.sarif`)).json();
  expect(sarif.runs[0].properties).toMatchObject({ verdict: 'no-failure-found', concerns: ['no-fixes'] });
  const picture = await request.get(`/r/${id}/opengraph-image`);
  expect(picture.status()).toBe(200);

  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bin/plinth.ts', 'analyze', '--no-color', '-'],
    {
      input: ended,
      encoding: 'utf8',
      env: { ...process.env, PLINTH_TODAY: '2026-11-23' },
    },
  );
  expect(stdout.split('\n')[0]).toBe(headline);
  expect(status).toBe(0);
});
