import { defineFacet } from './facet';

export const digest = defineFacet({
  id: 'digest',
  title: 'Digest',
  group: 'identity',
  glossary: {
    means:
      'The digest of the image index when it was looked at. Pinning to a digest keeps a build from changing.',
    established: 'Read in the registry or a public record of it; check it before relying on it.',
  },
  read: ({ facts }) => facts.digest,
  format: (digest) => digest.slice(0, 19),
  column: 'none',
  differsByNature: true,
});
