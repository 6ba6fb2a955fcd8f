import { expect, test } from '@playwright/test';

/** Words that say nothing of where they lead. */
const bare = new Set('a an and are do does here is it so that the there they this to'.split(' '));

test('links of the guides say where they lead, each of a sentence in words of its own', async ({ page }) => {
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
          paragraph: [...document.querySelectorAll('p')].findIndex((each) => each.contains(link)),
        })),
      );
    expect(links.filter(({ words }) => bare.has(words.toLowerCase()))).toEqual([]);
    // Two of a sentence that read alike lead to one place.
    const alike = links.filter(({ paragraph, words, href }) =>
      links.some(
        (other) =>
          paragraph >= 0 && other.paragraph === paragraph && other.words === words && other.href !== href,
      ),
    );
    expect(alike.map(({ words }) => `${guide}: ${words}`)).toEqual([]);
  }
});
