import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { valueOf } from '../fact/fact';
import { readCatalog } from './files';
import { findImage } from './find';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));
const rows = readFileSync(new URL('written.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): readonly [reference: string, meaning: string] => {
    const [reference = '', meaning = ''] = line.split('  ');
    return [reference, meaning];
  });

function meant(reference: string): string {
  const found = findImage(catalog, reference, '2026-11-23');
  switch (found.kind) {
    case 'image':
    case 'scratch': {
      const upstream = valueOf(found.image.facts.upstream);
      if (upstream === undefined || upstream === 'none') return `${found.image.family} on ${upstream ?? '?'}`;
      return `${found.image.family} on ${upstream.distribution} ${upstream.release ?? '?'}`;
    }
    case 'look-alike':
      return `meant ${found.meant?.reference ?? 'nothing'}`;
    case 'tag-unknown':
      return found.never?.sure === true ? 'no-such-tag' : 'not-known';
    case 'not-in-catalog':
      return 'not-known';
    default:
      return found satisfies never;
  }
}

describe('300 references as people write them', () => {
  test('are 300', () => {
    expect(new Set(rows.map(([reference]) => reference)).size).toBe(300);
  });

  // What the catalog does not know today it may learn.
  test.each(rows.filter(([, meaning]) => !/^(?:not-known|of-one-project)$/.test(meaning)))(
    '%s is %s',
    (reference, meaning) => {
      expect(meant(reference)).toBe(meaning);
    },
  );

  test('nine of ten public ones are recognised', () => {
    const open = rows.filter(([, meaning]) => meaning !== 'of-one-project');
    const known = open.filter(([reference]) => meant(reference) !== 'not-known');
    expect(known.length / open.length).toBeGreaterThanOrEqual(0.9);
  });
});
