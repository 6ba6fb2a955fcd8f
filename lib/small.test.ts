import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyze, recommend } from './analyze';
import { readCatalog } from './catalog/files';
import { smallText } from './judged.fixture';

const today = '2026-11-23';
const catalog = readCatalog();
const folder = join(process.cwd(), 'e2e', 'small');

/**
 * Small files a word or a line away from the examples: an option less, another base, a name that only looks like one.
 * `npm run judged` writes anew what is said of each.
 */
for (const file of readdirSync(folder).sort()) {
  const texts = readFileSync(join(folder, file), 'utf8').split(/^==+\n/m);
  describe(file.replace(/\.txt$/, ''), () => {
    test('no text stands twice', () => {
      expect(new Set(texts).size).toBe(texts.length);
    });

    test.each(texts)('%s', async (dockerfile) => {
      const report = await analyze({ dockerfile }, catalog, today);
      expect(smallText(report, recommend({ dockerfile }, catalog, today))).toMatchSnapshot();
    });
  });
}
