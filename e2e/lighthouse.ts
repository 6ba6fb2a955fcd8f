import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { z } from 'zod';
import { findChromium, installChromium } from '../bin/chromium';
import { gallery } from '../lib/examples';
import { withEmptyPage } from './empty-page';
import { freePort, startServer, untilReady } from './server';

/** `most` KiB of script beyond those of an empty page; what people read has little. */
const pages = [
  { path: '/', most: 15 },
  { path: '/images/distroless-static-debian13-nonroot', most: 15 },
  { path: '/rules/runs-as-root', most: 15 },
  { path: '/guides/choosing', most: 15 },
  { path: '/compare?with=distroless-static-debian13-nonroot,alpine-3.24,debian-trixie-slim', most: 15 },
  { path: '/analyze', most: 130 },
] as const;
const mostFonts = 70;
/** Scores of Lighthouse's categories. A busy machine costs performance some of its points: it is held less strictly. */
const least = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
/** Reports ask search engines to stay away, which Lighthouse counts against them. */
const leastOfReport = { ...least, seo: 60 };

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

/** Measures the built pages as a phone sees them (Lighthouse, mobile, 4 × slowed) and prints a table; 1 when a bound is missed. */
async function main(): Promise<number> {
  const executablePath = findChromium() ?? installChromium();
  if (executablePath === undefined) {
    console.error('No Chromium was found and none could be installed.');
    return 1;
  }
  const debugPort = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', `--remote-debugging-port=${debugPort}`],
  });
  const dataFolder = mkdtempSync(join(tmpdir(), 'plinth-lighthouse-'));
  try {
    const empty = await withEmptyPage(async (url) => seen(await look(url, debugPort)));
    const server = startServer({ port: await freePort(), dataFolder });
    try {
      await untilReady(server);
      return await measure(server.url, debugPort, empty);
    } finally {
      await server.stop();
    }
  } finally {
    await browser.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** `empty`: what a page with one word on it comes to, which is what the framework takes. */
async function measure(url: string, port: number, empty: Seen): Promise<number> {
  const rows = [rowOf('an empty page', empty)];
  let failed = false;
  for (const { path, most } of [...pages, { path: await reportAt(url), most: 15 }]) {
    const one = await seen(await look(url + path, port));
    const name = path.startsWith('/r/') ? 'a report' : path;
    for (const [category, minimum] of Object.entries(path.startsWith('/r/') ? leastOfReport : least)) {
      const score = scoreOf(one.result, category);
      if (score < minimum) failed = true;
      if (score < 100) console.log(`${name} ${category} ${score}: ${weakAudits(one.result, category)}`);
    }
    const beyond = { bytes: one.script - empty.script, most };
    if (beyond.bytes > most * 1024 || one.fonts > mostFonts * 1024) failed = true;
    rows.push(rowOf(name, one, beyond));
  }
  console.table(rows);
  return failed ? 1 : 0;
}

/** With what came over the wire, which can be asked for as long as the server is there. */
type Seen = { readonly result: Result } & Awaited<ReturnType<typeof weightOf>>;

async function seen(result: Result): Promise<Seen> {
  return { result, ...(await weightOf(result)) };
}

function rowOf(
  page: string,
  { all, fonts, requests, result, script }: Seen,
  beyond?: { readonly bytes: number; readonly most: number },
) {
  const scores = Object.keys(least).map((category) => [category, scoreOf(result, category)] as const);
  return {
    page: page.slice(0, 24),
    ...Object.fromEntries(scores),
    'KiB in all': kib(all),
    requests,
    'script KiB': kib(script),
    'beyond empty': beyond === undefined ? '' : `${kib(beyond.bytes)} of ${beyond.most}`,
    'fonts KiB': kib(fonts),
    'blocking ms': Math.round(result.audits['total-blocking-time']?.numericValue ?? 0),
    'interactive s': ((result.audits.interactive?.numericValue ?? 0) / 1000).toFixed(1),
  };
}

function scoreOf({ categories }: Result, category: string): number {
  return Math.round((categories[category]?.score ?? 0) * 100);
}

/** The middle one of three: the first visit to a page finds the server cold, and another program may take its turn. */
async function look(url: string, port: number): Promise<Result> {
  const results: Result[] = [];
  for (let run = 0; run < 3; run += 1) {
    const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
    if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
    results.push(result.lhr);
  }
  const [, middle] = results.sort((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'));
  if (!middle) throw new Error('Three results have a middle');
  return middle;
}

/** A report as people share them, of the longest example. */
async function reportAt(url: string): Promise<string> {
  const { dockerfile } = gallery.reduce((a, b) => (b.dockerfile.length > a.dockerfile.length ? b : a));
  const answer = await fetch(`${url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dockerfile }),
  });
  return z.object({ url: z.string() }).parse(await answer.json()).url;
}

const Requests = z.object({
  items: z.array(
    z.object({ url: z.string(), resourceType: z.string().optional(), transferSize: z.number().default(0) }),
  ),
});

/** In bytes: script and fonts as they are packed, without headers; all as it came over the wire. */
async function weightOf({ audits }: Result) {
  const { items } = Requests.parse(audits['network-requests']?.details);
  const sizeOf = async (type: string) => {
    const urls = items.filter(({ resourceType }) => resourceType === type).map(({ url }) => url);
    const sizes = await Promise.all([...new Set(urls)].map(packedSize));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  return {
    script: await sizeOf('Script'),
    fonts: await sizeOf('Font'),
    all: items.reduce((sum, { transferSize }) => sum + transferSize, 0),
    requests: items.length,
  };
}

async function packedSize(url: string): Promise<number> {
  const body = new Uint8Array(await (await fetch(url)).arrayBuffer());
  return /\.woff2(?:\?|$)/.test(url) ? body.byteLength : gzipSync(body).byteLength;
}

function weakAudits(lhr: Result, category: string): string {
  return (lhr.categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.95)
    .map(({ id }) => `${id} ${lhr.audits[id]?.displayValue ?? lhr.audits[id]?.score}`)
    .join(', ');
}

function kib(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

process.exitCode = await main();
