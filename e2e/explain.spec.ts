import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { violationsOn } from './accessible';
import { editorOf, paste, summaryOf } from './page-parts';

const dockerfile = [
  'FROM golang:1.26-alpine AS build',
  'WORKDIR /src',
  'COPY . .',
  'RUN CGO_ENABLED=0 go build -o /app .',
  'FROM alpine:3.24',
  'COPY --from=build /app /app',
  'COPY docker/start.sh /start.sh',
  'USER 1000',
  'ENTRYPOINT ["/start.sh"]',
  '',
].join('\n');
const goMod = 'module example.org/app\n\ngo 1.27.0\n';
const printed = '#9 0.431 go: go.mod requires go >= 1.27.0 (running go 1.26.3; GOTOOLCHAIN=local)';

function plinth(args: readonly string[], input = ''): { code: number | null; out: string; said: string } {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'bin/plinth.ts', ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, PLINTH_TODAY: '2026-11-23' },
  });
  return { code: run.status, out: run.stdout, said: run.stderr };
}

test('route and command line name the rule and, with files beside the Dockerfile, the line', async ({
  request,
}) => {
  const known = await request.get('/api/explain', { params: { message: printed } });
  expect((await known.json()).rules[0]).toMatchObject({ rule: 'go-module-needs-newer-go' });
  const data = { message: printed, dockerfile, files: { 'go.mod': goMod } };
  const answer = await (await request.post('/api/explain', { data })).json();
  expect(answer.findings[0].finding).toMatchObject({
    rule: 'go-module-needs-newer-go',
    range: { start: { line: 4 } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'plinth-explain-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), dockerfile);
    writeFileSync(join(folder, 'go.mod'), goMod);
    const file = join(folder, 'Dockerfile');
    const run = plinth(['explain', '--file', file, '--json', '-'], printed);
    expect([run.code, run.said]).toEqual([0, '']);
    expect(JSON.parse(run.out)).toEqual(answer);
    expect(plinth(['analyze', file]).out).toContain('go-module-needs-newer-go');
    expect(plinth(['analyze', file, '--alone']).out).not.toContain('go-module-needs-newer-go');
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(plinth(['explain', 'unheard of'])).toMatchObject({
    code: 1,
    out: expect.stringContaining('No rule knows'),
  });
  expect(plinth(['explain', '']).code).toBe(2);
});

test('what is too large or empty is refused with a sentence', async ({ request }) => {
  const post = (message: string) => request.post('/api/explain', { data: { message } });
  const large = await post('x '.repeat(128 * 1024));
  expect([large.status(), (await large.json()).detail]).toEqual([
    413,
    'The message is 256 KiB or larger. Paste the lines around the error alone.',
  ]);
  expect((await post(' \n')).status()).toBe(400);
  expect((await request.get('/api/explain')).status()).toBe(400);
  expect((await request.delete('/api/explain')).headers().allow).toBe('GET, HEAD, POST, OPTIONS');
  const files = { '../etc/passwd': '' };
  const outside = await request.post('/api/analyze', { data: { dockerfile, files } });
  expect([outside.status(), (await outside.json()).detail]).toEqual([
    400,
    expect.stringContaining('is no path within the build context'),
  ]);
});

test('a shared report names the files it was made with, and keeps none of their texts', async ({
  request,
}) => {
  const data = { dockerfile, files: { 'go.mod': `${goMod}// not to be kept\n` } };
  const { id } = await (await request.post('/api/reports', { data })).json();
  const text = await (await request.get(`/api/reports/${id}`)).text();
  expect(JSON.parse(text).files).toEqual(['go.mod']);
  expect(text).not.toContain('not to be kept');
});

test('a message finds its rules without JavaScript', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto('/rules');
  await page.getByRole('textbox', { name: 'Paste an error message' }).fill(printed);
  await page.getByRole('button', { name: 'Find the rule' }).click();
  await expect(page.getByRole('heading', { name: 'One rule knows this message' })).toBeVisible();
  await page.getByRole('link', { name: 'Go that is older than go.mod asks for' }).first().click();
  await expect(page).toHaveURL(/\/rules\/go-module-needs-newer-go$/);
  await page.goto('/rules?error=unheard+of');
  await expect(page.getByText('No rule knows this message')).toBeVisible();

  await page.goto('/analyze');
  await page.getByLabel('Dockerfile', { exact: true }).fill(dockerfile);
  await page.getByText('Files beside it').click();
  await page
    .getByLabel('Choose files, or drop them on the editor')
    .setInputFiles([{ name: 'go.mod', mimeType: 'text/plain', buffer: Buffer.from(goMod) }]);
  await page.getByText('Paste the error').click();
  await page.getByLabel('What was printed').fill(printed);
  await page.getByRole('button', { name: 'Analyze', exact: true }).click();
  await expect(summaryOf(page)).toContainText('go.mod asks for Go 1.27.0');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'About this rule' }).getByRole('link', { name: 'line 4' }),
  ).toBeVisible();
  await page.close();
});

test('files beside the Dockerfile and a pasted error show the line', async ({ page }) => {
  await page.goto('/analyze');
  await editorOf(page);
  await paste(page, dockerfile);
  await expect(summaryOf(page)).toContainText('Nothing found');
  await page.getByText('Files beside it').click();
  await page.getByLabel('Choose files, or drop them on the editor').setInputFiles([
    { name: 'go.mod', mimeType: 'text/plain', buffer: Buffer.from(goMod) },
    { name: 'start.sh', mimeType: 'text/plain', buffer: Buffer.from('#!/bin/sh\r\nexec /app\r\n') },
  ]);
  await expect(summaryOf(page)).toContainText('Will not build');
  await expect(page.getByRole('button', { name: 'Leave out docker/start.sh' })).toBeVisible();
  await page.getByText('Paste the error').click();
  await page.getByLabel('What was printed').fill('exec /start.sh: no such file or directory');
  await page.getByRole('button', { name: 'Explain it' }).click();
  const explained = page.getByRole('listitem').filter({ hasText: 'About this rule' }).first();
  await expect(explained).toContainText('line ends of Windows');
  await expect(explained.getByRole('link', { name: 'line 9' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Leave out docker/start.sh' }).click();
  await page.getByRole('button', { name: 'Leave out go.mod' }).click();
  await expect(summaryOf(page)).toContainText('Nothing found');
});
