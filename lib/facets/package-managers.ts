import { defineFacet } from './facet';
import { formatList, option } from './format';

export const packageManagers = defineFacet({
  id: 'package-managers',
  title: 'Package manager',
  group: 'contents',
  glossary: {
    means: 'Programs inside that install packages: apt, apk, dnf, microdnf, zypper, tdnf.',
    established: 'The package list or the publisher’s documentation.',
  },
  read: ({ facts }) => facts.packageManagers,
  format: formatList,
  options: (names) =>
    names.length === 0
      ? [option('none')]
      : names.map((name) => ({ ...option(name), words: ['package manager'] })),
  search: 'facts',
  column: { shownAs: 4 },
});
