import type { Language } from '../catalog/image';
import { nameOf } from '../words/names';
import { defineFacet } from './facet';
import { option } from './format';

function formatLanguage(language: Language | 'none'): string {
  if (language === 'none') return 'none';
  return language.version === undefined
    ? nameOf(language.name)
    : `${nameOf(language.name)} ${language.version}`;
}

export const language = defineFacet({
  id: 'language',
  title: 'Language',
  group: 'identity',
  glossary: {
    means: 'The language runtime or toolchain inside, with its version.',
    established: 'The package list, the environment or the tag.',
  },
  read: ({ facts }) => facts.language,
  format: formatLanguage,
  options: (language) =>
    language === 'none' ? [option('none')] : [option(language.name, nameOf(language.name))],
  search: 'names',
});
