import type { Fact } from '../fact/fact';
import { notLookedUp } from '../fact/fact';
import { defineFacet } from './facet';
import { formatBytes } from './format';

function onAmd64(fact: Fact<Readonly<Record<string, number>>>): Fact<number> {
  if (!fact.known) return fact;
  const bytes = fact.value['linux/amd64'];
  return bytes === undefined ? notLookedUp : { ...fact, value: bytes };
}

export const compressedSize = defineFacet({
  id: 'compressed-size',
  title: 'Size',
  group: 'size',
  glossary: {
    means:
      'Bytes transferred when the image is pulled for linux/amd64, compressed as the publisher compresses it. Images packed with zstd and with gzip are not quite like for like.',
    established:
      'Summed over the layers in the registry; where it is a sum of packages instead, the source says so.',
  },
  read: ({ facts }) => onAmd64(facts.compressedSize),
  format: formatBytes,
  number: (bytes) => bytes,
  range: 'bytes',
  better: 'less',
  column: { shownAs: 1 },
});
