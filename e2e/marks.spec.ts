import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { marksOf } from './observatory';
import { formsOf } from './report-forms';
import { pages, type Route, reportMark, routesOfApp } from './routes';
import { freePort, startServer, untilReady } from './server';
import { goOn } from './texts';

const routes = routesOfApp();

type Sent = readonly [path: string, init?: RequestInit];

const post = (body: string, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'text/plain', ...more },
  body,
});

/** Every route with every method that its file knows. */
function answersOf(report: string): readonly Sent[] {
  return routes.flatMap(({ path, methods }) =>
    methods.map((method): Sent => {
      const init = method === 'POST' ? post('FROM scratch') : { method };
      return [path.replace(reportMark, report), init];
    }),
  );
}

/** What else there is, by whichever part of the server makes it: faults, files, and other ways of asking. */
const others: readonly Sent[] = [
  ...pages.map((path): Sent => [path]),
  ...['/api/images/nothing', '/api/images?nonsense=1', '/api/reports/nothing', '/r/nothing'].map(
    (path): Sent => [path],
  ),
  ...['/api/resolve?reference=golang:1.17', '/api/changes?reference=python:3.12-slim'].map(
    (path): Sent => [path],
  ),
  ...['/api/explain?message=exec+format+error', '/compare/picture?with=debian-trixie', '/r/nothing/x'].map(
    (path): Sent => [path],
  ),
  ...['/r/nothing..today', '/api/reports/compare', '/api/reports/compare?before=a&after=b'].map(
    (path): Sent => [path],
  ),
  ...['/healthz', '/metrics', '/_next/static/nothing.js', '/_next/image?url=x', '/a.php', '/%E0%A4%A'].map(
    (path): Sent => [path],
  ),
  ['/rules/', { redirect: 'manual' }],
  ['/rules', { headers: { rsc: '1' }, redirect: 'manual' }],
  ['/rules?_rsc=1', { headers: { rsc: '1' }, redirect: 'manual' }],
  ['/rules', { method: 'HEAD' }],
  ['/rules', { method: 'OPTIONS' }],
  ['/rules', { method: 'DELETE' }],
  ['/rules', { method: 'PROPFIND' }],
  ['/rules', { headers: { 'if-none-match': '*' } }],
  ['/compare?with=debian-trixie&add=debian-bookworm', { redirect: 'manual' }],
  ['/analyze', { ...post('x'.repeat(2 * 1024 * 1024)), redirect: 'manual' }],
  [`/${'a'.repeat(17_000)}`],
  ['/api/analyze', post('')],
  ['/api/analyze', post('x'.repeat(1024 * 1024))],
  ['/api/analyze', post('x'.repeat(9 * 1024 * 1024))],
  ['/api/analyze', { method: 'POST', body: new Uint8Array([1]) }],
  ['/api/analyze?format=sarif', post('FROM scratch')],
  ['/api/reports', post('FROM scratch', { 'sec-fetch-site': 'cross-site' })],
];

async function expectBest(url: string, sent: readonly Sent[]): Promise<ReadonlyMap<string, number>> {
  const statuses = new Map<string, number>();
  for (const [path, init] of sent) {
    const answer = await fetch(url + path, init);
    const { isBest, points } = marksOf({ headers: answer.headers, body: await answer.text() });
    const method = init?.method ?? 'GET';
    expect({ path: path.slice(0, 60), method, status: answer.status, isBest, points }).toMatchObject({
      isBest: true,
    });
    expect(answer.headers.get('permissions-policy')).toContain('camera=()');
    statuses.set(`${method} ${path}`, answer.status);
  }
  return statuses;
}

test('behind TLS every answer would be marked A+', async () => {
  test.setTimeout(240_000);
  const folder = await mkdtemp(join(tmpdir(), 'plinth-marks-'));
  const environment = { PLINTH_PUBLIC_URL: 'https://plinth.example' };
  const server = startServer({ port: await freePort(), dataFolder: folder, environment });
  const alone = startServer({
    port: await freePort(),
    dataFolder: '/dev/null/none',
    environment: { ...environment, PLINTH_ANALYSES_PER_MINUTE: '1' },
  });
  try {
    await untilReady(server);
    const files = await staticFiles(server.url);
    const { id, deleteToken } = await shareOn(server.url);
    const answered = await expectBest(server.url, [...answersOf(id), ...formsOf(id), ...others, ...files]);
    const isThere = ({ path }: Route) => path !== '/api/nothing' && path !== '/missing';
    for (const { path, methods } of routes.filter(isThere)) {
      const [method = ''] = methods;
      expect([path, answered.get(`${method} ${path.replace(reportMark, id)}`)]).toEqual([
        path,
        expect.any(Number),
      ]);
      expect([path, answered.get(`${method} ${path.replace(reportMark, id)}`)]).not.toEqual([path, 404]);
    }

    const bearer = { method: 'DELETE', headers: { authorization: `Bearer ${deleteToken}` } };
    const ofReport = answersOf(id).filter(([path]) => path.includes(id));
    const gone = await expectBest(server.url, [[`/api/reports/${id}`, bearer], ...ofReport, ...formsOf(id)]);
    expect(gone.get(`GET /r/${id}`)).toBe(410);

    await expect.poll(async () => (await fetch(alone.url).catch(() => undefined))?.status).toBe(200);
    const away = await expectBest(alone.url, [
      ...answersOf('A'.repeat(24)).filter(([path]) => /AAAA|reports|ready|health/.test(path)),
      ['/api/analyze', post('FROM scratch')],
      ['/api/analyze', post('FROM scratch')],
    ]);
    expect(away.get(`GET /r/${'A'.repeat(24)}`)).toBe(503);
    expect(away.get('POST /api/analyze')).toBe(429);
  } finally {
    await Promise.all([server.stop(), alone.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
});

/** A script, a style sheet and a font of the first page. */
async function staticFiles(url: string): Promise<readonly Sent[]> {
  const html = await (await fetch(url)).text();
  const pathOf = (pattern: RegExp, text: string) => pattern.exec(text)?.[1] ?? '';
  const script = pathOf(/"(\/_next\/static\/[^"]+\.js)"/, html);
  const style = pathOf(/"(\/_next\/static\/[^"]+\.css)"/, html);
  const css = await (await fetch(url + style)).text();
  const font = new URL(pathOf(/url\(([^)]+\.woff2)\)/, css), url + style).pathname;
  const files = [script, style, font];
  for (const file of files) expect(file).toMatch(/^\/_next\/static\/.+\.(?:js|css|woff2)$/);
  return files.map((path): Sent => [path]);
}

async function shareOn(url: string): Promise<{ readonly id: string; readonly deleteToken: string }> {
  const answer = await fetch(`${url}/api/reports`, post(goOn('scratch')));
  expect(answer.status).toBe(201);
  return await answer.json();
}
