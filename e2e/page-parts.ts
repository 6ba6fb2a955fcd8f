import { expect, type Locator, type Page } from '@playwright/test';

/** The code editor, which takes the place of the plain text area when somebody reaches for it. */
export async function editorOf(page: Page): Promise<Locator> {
  const editor = page.locator('.cm-content');
  await page.getByRole('textbox', { name: 'Dockerfile', exact: true }).focus();
  await expect(editor).toBeVisible();
  return editor;
}

/** Puts a text in as people do: copied somewhere, pasted here, over what stood there. */
export async function paste(page: Page, text: string): Promise<void> {
  const editor = await editorOf(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
}

/** The findings of the list, as "rule line". */
export async function findingsOn(page: Page): Promise<string[]> {
  const items = page.locator('[id^="finding-"]');
  return items.evaluateAll((elements) =>
    elements
      .map((element) => ({
        order: Number(element.id.slice('finding-'.length)),
        rule: element.querySelector('a[href^="/rules/"]')?.getAttribute('href')?.slice('/rules/'.length),
        line: element.querySelector('a[href^="#L"]')?.getAttribute('href')?.slice(2),
      }))
      .sort((a, b) => a.order - b.order)
      .map(({ rule, line }) => `${rule} ${line}`),
  );
}

export function summaryOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Summary' }).getByRole('heading');
}

/** The catalog's table comes alive when somebody reaches for it; until then it is links and a form. */
export async function reachForTable(page: Page): Promise<void> {
  await expect(async () => {
    await page.mouse.move(0, 0);
    await page.getByRole('search').hover({ timeout: 1000 });
    await expect(page.locator('[data-live]').first()).toBeAttached({ timeout: 3000 });
  }).toPass();
}
