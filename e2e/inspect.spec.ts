import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningRegistry, startRegistry } from '../bin/registry';
import { type Layout, writeLayout } from '../lib/registry/testing/layout';
import { pushLayout } from '../lib/registry/testing/push';
import { violationsOn } from './accessible';
import { paste, summaryOf } from './page-parts';
import { type Gate, openGate } from './registry-gate';
import { freePort, type Started, startServer, untilReady } from './server';

let folder: string;
let registry: RunningRegistry;
let gate: Gate;
let server: Started;
let pushed = 0;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await mkdtemp(join(tmpdir(), 'plinth-inspect-'));
  registry = await startRegistry();
  gate = await openGate(registry.address);
  server = startServer({
    port: await freePort(),
    dataFolder: join(folder, 'data'),
    environment: { PLINTH_REGISTRIES: gate.address },
  });
  await untilReady(server);
});

test.beforeEach(() => {
  gate.open();
  gate.forget();
});

test.afterAll(async () => {
  await server?.stop();
  gate?.close();
  await registry?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A base that no catalog has, each time another: Debian with dash, an account and a library. */
async function pushBase(name: string): Promise<{ readonly reference: string; readonly layout: Layout }> {
  pushed += 1;
  const status = ['libc6', 'dash', 'base-files'].map(
    (each) =>
      `Package: ${each}\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.${pushed}-1\n\n`,
  );
  const layout = await writeLayout(join(folder, `layout-${pushed}`), [
    {
      config: { User: '1000', Env: ['PATH=/usr/local/bin:/usr/bin:/bin'], Cmd: ['/bin/sh'] },
      layers: [
        {
          files: [
            { path: 'etc/os-release', content: 'ID=debian\nVERSION_ID="13"\nVERSION_CODENAME=trixie\n' },
            { path: 'var/lib/dpkg/status', content: status.join('') },
            { path: 'etc/passwd', content: 'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/app:/bin/sh\n' },
            { path: 'etc/group', content: 'root:x:0:\napp:x:1000:\n' },
            { path: 'bin/dash', content: 'x', mode: 0o755 },
            { path: 'bin/sh', symlink: 'dash' },
            { path: 'usr/bin/su', content: 'x', mode: 0o4755 },
            { path: 'tmp', directory: true, mode: 0o1777 },
          ],
        },
        { files: [{ path: 'opt/data', content: randomBytes(4_000_000) }] },
      ],
    },
  ]);
  await pushLayout(layout, `${registry.address}/acme/${name}:1`);
  return { reference: `${gate.address}/acme/${name}:1`, layout };
}

const pageOf = (image: string) => `${server.url}/inspect?image=${image}`;
const largest = ({ layout }: { readonly layout: Layout }) => layout.layers[0]?.[1]?.digest ?? '';

async function ends(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Layers' })).toBeVisible();
}

test('a Dockerfile on an image that nobody knows is judged like any other once it is measured', async ({
  page,
}) => {
  const { reference } = await pushBase('judged');
  await page.goto(`${server.url}/analyze`);
  await paste(page, `FROM ${reference}\nCOPY app.sh /app.sh\nCMD ["/bin/bash", "/app.sh"]\n`);
  await expect(summaryOf(page)).toContainText('is not in the catalog');
  gate.hold(1_000_000);
  await page.getByRole('link', { name: `Measure ${reference}` }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Reading layer 2 of 2' })).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Bytes read' })).toBeVisible();
  gate.open();
  await expect(summaryOf(page)).toContainText('/bin/bash is not there');
  await expect(page.getByRole('link', { name: `Measure ${reference}` })).toBeHidden();
  await expect(page.getByRole('region', { name: 'One stage' }).or(page.locator('#stages'))).toContainText(
    'measured on',
  );
  await paste(page, `FROM ${reference}\nCOPY app.sh /app.sh\nCMD ["/bin/sh", "/app.sh"]\n`);
  await expect(summaryOf(page)).toContainText('Nothing found that keeps this from building or starting');
});

test('the page of an image shows what was read, at an address that names the digest', async ({ page }) => {
  const { reference, layout } = await pushBase('shown');
  await page.goto(`${server.url}/inspect`);
  await page.getByRole('textbox', { name: 'Image' }).fill(reference);
  await page.getByRole('button', { name: 'Measure it' }).click();
  await ends(page);
  expect(page.url()).toBe(pageOf(`${gate.address}/acme/shown@${layout.digest}`));
  await expect(page.getByText('3 packages').first()).toBeVisible();
  await expect(page.locator('#seen-setuid')).toContainText('/usr/bin/su');
  await expect(page.locator('#upstream')).toContainText('Debian 13');
  await page.locator('#upstream').getByRole('button').click();
  await expect(page.getByText(`${reference} /etc/os-release`)).toBeVisible();
  // Known by now: nobody is asked for it again, by name or by digest.
  gate.forget();
  for (const image of [reference, `${gate.address}/acme/shown@${layout.digest}`]) {
    await page.goto(pageOf(image));
    await ends(page);
  }
  expect([...gate.manifests, ...gate.blobs]).toEqual([]);
});

test('two pages that ask for one image cause one download', async ({ page, context }) => {
  const image = await pushBase('once');
  const other = await context.newPage();
  gate.hold(1_000_000);
  await page.goto(pageOf(image.reference));
  await other.goto(pageOf(image.reference));
  for (const each of [page, other])
    await expect(each.getByRole('status').filter({ hasText: 'Reading layer' })).toBeVisible();
  gate.open();
  await ends(page);
  await ends(other);
  expect(gate.blobs.filter((digest) => digest === largest(image))).toHaveLength(1);
});

test('who cancels is not waited for, and may begin anew', async ({ page }) => {
  const image = await pushBase('cancelled');
  gate.hold(1_000_000);
  await page.goto(pageOf(image.reference));
  await expect(page.getByRole('status').filter({ hasText: 'Reading layer' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Nothing of it is kept.')).toBeVisible();
  await expect.poll(() => gate.brokenOff).toBe(1);
  gate.open();
  await page.getByRole('main').getByRole('button', { name: 'Measure it' }).last().click();
  await ends(page);
  expect(gate.blobs.filter((digest) => digest === largest(image))).toHaveLength(2);
});

test('what is not asked, not there or in a network of its own is said with what to do', async ({ page }) => {
  const said = page.getByRole('main').getByRole('alert');
  await page.goto(pageOf('registry.example.com/team/app:1'));
  await expect(said).toContainText('which this server does not ask');
  await page.goto(pageOf(`${gate.address}/acme/none:1`));
  await expect(said).toContainText('There is no such image');
  await page.goto(pageOf(`127.0.0.1:1/acme/app:1`));
  await expect(said).toContainText('which this server does not ask');
  await page.goto(pageOf('Node'));
  await expect(page.getByRole('main')).toContainText('must be lowercase');
});

test('a registry on the internet does not lead into a network of its own', async ({ request }) => {
  const open = startServer({
    port: await freePort(),
    dataFolder: join(folder, 'open'),
    environment: { PLINTH_REGISTRIES: '*' },
  });
  await untilReady(open);
  for (const host of [gate.address, '169.254.169.254', '[::ffff:a00:1]:443', 'localhost']) {
    const answer = await request.get(`${open.url}/api/inspect?image=${host}/acme/app:1`);
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'address-not-public', status: 403 });
  }
  await open.stop();
  expect([...gate.manifests, ...gate.blobs]).toEqual([]);
});

test('a server that is to ask nobody asks nobody', async ({ request, page }) => {
  const off = startServer({
    port: await freePort(),
    dataFolder: join(folder, 'off'),
    environment: { PLINTH_REGISTRIES: 'none' },
  });
  await untilReady(off);
  const answer = await request.get(`${off.url}/api/inspect?image=node:24`);
  expect(await answer.json()).toMatchObject({ code: 'measuring-off', status: 403 });
  await page.goto(`${off.url}/inspect?image=node:24`);
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing is measured here' })).toBeVisible();
  await off.stop();
});

test('as JSON and as events, a client has its share', async ({ request }) => {
  const { reference, layout } = await pushBase('share');
  const strict = startServer({
    port: await freePort(),
    dataFolder: join(folder, 'strict'),
    environment: { PLINTH_REGISTRIES: gate.address, PLINTH_INSPECTIONS_PER_HOUR: '1' },
  });
  await untilReady(strict);
  const at = `${strict.url}/api/inspect?image=${reference}`;
  const whole = await (await request.get(at)).json();
  expect(whole).toMatchObject({ observation: { digest: layout.digest, platform: 'linux/amd64' } });
  // What is known counts for nobody.
  const events = await (await request.get(at, { headers: { accept: 'text/event-stream' } })).text();
  expect(events).toMatch(/^event: done\ndata: \{"page":"\/inspect\?image=/);
  const refused = await request.get(`${strict.url}/api/inspect?image=${gate.address}/acme/none:1`);
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(60);
  await strict.stop();
});

test('without scripts the page loads itself anew until it is done', async ({ browser }) => {
  const { reference } = await pushBase('plain');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  gate.hold(1_000_000);
  await page.goto(pageOf(reference));
  await page.getByRole('button', { name: 'Measure it' }).last().click();
  await expect(page.getByText('It is being measured.')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Reading layer 2 of 2' })).toBeVisible();
  gate.open();
  await ends(page);
  // What has failed is said, and not asked for again and again.
  gate.forget();
  await page.goto(`${pageOf(`${gate.address}/acme/none:1`)}&start=yes`);
  await expect(page.getByText('There is no such image')).toBeVisible();
  await context.close();
});

test('is accessible and fits at every width, while it is measured and after', async ({ page }) => {
  const { reference } = await pushBase('fits');
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [768, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    gate.hold(1_000_000);
    await page.goto(pageOf(width === 1440 ? reference : `${gate.address}/acme/none:1`));
    if (width === 1440) await expect(page.getByRole('progressbar', { name: 'Bytes read' })).toBeVisible();
    else await expect(page.getByText('There is no such image')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    gate.open();
    if (width !== 1440) await page.goto(pageOf(reference));
    await ends(page);
    await page.locator('main details').evaluateAll((all) => {
      for (const each of all) each.setAttribute('open', '');
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect({ width, violations: await violationsOn(page), fits: wide <= width }).toEqual({
      width,
      violations: [],
      fits: true,
    });
  }
});
