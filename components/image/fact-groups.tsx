import type { CatalogImage } from '@/lib/catalog/image';
import { facetGroups } from '@/lib/facets/facet';
import { facets } from '@/lib/facets/index';
import { FactTable } from '../fact/fact-table';
import { Section } from '../ui/page';

/** Every fact of an image, in its groups. */
export function FactGroups({
  image,
  today,
  isBrief = false,
}: {
  readonly image: CatalogImage;
  readonly today: string;
  /** Only names what is not known: of an image that nobody has written about it is a good deal. */
  readonly isBrief?: boolean;
}) {
  return (
    <>
      {facetGroups.map(({ id, title }) => {
        const all = facets.filter(({ group }) => group === id);
        const shown = isBrief ? all.filter((facet) => facet.fact(image).known) : all;
        const silent = all.filter((facet) => !shown.includes(facet));
        return (
          <Section key={id} id={id} title={title}>
            {shown.length > 0 && <FactTable image={image} facets={shown} today={today} />}
            {silent.length > 0 && (
              <p className="mt-2 text-sm text-muted">
                Not known: {silent.map(({ title: name }) => name).join(', ')}
              </p>
            )}
          </Section>
        );
      })}
      <p className="mt-4 text-sm text-muted">
        A solid square marks what was measured on the image, a dashed one what follows from other facts; the
        rest is documented. Click a value for its source, a mark for the reason it is not known.
      </p>
    </>
  );
}
