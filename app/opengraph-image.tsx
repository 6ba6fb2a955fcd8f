import { getCatalog } from './_server/catalog';
import { picture, pictureSize } from './_server/picture';

export const size = pictureSize;
export const contentType = 'image/png';
export const dynamic = 'force-dynamic';
export const alt = 'Plinth: what should your container stand on?';

export default function OpenGraphImage() {
  const { images, families, date } = getCatalog();
  return picture({
    above: 'Plinth',
    title: 'What should your container stand on?',
    lines: [
      { name: 'Base images', value: String(images.length) },
      { name: 'Families', value: String(families.length) },
      { name: 'Every fact', value: 'with its source' },
      { name: 'Catalog of', value: date },
    ],
  });
}
