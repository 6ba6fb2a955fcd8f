import type { CatalogImage } from '@/lib/catalog/image';
import { facetById } from '@/lib/facets/index';
import { PageLink } from '../ui/page-link';

const told = ['compressed-size', 'shell', 'libc', 'user'];

/** Images in a line each, with the few facts that set them apart. */
export function ImageList({ images }: { readonly images: readonly CatalogImage[] }) {
  return (
    <ul className="text-sm">
      {images.map((image) => (
        <li key={image.id} className="border-t border-line py-1.5">
          <PageLink href={`/images/${image.id}`} className="font-medium hover:text-accent hover:underline">
            {image.name}
          </PageLink>
          <span className="block text-muted">{describe(image)}</span>
        </li>
      ))}
    </ul>
  );
}

function describe(image: CatalogImage): string {
  const parts = told.flatMap((id) => {
    const facet = facetById(id);
    const text = facet?.text(image);
    if (facet === undefined || text === undefined) return [];
    return [
      id === 'shell'
        ? text === 'none'
          ? 'no shell'
          : text
        : id === 'libc' && text === 'none'
          ? 'no C library'
          : text,
    ];
  });
  return parts.join(' · ') || image.reference;
}
