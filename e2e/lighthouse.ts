import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { findChromium, installChromium } from '../bin/chromium';
import { freePort, startServer, untilReady } from './server';

const pages = [
  '/',
  '/images/distroless-static-debian13-nonroot',
  '/compare?with=distroless-static-debian13-nonroot,alpine-3.24,debian-trixie-slim',
];
/** Least scores, in the order of Lighthouse's categories. */
const least = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
const mostScript = 150 * 1024;

/** Measures the built pages as a phone sees them (Lighthouse, mobile) and prints the scores; 1 when one is too low. */
async function main(): Promise<number> {
  const executablePath = findChromium() ?? installChromium();
  if (executablePath === undefined) {
    console.error('No Chromium was found and none could be installed.');
    return 1;
  }
  const dataFolder = mkdtempSync(join(tmpdir(), 'plinth-lighthouse-'));
  const server = startServer({ port: await freePort(), dataFolder });
  const debugPort = await freePort();
  try {
    await untilReady(server);
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking', `--remote-debugging-port=${debugPort}`],
    });
    try {
      return await measure(server.url, debugPort);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function measure(url: string, port: number): Promise<number> {
  const rows: Record<string, string | number>[] = [];
  let failed = false;
  for (const page of pages) {
    const result = await lighthouse(`${url}${page}`, { port, output: 'json', logLevel: 'error' });
    if (!result) throw new Error(`Lighthouse gave no result for ${page}`);
    const row: Record<string, string | number> = { page };
    for (const [category, minimum] of Object.entries(least)) {
      const score = Math.round((result.lhr.categories[category]?.score ?? 0) * 100);
      row[category] = score;
      if (score < minimum) failed = true;
      if (score < 100) console.log(`${page} ${category} ${score}: ${weakAudits(result.lhr, category)}`);
    }
    rows.push(row);
  }
  const script = await scriptBytes(url);
  console.table(rows);
  console.log(`Script of /: ${(script / 1024).toFixed(1)} KiB gzipped, at most ${mostScript / 1024}`);
  return failed || script > mostScript ? 1 : 0;
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

function weakAudits(lhr: Result, category: string): string {
  return (lhr.categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.95)
    .map(({ id }) => `${id} ${lhr.audits[id]?.displayValue ?? lhr.audits[id]?.score}`)
    .join(', ');
}

/** All script that `/` asks for at once, gzipped. */
async function scriptBytes(url: string): Promise<number> {
  const html = await (await fetch(url)).text();
  const sources = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"(?![^>]*nomodule)/gi)].map(
      ([, source]) => source ?? '',
    ),
  );
  let total = 0;
  for (const source of sources) {
    const answer = await fetch(new URL(source, url));
    total += gzipSync(new Uint8Array(await answer.arrayBuffer())).length;
  }
  return total;
}

process.exitCode = await main();
