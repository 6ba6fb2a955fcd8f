import { expect, test } from '@playwright/test';
import { editorOf } from './page-parts';

test('what is said of one moment can be dismissed, by keyboard too', async ({ page }) => {
  await page.goto('/analyze');
  await editorOf(page);
  const picture = { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([1, 0, 2, 0]) };
  const refused = page.getByRole('alert').filter({ hasText: 'picture.png is not a text file' });
  for (const dismiss of ['mouse', 'keyboard']) {
    await page.locator('input[type=file]').first().setInputFiles(picture);
    await expect(refused).toHaveCount(1);
    const button = refused.getByRole('button', { name: 'Dismiss' });
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    if (dismiss === 'mouse') await button.click();
    else {
      await button.focus();
      await page.keyboard.press('Enter');
    }
    await expect(refused).toHaveCount(0);
    await page.locator('input[type=file]').first().setInputFiles([]);
  }
});

test('what is said of a damaged link can be dismissed', async ({ page }) => {
  await page.goto('/analyze#v1.AAAA');
  const notice = page.getByRole('note').filter({ hasText: 'link' });
  await expect(notice).toHaveCount(1);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
});
