import { notFound } from 'next/navigation';
import { getCatalog } from '@/app/_server/catalog';
import { picture, pictureSize } from '@/app/_server/picture';

export const size = pictureSize;
export const contentType = 'image/png';
export const alt = 'The family, who publishes it, and how many images of it are compared';

export default async function OpenGraphImage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const family = getCatalog().family((await params).id);
  if (family === undefined) notFound();
  return picture({
    above: 'Plinth · family of base images',
    title: family.name,
    lines: [
      { name: 'Images compared', value: String(family.images.length) },
      { name: 'Published by', value: family.publisher },
    ],
  });
}
