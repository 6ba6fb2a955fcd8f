import type { CatalogImage } from '@/lib/catalog/image';
import type { Facet } from '@/lib/facets/facet';
import { FactValue } from './fact-value';

/** The few facts people look for first, side by side. */
export function Headline({
  image,
  facets,
  today,
}: {
  readonly image: CatalogImage;
  readonly facets: readonly Facet[];
  readonly today: string;
}) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line text-base sm:grid-cols-3 lg:grid-cols-6">
      {facets.map((facet) => {
        const text = facet.text(image);
        const aside = facet.aside(image, today);
        return (
          <div key={facet.id} className="bg-surface px-3 py-2">
            <dt className="text-xs text-muted">{facet.title}</dt>
            <dd className="mt-0.5 font-medium">
              <FactValue name={facet.title} fact={facet.fact(image)} text={text} />
              {aside && <span className="block text-xs font-normal text-muted">{aside}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
