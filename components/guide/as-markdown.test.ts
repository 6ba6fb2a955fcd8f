import { expect, test, vi } from 'vitest';
import { readCatalog } from '@/lib/catalog/files';
import { cellCounts, outsideCode } from '@/lib/render/page/testing/outside-code';
import { guidePage, guidesPage } from './as-markdown';
import { guides } from './guides';

vi.mock('server-only', () => ({}));

const catalog = readCatalog();

test.each(guides)('$slug says in Markdown what it says on its page', (guide) => {
  const page = guidePage(guide, catalog, 'https://plinth.example');
  const text = outsideCode(page).replace(/\\./g, '');
  expect(text.match(/^# /gm)).toHaveLength(1);
  expect(text.match(/^## /gm)?.length).toBeGreaterThan(2);
  expect(text).not.toMatch(/<|\[object|\]\(\)|[^\s#] $/m);
  expect(cellCounts(page).filter((counts) => new Set(counts).size !== 1)).toEqual([]);
  for (const { url } of guide.sources) expect(page).toContain(`](${url})`);
});

test('tables have the figures of the catalog, and links lead to Markdown', () => {
  const guide = guides.find(({ slug }) => slug === 'scratch') ?? expect.fail();
  const page = guidePage(guide, catalog, '');
  expect(page).toMatch(/^\| Image \| Size \| C library \|/m);
  expect(page).toMatch(/^\| \[scratch\]\(\/images\/scratch\.md\) \|.* none \|/m);
  expect(page).toContain('- **The program must be static.** A dynamic one');
  expect(page).toContain('```dockerfile\nFROM golang:');
});

test('the list names all of them', () => {
  expect(guidesPage(guides, '').match(/^- \[/gm)).toHaveLength(guides.length);
});
