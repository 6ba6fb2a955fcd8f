import { expect, test } from '@playwright/test';

/** Words that say nothing of where they lead. */
const bare = new Set('a an and are do does here is it so that the there they this to'.split(' '));

test('links of the guides say what they are about, each in words of its own', async ({ page }) => {
  await page.goto('/guides');
  const guides = await page
    .getByRole('main')
    .locator('a[href^="/guides/"]')
    .evaluateAll((links) =>
      links.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).pathname),
    );
  expect(new Set(guides).size).toBeGreaterThan(3);
  for (const guide of new Set(guides)) {
    await page.goto(guide);
    const links = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((all) =>
        all.map((link) => ({
          words: link.textContent?.trim() ?? '',
          href: link.getAttribute('href') ?? '',
          isInText: link.closest('p') !== null,
        })),
      );
    expect(links.filter(({ words }) => bare.has(words.toLowerCase()))).toEqual([]);
    const addresses = new Map<string, Set<string>>();
    for (const { words, href, isInText } of links)
      if (isInText) addresses.set(words, (addresses.get(words) ?? new Set()).add(href));
    expect([...addresses].filter(([, each]) => each.size > 1).map(([words]) => `${guide}: ${words}`)).toEqual(
      [],
    );
  }
});
