import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { freePort, type Started, startServer, untilReady } from './server';
import { goOn } from './texts';

test.describe.configure({ timeout: 120_000 });

let folder = '';
let data = '';
let server: Started;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-failures-'));
  data = join(folder, 'data');
  await mkdir(data);
});
test.afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  server = startServer({ port: await freePort(), dataFolder: data });
  await untilReady(server);
}

function shareNow(): Promise<Response> {
  return fetch(`${server.url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: goOn('scratch'),
  });
}

async function share(): Promise<string> {
  const answer = await shareNow();
  expect(answer.status).toBe(201);
  return String((await answer.json()).id);
}

async function expectRefused(code: string): Promise<void> {
  const answer = await shareNow();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({ code });
  expect(text).not.toContain(folder);
  for (const path of ['/readyz', '/api/health'])
    await expect.poll(async () => (await fetch(server.url + path)).status, { message: path }).toBe(503);
  // All but the reports goes on.
  expect((await fetch(`${server.url}/analyze`)).status).toBe(200);
}

async function expectWell(): Promise<void> {
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(200);
  const id = await share();
  expect((await fetch(`${server.url}/r/${id}`)).status).toBe(200);
}

async function expectOpens(page: Page, id: string): Promise<void> {
  const opened = await page.goto(`${server.url}/r/${id}`);
  expect(opened?.status()).toBe(200);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Will not start');
}

test('a file that is overwritten: 503 on the page and in the API, until a good copy is in its place', async ({
  page,
}) => {
  await start();
  const id = await share();
  await server.stop();
  await copyFile(join(data, 'plinth.sqlite'), join(folder, 'copy'));
  await start();
  await expectOpens(page, id);
  const file = join(data, 'plinth.sqlite');
  const { size } = await stat(file);
  await writeFile(file, 'somebody else wrote this\n'.repeat(size / 25 + 1).slice(0, size), { flag: 'r+' });
  await expectRefused('damaged');
  const opened = await page.goto(`${server.url}/r/${id}`);
  expect(opened?.status()).toBe(503);
  await expect(page.getByText('The report cannot be read now')).toBeVisible();
  await expect(page.getByText('The link stays good.')).toBeVisible();
  for (const form of ['.json', '.svg', '/opengraph-image']) {
    const answer = await fetch(`${server.url}/r/${id}${form}`);
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'damaged']);
  }

  await rm(data, { recursive: true });
  await mkdir(data);
  await copyFile(join(folder, 'copy'), file);
  await expectOpens(page, id);
  await expectWell();
});

test('a folder that turns into something else is used again once it is one', async ({ page }) => {
  await start();
  const id = await share();
  await server.stop();
  await copyFile(join(data, 'plinth.sqlite'), join(folder, 'copy'));
  await start();
  await rm(data, { recursive: true });
  await writeFile(data, '');
  await expectRefused('unavailable');
  expect((await page.goto(`${server.url}/r/${id}`))?.status()).toBe(503);
  await rm(data);
  await mkdir(data);
  await copyFile(join(folder, 'copy'), join(data, 'plinth.sqlite'));
  await expectOpens(page, id);
  await expectWell();
});

/** Whether the tests may mount file systems: in a container without that right the two below are skipped, and said so. */
function mayMount(): boolean {
  const place = join(tmpdir(), `plinth-mount-${process.pid}`);
  try {
    execFileSync('mkdir', [place]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return true;
  } catch {
    return false;
  } finally {
    execFileSync('rmdir', [place], { stdio: 'ignore' });
  }
}

test.describe('on a disk of its own', () => {
  test.skip(!mayMount(), 'nothing may be mounted here');
  test.beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', data]);
  });
  test.afterEach(async () => {
    await server.stop();
    execFileSync('umount', ['--lazy', data]);
  });

  test('that is full: what is there is read, nothing is half written, and all is well once there is room', async ({
    page,
  }) => {
    await start();
    const id = await share();
    const filler = await open(join(data, 'filler'), 'w');
    const fill = async () => {
      for (;;) await filler.write(Buffer.alloc(4096));
    };
    await expect(fill()).rejects.toMatchObject({ code: 'ENOSPC' });
    // Room that the log has already is used up first.
    await expect.poll(async () => (await shareNow()).status).toBe(503);
    await expectRefused('disk-full');
    await expectOpens(page, id);
    await filler.close();
    await rm(join(data, 'filler'));
    await expectWell();
    await expectOpens(page, id);
  });

  test('that takes no writing: told, and all is well once it does', async () => {
    execFileSync('mount', ['-o', 'remount,ro', data]);
    server = startServer({ port: await freePort(), dataFolder: data });
    await expect
      .poll(async () => (await fetch(server.url).catch(() => undefined))?.status, { timeout: 60_000 })
      .toBe(200);
    await expectRefused('unavailable');
    execFileSync('mount', ['-o', 'remount,rw', data]);
    await expectWell();
  });
});
