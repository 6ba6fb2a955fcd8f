import type { CatalogImage, Language } from '../catalog/image';
import { notKnownOption } from '../facets/facet';
import { nameOf } from '../words/names';
import type { Column, Option } from './table-data';

/** Languages whose releases go by one number; those of all others by two. */
const oneNumber: ReadonlySet<string> = new Set([
  ...['nodejs', 'java', 'dotnet', 'bun', 'caddy', 'docker', 'erlang', 'gcc', 'nextcloud', 'postgresql'],
]);

/** The release that a version is of, as people name it: `3.13` of Python 3.13.15, `21` of Java 21.0.12.1+1. */
export function releaseOf({ name, version }: Language): string | undefined {
  if (version === undefined) return undefined;
  const numbers = version.split('.').slice(0, oneNumber.has(name) ? 1 : 2);
  // "11.0.0-preview.7", "21+35"
  return numbers.join('.').split(/[-+]/, 1)[0];
}

type Versioned = { readonly option: Option; readonly text: string; readonly unknown?: string };

const order = new Intl.Collator('en', { numeric: true });

/** What to filter by where a language alone is too little: each with the release of it, the newest of each first. */
export function buildVersionColumn(images: readonly CatalogImage[]): {
  readonly column: Column;
  readonly cells: readonly number[];
} {
  const all = images.map(versionOf);
  const distinct = [...new Map(all.map((each) => [each.option.value, each])).values()].sort(compare);
  const places = new Map(distinct.map(({ option }, index) => [option.value, index]));
  return {
    column: {
      id: 'version',
      title: 'Language version',
      kind: 'text',
      isShown: false,
      options: distinct.map(({ option }) => option),
      entries: distinct.map(({ text, unknown }, index) => ({
        text,
        ...(unknown !== undefined && { unknown }),
        options: [index],
      })),
    },
    cells: all.map(({ option }) => places.get(option.value) ?? -1),
  };
}

function versionOf({ facts: { language } }: CatalogImage): Versioned {
  if (!language.known) return { option: notKnownOption, text: '', unknown: 'not looked up yet' };
  if (language.value === 'none') return { option: { value: 'none', label: 'none' }, text: 'none' };
  const release = releaseOf(language.value);
  if (release === undefined) return { option: notKnownOption, text: '', unknown: 'not looked up yet' };
  const label = `${nameOf(language.value.name)} ${release}`;
  return { option: { value: `${language.value.name}-${release}`, label }, text: label };
}

/** By language, the newest release first; what has none, and what is not known, last. */
function compare(a: Versioned, b: Versioned): number {
  return rank(a) - rank(b) || order.compare(languageIn(a), languageIn(b)) || order.compare(b.text, a.text);
}

function rank({ text, unknown }: Versioned): number {
  if (unknown !== undefined) return 2;
  return text === 'none' ? 1 : 0;
}

function languageIn({ text }: Versioned): string {
  return text.slice(0, text.lastIndexOf(' '));
}
