import { getCatalog } from '@/app/_server/catalog';
import { today } from '@/app/_server/clock';
import { picture } from '@/app/_server/picture';
import { facetById } from '@/lib/facets/index';
import { readAsked } from '../asked';

/** The picture of a comparison: its images with their sizes. */
export function GET(request: Request): Response {
  const { images } = readAsked(new URL(request.url).searchParams, getCatalog(), today());
  const size = facetById('compressed-size');
  return picture({
    above: 'Plinth · compared',
    title:
      images.length > 0 ? images.map(({ name }) => name.split(',')[0]).join(' · ') : 'Compare base images',
    lines: images.slice(0, 4).map((image) => ({
      name: image.name.split(',')[0] ?? image.name,
      value: size?.text(image) ?? 'size not known',
    })),
  });
}
