import 'server-only';
import { guides } from '@/components/guide/guides';
import type { WholeCatalog } from '@/lib/catalog/catalog';
import type { Family } from '@/lib/catalog/image';
import { facets } from '@/lib/facets/index';
import type { PaletteEntry, PaletteIndex } from '@/lib/palette/found';
import { searchedPart } from '@/lib/palette/searched-part';
import { rules } from '@/lib/rules';
import type { Rule } from '@/lib/rules/rule';
import type { TableData } from '@/lib/table/table-data';
import { grouped } from '@/lib/text/grouped';
import { tableData } from './table';

const pages: readonly PaletteEntry[] = [
  page('Catalog', '/', 'Base images compared, fact by fact', 'table filter images size shell'),
  page(
    'Analyze a Dockerfile',
    '/analyze',
    'Which bases run it, what is wrong with it',
    'paste editor report',
  ),
  page('Compare images', '/compare', 'Up to five side by side', 'difference'),
  page('Choose a base', '/choose', 'By a few questions, without a Dockerfile', 'questions start'),
  page(
    'Measure an image',
    '/inspect',
    'Any image, read from its registry',
    'inspect registry layers packages private',
  ),
  page('Rules', '/rules', 'What Plinth looks for, and error messages', 'lint errors findings'),
  page('Guides', '/guides', 'Choosing, moving, verifying, debugging without a shell', 'documentation'),
  page(
    'What changed under a tag',
    '/changes',
    'Where every tag of the official images has been',
    'history moved',
  ),
  page('The catalog in pictures', '/pictures', 'Sizes and ends of support, drawn', 'charts size support'),
  page('Glossary of facts', '/facts', 'What each fact means, and how it is established', 'facets columns'),
  page('Needs', '/needs', 'What a Dockerfile needs of its base', 'requirements'),
  page('Grades', '/grade', 'What each finding costs', 'score badge'),
  page('API', '/developers', 'Everything here for programs', 'json openapi http curl'),
  page('Your shared reports', '/shared', 'What was shared and analyzed in this browser', 'history'),
];

function page(title: string, href: string, about: string, also: string): PaletteEntry {
  return { kind: 'page', title, href, about, also };
}

const made = new WeakMap<TableData, PaletteIndex>();

/** Everything that is looked for from the head of every page, made once for a catalog and a day. */
export function paletteIndex(catalog: WholeCatalog, today: string): PaletteIndex {
  const table = tableData(catalog, today);
  const before = made.get(table);
  if (before !== undefined) return before;
  const index = { table: searchedPart(table), entries: entriesOf(catalog) };
  made.set(table, index);
  return index;
}

function entriesOf(catalog: WholeCatalog): readonly PaletteEntry[] {
  return [
    ...pages,
    ...catalog.families.map(familyEntry),
    ...rules.map(ruleEntry),
    ...rules.flatMap(symptomEntries),
    ...guides.map(({ slug, title, description }) => ({
      kind: 'guide' as const,
      title,
      href: `/guides/${slug}`,
      about: description,
    })),
    ...facets.map(({ id, title, glossary }) => ({
      kind: 'fact' as const,
      title,
      href: `/facts#${id}`,
      about: glossary.means.replaceAll('`', ''),
    })),
  ];
}

function familyEntry({ id, name, summary, images }: Family): PaletteEntry {
  return {
    kind: 'family',
    title: name,
    href: `/families/${id}`,
    about: images.length === 1 ? 'One image' : `${grouped(images.length)} images`,
    also: `${id} ${summary}`,
  };
}

function ruleEntry({ id, title, aliases }: Rule): PaletteEntry {
  const elsewhere = aliases.map((alias) => `${alias.tool} ${alias.id}`);
  return { kind: 'rule', title, href: `/rules/${id}`, about: id, also: elsewhere.join(' ') };
}

function symptomEntries({ id, title, symptoms }: Rule): readonly PaletteEntry[] {
  return symptoms.map((text) => ({ kind: 'symptom', title: text, href: `/rules/${id}`, about: title }));
}
