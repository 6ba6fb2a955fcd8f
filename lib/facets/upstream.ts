import type { Upstream } from '../catalog/values';
import { nameOf } from '../words/names';
import { defineFacet } from './facet';
import { option } from './format';

function formatUpstream(upstream: Upstream | 'none'): string {
  if (upstream === 'none') return 'none';
  const name = nameOf(upstream.distribution);
  return upstream.release === undefined ? name : `${name} ${upstream.release}`;
}

export const upstream = defineFacet({
  id: 'upstream',
  title: 'Distribution',
  group: 'identity',
  glossary: {
    means: 'The distribution whose packages the image is made of, with its release.',
    established: 'The publisher’s recipe or the image’s name.',
  },
  read: ({ facts }) => facts.upstream,
  format: formatUpstream,
  options: (upstream) =>
    upstream === 'none' ? [option('none')] : [option(upstream.distribution, nameOf(upstream.distribution))],
  search: 'facts',
});
