import { isEstimated, sizeFact } from '../catalog/size';
import { defineFacet } from './facet';
import { formatBytes, formatEstimate } from './format';

export const compressedSize = defineFacet({
  id: 'compressed-size',
  title: 'Size',
  group: 'size',
  glossary: {
    means:
      'Bytes transferred when the image is pulled for linux/amd64, compressed as the publisher compresses it. Images packed with zstd and with gzip are not quite like for like.',
    established:
      'Summed over the layers in the registry. With “≈” it is an estimate from what is inside; [how far those are off](/facts#estimates).',
  },
  read: (image) => sizeFact(image, 'linux/amd64'),
  format: formatBytes,
  estimate: { is: (image) => isEstimated(image, 'linux/amd64'), format: formatEstimate },
  number: (bytes) => bytes,
  range: 'bytes',
  better: 'less',
  column: { shownAs: 1 },
});
