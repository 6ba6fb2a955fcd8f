import { notFound } from 'next/navigation';
import { picture, pictureSize } from '@/app/_server/picture';
import { findGuide, guides } from '@/components/guide/guides';

export const size = pictureSize;
export const contentType = 'image/png';
export const alt = 'The title of the guide';

export default async function OpenGraphImage({
  params,
}: {
  readonly params: Promise<{ readonly slug: string }>;
}) {
  const guide = findGuide((await params).slug);
  if (guide === undefined) notFound();
  return picture({
    above: 'Plinth · guide',
    title: guide.title,
    lines: [
      { name: 'Guide', value: `${guides.indexOf(guide) + 1} of ${guides.length}` },
      { name: 'Rests on', value: `${guide.sources.length} sources` },
    ],
  });
}
