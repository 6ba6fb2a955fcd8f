import { notFound } from 'next/navigation';
import { getCatalog } from '@/app/_server/catalog';
import { picture, pictureSize } from '@/app/_server/picture';
import { facetById } from '@/lib/facets/index';

export const size = pictureSize;
export const contentType = 'image/png';
export const alt = 'The image and its main facts';

const shown = ['compressed-size', 'shell', 'libc', 'user', 'support-ends'];

export default async function OpenGraphImage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const image = getCatalog().get((await params).id);
  if (image === undefined) notFound();
  const lines = shown.flatMap((id) => {
    const facet = facetById(id);
    const value = facet?.text(image);
    return facet && value ? [{ name: facet.title, value }] : [];
  });
  return picture({ above: `Plinth · ${image.reference}`, title: image.name, lines: lines.slice(0, 4) });
}
