import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { z } from 'zod';
import { findChromium } from '../bin/chromium';
import { freePort, startServer, untilReady } from './server';

const counts = [1_000, 10_000];
const rounds = 9;
const Variant = z.looseObject({ id: z.string(), name: z.string(), reference: z.string() });
const Family = z.looseObject({ variants: z.array(Variant) });

/** A data folder with the releases, tags and packages of the real one and `count` made-up variants of Alpine. */
function syntheticData(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-many-'));
  for (const part of ['releases', 'tags', 'packages'])
    cpSync(join('data', part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'families'));
  cpSync('data/families/scratch.json', join(folder, 'families', 'scratch.json'));
  const family = Family.parse(JSON.parse(readFileSync('data/families/alpine.json', 'utf8')));
  const variants = Array.from({ length: count }, (_, index) => {
    const model = family.variants[index % family.variants.length];
    return {
      ...model,
      id: `alpine-made-up-${index}`,
      name: `Alpine made up ${index}`,
      reference: `alpine:made-up-${index}`,
    };
  });
  writeFileSync(join(folder, 'families', 'alpine.json'), JSON.stringify({ ...family, variants }));
  return folder;
}

async function scripting(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

/** Milliseconds of scripting that an action takes, until the page is quiet. */
async function cost(page: Page, session: CDPSession, act: () => Promise<unknown>): Promise<number> {
  const before = await scripting(session);
  await act();
  await page.waitForTimeout(600);
  return (await scripting(session)) - before;
}

/** Server time of `/` and scripting per action of the table, with a thousand and with ten thousand images. */
async function main(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium was found: npm test installs one.');
  const rows: Record<string, string | number>[] = [];
  for (const count of counts) {
    const catalog = syntheticData(count);
    const reports = mkdtempSync(join(tmpdir(), 'plinth-many-reports-'));
    process.env.PLINTH_CATALOG_DIR = catalog;
    const server = startServer({ port: await freePort(), dataFolder: reports });
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    try {
      await untilReady(server);
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const start = performance.now();
        await (await fetch(server.url)).text();
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(server.url, { waitUntil: 'networkidle' });
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable');
      const search = page
        .getByRole('searchbox')
        .or(page.getByPlaceholder(/search/i))
        .first();
      const first = await cost(page, session, () => search.fill('alp'));
      const typed = await cost(page, session, () => search.fill('alpine made up 7'));
      const cleared = await cost(page, session, () => search.fill(''));
      const sorted = await cost(page, session, () =>
        page.getByRole('columnheader', { name: /Size/ }).locator('a, button').first().click(),
      );
      rows.push({
        images: count,
        'server ms of /': (times[times.length >> 1] ?? 0).toFixed(1),
        'first search ms': first.toFixed(0),
        'search ms': typed.toFixed(0),
        'clear ms': cleared.toFixed(0),
        'sort ms': sorted.toFixed(0),
      });
    } finally {
      await browser.close();
      await server.stop();
      rmSync(catalog, { recursive: true, force: true });
      rmSync(reports, { recursive: true, force: true });
    }
  }
  console.table(rows);
}

await main();
