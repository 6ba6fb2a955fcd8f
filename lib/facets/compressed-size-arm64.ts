import type { Fact } from '../fact/fact';
import { notLookedUp } from '../fact/fact';
import { defineFacet } from './facet';
import { formatBytes } from './format';

function onArm64(fact: Fact<Readonly<Record<string, number>>>): Fact<number> {
  if (!fact.known) return fact;
  const bytes = fact.value['linux/arm64'];
  return bytes === undefined ? notLookedUp : { ...fact, value: bytes };
}

export const compressedSizeArm64 = defineFacet({
  id: 'compressed-size-arm64',
  title: 'Size on arm64',
  group: 'size',
  glossary: {
    means: 'Bytes transferred when the image is pulled for linux/arm64.',
    established:
      'Summed over the layers in the registry; where it is a sum of packages instead, the source says so.',
  },
  read: ({ facts }) => onArm64(facts.compressedSize),
  format: formatBytes,
  number: (bytes) => bytes,
  range: 'bytes',
  better: 'less',
});
