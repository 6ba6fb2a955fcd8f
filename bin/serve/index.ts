import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import next from 'next';
import { readSettings } from '../../lib/settings/settings';
import { root } from '../build';
import { whenOrphaned } from '../parent';
import { sendOnce, sendPage, withTag, withVary } from './answer';
import { usualBounds } from './bounds';
import { answerDirectly, headOf } from './direct';
import { createFront } from './front';
import { headersFor, secretAddress, strictHeaders } from './headers';
import { KeptPages } from './kept-pages';
import { createLog, takeConsole } from './log';
import { createMetrics } from './metrics';
import { type MadePage, makePage, recordPage } from './record';
import { reportsOf } from './reports-of';
import { routeName } from './route-name';
import { hasForms, isForRouter, isReading, keyOf, reportOf } from './which';

/**
 * Serves the built app, and keeps the pages that are the same for everybody.
 *
 * Kept here, in front of Next, and not by Next's own prerendering: what is prerendered is made at build, when neither
 * the catalog nor the address nor the date of the server is known, or under addresses of its own that name the day,
 * written to disk, and packed anew for everyone who asks. Here a page is made by the server that answers it, with all
 * it was started with, is packed once, and is gone with the day, the catalog or the process.
 */
const mostBytes = { catalog: 48 * 1024 * 1024, reports: 16 * 1024 * 1024 };
/** Longer than the longest analysis: app/_server/pool/place.ts. */
const secondsToEnd = 25;

const [port, hostname = '127.0.0.1'] = [Number(process.argv[2]), process.argv[3]];
const read = readSettings(process.env);
if (read.kind === 'faults') {
  console.error(`${read.faults.join('.\n')}.`);
  process.exit(1);
}
const { settings } = read;
const log = createLog(settings.PLINTH_LOG);
takeConsole(log);
const metrics = createMetrics(() => ({
  waiting: globalThis.plinthPool?.waiting ?? 0,
  running: globalThis.plinthPool?.running ?? 0,
  workers: globalThis.plinthPool?.workers ?? 0,
  keptBytes: catalogPages.bytes + reportPages.bytes,
}));
globalThis.plinthObserver = metrics.observer;

// Next looks at a server for connections that want another protocol. At ours it would take them and never answer; with
// nobody who looks, they are answered as any other: curl and Java ask for HTTP/2 in this way.
const httpServer = createServer();
// Named as all requests are, whatever address is listened on: a page in the place of another, of a host that is called
// otherwise, Next would fetch from there.
const app = next({ dev: false, dir: root, hostname: 'localhost', port, httpServer });
await app.prepare();
const render = app.getRequestHandler();
const catalogPages = new KeptPages(mostBytes.catalog);
/** Anybody adds reports, and each has many pages: they push out one another, and no page of the catalog. */
const reportPages = new KeptPages(mostBytes.reports);

/** What pages are made of besides their address. */
function edition(): string {
  return `${new Date().toISOString().slice(0, 10)} ${globalThis.plinthCatalog?.catalog().revision ?? ''}`;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await answerDirectly(globalThis.plinthRoutes, request, response)) return;
  if (await answerForm(request, response)) return;
  const status = await statusOf(request);
  if (status !== undefined && status !== 200) {
    const made = known(request, await recordPage(request, render));
    return await sendPage({ ...made, status }, request, response);
  }
  const key = keyOf(request);
  if (key === undefined) return await answerOnce(request, response);
  const pages = reportOf(key) === undefined ? catalogPages : reportPages;
  const kept = pages.find(key, edition());
  if (kept !== undefined) return await sendPage(kept, request, response);
  if (request.method === 'HEAD') return await answerOnce(request, response);
  const page = await pages.make(key, edition(), async () => {
    const made = known(request, await recordPage(request, render));
    return made.status === 200 ? withTag(made) : made;
  });
  await sendPage(page, request, response);
}

/** Answers a shared report, or a page of rules, images and guides, in another form than the page. */
async function answerForm(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (!isReading(request) || isForRouter(request.headers)) return false;
  const head = headOf(request);
  const form = await (globalThis.plinthReportForm?.(head) ?? globalThis.plinthPageForm?.(head));
  if (form === undefined) return false;
  const headers = { ...form.headers, ...headersFor(form.headers['content-type'] ?? '', []) };
  await sendOnce({ status: form.status, headers, body: Buffer.from(form.body) }, request, response);
  return true;
}

/** What is not kept. Pages are made whole before they are sent; what is no page goes out as Next makes it. */
async function answerOnce(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (isForRouter(request.headers) || /^\/(?:_next|api)\//.test(request.url ?? '')) {
    for (const [name, value] of Object.entries(strictHeaders)) response.setHeader(name, value);
    return await render(request, response);
  }
  const { 'accept-encoding': _unpacked, ...headers } = request.headers;
  const page = known(request, await makePage(request, render, headers));
  const isSecret = routeName(request.url ?? '') === '/r/:id/delete';
  const difference = isSecret ? secretAddress : {};
  await sendOnce({ ...page, headers: { ...page.headers, ...difference } }, request, response);
}

/** A page with scripts that nobody knows is sent all the same, and they do not run. */
function known(request: IncomingMessage, page: MadePage): MadePage {
  const { unknownScripts } = page;
  if (unknownScripts > 0)
    log.error({ route: routeName(request.url ?? ''), unknownScripts }, 'scripts refused');
  // Its address has other answers for whoever would rather have another form.
  return hasForms(request.url ?? '') ? withVary(page, 'Accept') : page;
}

/**
 * Of the page of a report, or of two compared: one may have been taken back, by another process too. Its page says so, but
 * Next gives it no way to say it with a status.
 */
async function statusOf(request: IncomingMessage): Promise<number | undefined> {
  const { url = '', headers } = request;
  if (isForRouter(headers) || !isReading(request)) return undefined;
  const statuses = await Promise.all(reportsOf(url).map((report) => globalThis.plinthReportStatus?.(report)));
  return statuses.find((status) => status !== 200) ?? statuses[0];
}

const { server, stop } = createFront({
  publicUrl: settings.PLINTH_PUBLIC_URL,
  trustedProxies: settings.PLINTH_TRUSTED_PROXIES,
  metricsTo: settings.PLINTH_METRICS,
  bounds: usualBounds,
  log,
  metrics,
  answer,
});
server.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(port, hostname, () => {
  log.info({ port, hostname }, 'listening');
  // Whoever started this is told, and has no more to say.
  process.send?.('Ready', () => process.disconnect());
});

/** Takes no more, and ends when what is under way is answered and what was stored is closed. */
async function end(): Promise<void> {
  log.info('stopping');
  setTimeout(() => {
    log.error({ seconds: secondsToEnd }, 'not all was answered in time');
    void leave(1);
  }, secondsToEnd * 1000).unref();
  await stop();
  await globalThis.plinthStore?.close();
  log.info('stopped');
  await leave(0);
}

async function leave(code: number): Promise<void> {
  await promisify(log.flush)
    .call(log)
    .catch(() => {});
  process.exit(code);
}

let isEnding = false;
function endOnce(): void {
  if (isEnding) return;
  isEnding = true;
  end().catch((error: unknown) => {
    console.error(error);
    void leave(1);
  });
}
process.on('SIGTERM', endOnce);
process.on('SIGINT', endOnce);
whenOrphaned(endOnce);
