import { type APIRequestContext, expect, test } from '@playwright/test';
import { editorOf, paste } from './page-parts';
import { goOn } from './texts';

const ended = [
  'FROM node:16-bullseye-slim',
  'ENV DB_PASSWORD=hunter2-but-longer',
  'WORKDIR /app',
  'COPY . .',
  'USER node',
  'CMD ["node", "index.js"]',
  '',
].join('\n');

async function shared(request: APIRequestContext, data: Readonly<Record<string, unknown>>): Promise<string> {
  const answer = await request.post('/api/reports', { data });
  expect(answer.status()).toBe(201);
  return String((await answer.json()).id);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a shared report has its grade, and every point leads to a finding and its line', async ({
    page,
    request,
  }) => {
    await page.goto(`/r/${await shared(request, { dockerfile: ended })}`);
    const summary = page.getByRole('region', { name: 'Summary' });
    const grade = summary.locator('details');
    await expect(grade.locator('summary')).toHaveText('Grade E35 of 1002 findings cost points');
    await expect(grade.getByRole('listitem').first()).toBeHidden();
    await grade.locator('summary').click();
    const losses = grade.getByRole('listitem');
    await expect(losses).toHaveCount(2);
    await expect(losses.nth(0)).toContainText('−45');
    await expect(losses.nth(0).getByRole('link', { name: 'secret-in-image' })).toBeVisible();
    await expect(losses.nth(1)).toContainText('−20');
    await expect(grade).toContainText(
      'Most is gained by mending secret-in-image (line 2): grade B, 80 of 100, without it.',
    );
    await losses.nth(0).getByRole('link', { name: 'line 2' }).click();
    await expect(page).toHaveURL(/#L2$/);
    await expect(page.locator('#L2')).toContainText('plinth-redacted-password');
    await grade.getByRole('link', { name: 'How a grade is reckoned' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('How a grade is reckoned');
    const row = page.getByRole('row', { name: /secret-in-image Warning/ });
    await expect(row.getByRole('cell').last()).toHaveText('10');
  });
});

test('the reckoning is on paper, folded or not', async ({ page, request }) => {
  await page.goto(`/r/${await shared(request, { dockerfile: ended, withoutText: true })}`);
  const loss = page.getByRole('region', { name: 'Summary' }).locator('details li').first();
  await expect(loss).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(loss).toBeVisible();
  await expect(loss).toContainText('line 2');
});

test('the analyzer grades what is typed, and says where it cannot', async ({ page }) => {
  await page.goto('/analyze');
  await editorOf(page);
  const summary = page.getByRole('region', { name: 'Summary' });
  await paste(page, ended);
  await expect(summary).toContainText('Grade E');
  await summary.locator('details > summary').press('Enter');
  await summary.locator('details').getByRole('link', { name: 'line 2' }).click();
  await expect(page.locator('.cm-activeLine')).toContainText('DB_PASSWORD');
  await paste(page, ended.replace('node:16-bullseye-slim', 'registry.example/a:1'));
  await expect(summary).toContainText('No grade: what the final image stands on is not known');
});

test('every form of a report says the grade', async ({ request }) => {
  const stored = await shared(request, { dockerfile: goOn('scratch') });
  const report = await (await request.get(`/api/reports/${stored}`)).json();
  expect(report.grade).toMatchObject({ kind: 'graded', scale: 1, letter: 'F' });
  for (const { finding, rule } of report.grade.losses) expect(report.findings[finding].rule).toBe(rule);
  for (const format of ['text', 'markdown']) {
    const text = await (await request.get(`/api/reports/${stored}?format=${format}`)).text();
    expect(text).toContain(`Grade F: ${report.grade.points} of 100; −`);
  }
});
