import type { Fact } from '../fact/fact';
import { notLookedUp } from '../fact/fact';
import { defineFacet } from './facet';
import { formatBytes } from './format';

function onAmd64(fact: Fact<Readonly<Record<string, number>>>): Fact<number> {
  if (!fact.known) return fact;
  const bytes = fact.value['linux/amd64'];
  return bytes === undefined ? notLookedUp : { ...fact, value: bytes };
}

export const unpackedSize = defineFacet({
  id: 'unpacked-size',
  title: 'Unpacked size',
  group: 'size',
  glossary: {
    means: 'Bytes of the files on disk for linux/amd64.',
    established:
      'Summed over the layers in the registry; where it is a sum of packages instead, the source says so.',
  },
  read: ({ facts }) => onAmd64(facts.unpackedSize),
  format: formatBytes,
  number: (bytes) => bytes,
  range: 'bytes',
  better: 'less',
});
