import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import { root } from '../build';
import { whenOrphaned } from '../parent';
import { sendPage, withTag } from './answer';
import { answerDirectly } from './direct';
import { KeptPages } from './kept-pages';
import { recordPage } from './record';
import { keyOf, reportOf } from './which';

/**
 * Serves the built app, and keeps the pages that are the same for everybody.
 *
 * Kept here, in front of Next, and not by Next's own prerendering: what is prerendered is made at build, when neither
 * the catalog nor the address nor the date of the server is known, or under addresses of its own that name the day,
 * written to disk, and packed anew for everyone who asks. Here a page is made by the server that answers it, with all
 * it was started with, is packed once, and is gone with the day, the catalog or the process.
 */
const mostBytes = { catalog: 48 * 1024 * 1024, reports: 16 * 1024 * 1024 };
const secondsToEnd = 20;

const [port, hostname = '127.0.0.1'] = [Number(process.argv[2]), process.argv[3]];
const app = next({ dev: false, dir: root, hostname, port });
await app.prepare();
const render = app.getRequestHandler();
const catalogPages = new KeptPages(mostBytes.catalog);
/** Anybody adds reports, and each has many pages: they push out one another, and no page of the catalog. */
const reportPages = new KeptPages(mostBytes.reports);

/** What pages are made of besides their address. */
function edition(): string {
  return `${new Date().toISOString().slice(0, 10)} ${globalThis.plinthCatalog?.revision ?? ''}`;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await answerDirectly(globalThis.plinthRoutes, request, response)) return;
  const key = keyOf(request);
  if (key === undefined) return await render(request, response);
  const pages = reportOf(key) === undefined ? catalogPages : reportPages;
  const kept = pages.find(key, edition());
  if (kept !== undefined) {
    if (await isStillThere(key)) return await sendPage(kept, request, response);
    pages.forget(key);
  }
  if (request.method === 'HEAD') return await render(request, response);
  const page = await pages.make(key, edition(), async () => {
    const made = await recordPage(request, render);
    return made.status === 200 ? withTag(made) : made;
  });
  await sendPage(page, request, response);
}

/** A report may have been taken back, by another process too. What the store cannot say the page says. */
async function isStillThere(key: string): Promise<boolean> {
  const report = reportOf(key);
  if (report === undefined) return true;
  try {
    return (await globalThis.plinthStore?.hasReport(report)) ?? false;
  } catch {
    return false;
  }
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end('Internal Server Error');
  });
});
server.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(port, hostname, () => console.log('Ready'));

/** Takes no more, and ends when what is under way is answered. */
function end(): void {
  setTimeout(() => process.exit(1), secondsToEnd * 1000).unref();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}
process.once('SIGTERM', end);
process.once('SIGINT', end);
whenOrphaned(end);
