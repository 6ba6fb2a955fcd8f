import { bytesOn } from '../catalog/size';
import { isPublished } from '../fact/fact';
import { defineFacet } from './facet';
import { formatBytes, formatEstimate } from './format';

export const unpackedSize = defineFacet({
  id: 'unpacked-size',
  title: 'Unpacked size',
  group: 'size',
  glossary: {
    means: 'Bytes of the files on disk for linux/amd64.',
    established:
      'Measured by whoever unpacked it. With “≈” it is an estimate: the sum of what its packages say they take.',
  },
  read: ({ facts }) => bytesOn(facts.unpackedSize, 'linux/amd64'),
  format: formatBytes,
  estimate: {
    is: ({ facts }) => facts.unpackedSize.known && !isPublished(facts.unpackedSize),
    format: formatEstimate,
  },
  number: (bytes) => bytes,
  range: 'bytes',
  better: 'less',
});
