import { isEstimated, sizeFact } from '../catalog/size';
import { defineFacet } from './facet';
import { formatBytes, formatEstimate } from './format';

export const compressedSizeArm64 = defineFacet({
  id: 'compressed-size-arm64',
  title: 'Size on arm64',
  group: 'size',
  glossary: {
    means: 'Bytes transferred when the image is pulled for linux/arm64.',
    established:
      'Summed over the layers in the registry. With “≈” it is an estimate from what is inside; [how far those are off](/facts#estimates).',
  },
  read: (image) => sizeFact(image, 'linux/arm64'),
  format: formatBytes,
  estimate: { is: (image) => isEstimated(image, 'linux/arm64'), format: formatEstimate },
  number: (bytes) => bytes,
  range: 'bytes',
  better: 'less',
});
