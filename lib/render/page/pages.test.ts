import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../catalog/files';
import { facets } from '../../facets/index';
import { rules } from '../../rules';
import { isIgnorable } from '../../rules/suppress';
import { webAddresses } from './addresses';
import { familyPage, imagePage, imagesPage } from './image';
import { rulePage, rulesPage } from './rule';
import { cellCounts, outsideCode } from './testing/outside-code';

const catalog = readCatalog();
const addresses = webAddresses('https://plinth.example');
const ground = { catalog, today: '2026-11-23', addresses };

/** Throws where it is not one document with one title, whole tables, and neither HTML nor empty links. */
function check(page: string): void {
  // What is escaped is a text.
  const text = outsideCode(page).replace(/\\./g, '');
  expect(page.startsWith('# ')).toBe(true);
  expect(page.endsWith('\n')).toBe(true);
  expect(text.match(/^# /gm)).toHaveLength(1);
  expect(text).not.toMatch(/<|\]\(\)|\[object/);
  expect(cellCounts(page).filter((counts) => new Set(counts).size !== 1)).toEqual([]);
  const addresses = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, address = '']) => address);
  expect(addresses.filter((address) => !/^(?:https?:\/\/|\/)[^\s<>()]+$/.test(address))).toEqual([]);
}

describe('Markdown', () => {
  test('of every rule has its four parts', () => {
    for (const rule of rules) {
      const page = rulePage(rule);
      check(page);
      expect(page).toContain(`\`${rule.id}\``);
      expect(page).toContain('## What to do');
      if (rule.examples.bad.length > 0) expect(page).toContain('## Reported');
      expect([rule.id, page.includes('# plinth ignore=')]).toEqual([rule.id, isIgnorable(rule.id)]);
      expect(page).not.toMatch(/\[\||\|\]/);
    }
  });

  test('of every image has every fact with its source and day, or why it is not known', () => {
    const titles = facets.map(({ title }) => `| ${title} | `);
    for (const image of catalog.images) {
      const page = imagePage(image, ground);
      check(page);
      expect(titles.filter((title) => !page.includes(title))).toEqual([]);
    }
    const page = imagePage(catalog.get('debian-trixie') ?? expect.fail(), ground);
    expect(page).toMatch(/^\| C library \| glibc 2\.41 \| derived from \[[^\]]+\]\(https:\/\/.*$/m);
    expect(page).toMatch(/^\| Platforms \| .* \| \[[^\]]+\]\(https:\/\/[^)]+\), read \d{4}-\d\d-\d\d \|$/m);
    expect(page).toMatch(/^\| Provenance \| not known: not looked up yet \| {2}\|$/m);
  }, 120_000);

  test('of every family and of the lists is whole', () => {
    for (const family of catalog.families) check(familyPage(family, ground));
    check(rulesPage(rules, addresses));
    const images = imagesPage(ground);
    check(images);
    expect(images.match(/^## /gm)).toHaveLength(catalog.families.length);
    expect(images.length).toBeLessThan(200_000);
  });

  test('of an image that gets no more fixes says so first', () => {
    const ended =
      catalog.images.find(({ id }) => id === 'debian-buster') ??
      catalog.images.find((image) => imagePage(image, ground).includes('**It gets no more fixes**'));
    expect(ended && imagePage(ended, ground)).toMatch(/^#[^#]*\*\*It gets no more fixes\*\*: /);
  });
});

test('names from data are not obeyed', () => {
  const image = catalog.get('debian-trixie') ?? expect.fail();
  const hostile = { ...image, name: '<img src=x>](javascript:a)\n# b', reference: 'a`b|<c>' };
  const page = imagePage(hostile, ground);
  check(page);
  expect(outsideCode(page).replace(/\\./g, '')).not.toContain('](javascript:');
});
