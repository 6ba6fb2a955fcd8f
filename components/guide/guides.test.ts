import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '@/lib/catalog/files';
import { facetById } from '@/lib/facets/index';
import { findRule } from '@/lib/rules/find-rule';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));

function allOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** The strings of `name={['a', 'b']}`. */
function listsOf(text: string, name: string): readonly string[] {
  return allOf(text, new RegExp(`${name}=\\{\\[([^\\]]*)\\]\\}`, 'g')).flatMap((list) =>
    allOf(list, /'([^']+)'/g),
  );
}

describe.each(files)('$name', ({ text }) => {
  it('names only images, facts, rules and guides that exist', () => {
    const slugs = files.flatMap((file) => allOf(file.text, /slug: '([^']+)'/g));
    const missing = [
      ...allOf(text, /["'`]\/images\/([a-z0-9._-]+)/g).filter((id) => catalog.get(id) === undefined),
      ...listsOf(text, 'ids').filter((id) => catalog.get(id) === undefined),
      ...allOf(text, /first: \['([^']+)'/g).filter((id) => catalog.get(id) === undefined),
      ...listsOf(text, 'facets').filter((id) => facetById(id) === undefined),
      ...allOf(text, /rule: '([^']+)'/g).filter((id) => findRule(id) === undefined),
      ...allOf(text, /["'`]\/guides\/([a-z-]+)/g).filter((slug) => !slugs.includes(slug)),
    ];
    expect(missing).toEqual([]);
  });
});
