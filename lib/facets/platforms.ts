import { defineFacet } from './facet';
import { option } from './format';

export const platforms = defineFacet({
  id: 'platforms',
  title: 'Platforms',
  group: 'identity',
  glossary: {
    means: 'The systems and processor architectures the image is published for.',
    established: 'The image index in the registry, or the publisher’s build files.',
  },
  read: ({ facts }) => facts.platforms,
  format: (platforms) => platforms.map((platform) => platform.replace(/^linux\//, '')).join(', '),
  number: (platforms) => platforms.length,
  options: (platforms) => platforms.map((platform) => option(platform)),
});
