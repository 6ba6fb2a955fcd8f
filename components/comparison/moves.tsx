import type { CatalogImage } from '@/lib/catalog/image';
import { Section } from '../ui/page';
import { TextLink } from '../ui/text-link';

/** Of more than two images: from each to each other, where what would change is said. */
export function Moves({
  images,
  between,
}: {
  readonly images: readonly CatalogImage[];
  /** Address of what would change from one to the other. */
  between(from: CatalogImage, to: CatalogImage): string;
}) {
  return (
    <Section id="moving" title="What would change if you moved" className="no-print">
      <ul className="text-sm">
        {images.map((from) => (
          <li key={from.id} className="flex flex-wrap items-center gap-x-4 border-t border-line py-1">
            <span className="min-w-52">
              From <strong className="font-medium">{from.name}</strong> to
            </span>
            {images
              .filter(({ id }) => id !== from.id)
              .map((to) => (
                <TextLink key={to.id} href={between(from, to)} className="inline-flex min-h-7 items-center">
                  {to.name}
                </TextLink>
              ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
