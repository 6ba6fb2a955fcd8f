import { expect, test } from '@playwright/test';
import { old, share } from './shared-reports';

/** What fits on A4 within its margins, at 96 pixels an inch. */
const sheet = { width: 673, height: 1001 };

for (const path of [
  '/images/distroless-static-debian13-nonroot',
  '/compare?with=scratch,distroless-static-debian13-nonroot,chainguard-static',
  '/guides/choosing',
  '/r/<shared>',
])
  test(`${path} is printed with its address on the first page`, async ({ page, request, baseURL }) => {
    const address = path.replace('<shared>', path.includes('<shared>') ? (await share(request, old)).id : '');
    await page.setViewportSize(sheet);
    await page.goto(address);
    await page.emulateMedia({ media: 'print' });
    const printed = page.getByText(`Address: ${baseURL}${address}`);
    await expect(printed).toBeVisible();
    const box = await printed.boundingBox();
    expect((box?.y ?? sheet.height) + (box?.height ?? 0)).toBeLessThan(sheet.height / 4);
    await expect(page.getByRole('navigation', { name: /^(?:Main|On this page)$/ })).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(sheet.width);
  });
