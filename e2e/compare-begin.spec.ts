import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Difference } from '../lib/report/difference';
import { violationsOn } from './accessible';
import { editorOf, paste, summaryOf } from './page-parts';
import { better, old, share } from './shared-reports';

test('two are picked from the list of this browser', async ({ page }) => {
  const links: string[] = [];
  for (const text of [old, better]) {
    await page.goto('/analyze');
    await paste(page, text);
    await expect(summaryOf(page)).toContainText(text === old ? 'Will not start' : 'Nothing found');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Share it' }).click();
    const link = dialog.getByLabel('Link', { exact: true });
    await expect(link).toHaveValue(/\/r\//);
    links.push((await link.inputValue()).split('/r/')[1] ?? '');
  }
  await page.goto('/shared');
  // A browser that asks whether its copy still holds gets the page all the same.
  await page.reload();
  const boxes = page.getByRole('checkbox', { name: /^Compare the report/ });
  await expect(boxes).toHaveCount(2);
  const go = page.getByRole('button', { name: 'Compare the two' });
  await expect(go).toBeDisabled();
  expect(await violationsOn(page)).toEqual([]);
  for (const box of await boxes.all()) {
    await box.focus();
    await page.keyboard.press('Space');
  }
  await go.click();
  await expect(page).toHaveURL(/\/r\/.+\.\..+$/);
  expect(new URL(page.url()).pathname.slice('/r/'.length).split('..').sort()).toEqual(links.sort());
  await expect(page.getByRole('heading', { level: 1 })).toContainText('gone');
});

test('what names no report is said beside the field it stands in', async ({ page, request }) => {
  const { id } = await share(request, old);
  await page.goto(`/shared/compare?report=${id}&report=nothing`);
  await expect(page.getByLabel('One report')).toHaveValue(id);
  await expect(page.getByLabel('The other report')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('The other report').fill(`https://plinth.example/r/${id}?keep=glibc#L3`);
  await page.getByRole('button', { name: 'Compare them' }).click();
  await expect(page).toHaveURL(new RegExp(`/r/${id}\\.\\.${id}$`));
});

test('a text that came from a shared report is compared with it once it is shared', async ({
  page,
  request,
}) => {
  const { id } = await share(request, old);
  await page.goto(`/analyze?report=${id}`);
  await paste(page, better);
  await expect(summaryOf(page)).toContainText('Nothing found');
  await expect(page).toHaveURL(/\/analyze$/);
  await page.reload();
  await expect(await editorOf(page)).toContainText('distroless');
  await expect(summaryOf(page)).toContainText('Nothing found');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Share it' }).click();
  await dialog.getByRole('link', { name: 'Compare with the report it came from' }).click();
  await expect(page).toHaveURL(new RegExp(`/r/${id}\\.\\.`));
  await expect(page.locator('#gone')).toContainText('dynamic-binary-without-loader');
});

test('an example is from no report', async ({ page, request }) => {
  const { id } = await share(request, old);
  await page.goto(`/analyze?report=${id}`);
  await page.getByRole('button', { name: 'Examples' }).click();
  await page
    .locator('[popover]:popover-open a')
    .filter({ hasText: /scratch/ })
    .first()
    .click();
  await expect(page).toHaveURL(/example=/);
  await expect(summaryOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Share it' }).click();
  await expect(dialog.getByRole('link', { name: 'Open the shared report' })).toBeVisible();
  await expect(dialog.getByRole('link', { name: /it came from/ })).toHaveCount(0);
});

test('the command line says the same of two files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-diff-'));
  try {
    for (const [name, text] of [
      ['old', old],
      ['new', better],
    ] as const)
      await writeFile(join(folder, name), text);
    const diff = (...rest: readonly string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'bin/plinth.ts', 'diff', '--alone', ...rest], {
        cwd: join(import.meta.dirname, '..'),
        encoding: 'utf8',
        env: { ...process.env, PLINTH_TODAY: '2026-11-23' },
      });
    const [from, to] = [join(folder, 'old'), join(folder, 'new')];
    const forth = diff(from, to);
    expect([forth.status, forth.stderr]).toEqual([0, '']);
    expect(forth.stdout).toContain('dynamic-binary-without-loader');
    const back = diff(to, from, '--format', 'json');
    expect(back.status).toBe(1);
    expect(Difference.parse(JSON.parse(back.stdout)).findings.new.length).toBeGreaterThan(0);
    expect(diff(from, join(folder, 'none')).status).toBe(2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
