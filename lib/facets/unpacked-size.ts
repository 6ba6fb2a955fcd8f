import { bytesOn } from '../catalog/size';
import { defineFacet } from './facet';
import { formatBytes } from './format';

export const unpackedSize = defineFacet({
  id: 'unpacked-size',
  title: 'Unpacked size',
  group: 'size',
  glossary: {
    means: 'Bytes of the files on disk for linux/amd64.',
    established: 'Summed over the layers by whoever unpacked them.',
  },
  read: ({ facts }) => bytesOn(facts.unpackedSize, 'linux/amd64'),
  format: formatBytes,
  number: (bytes) => bytes,
  range: 'bytes',
  better: 'less',
});
