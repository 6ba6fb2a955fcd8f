import type { CatalogImage } from '@/lib/catalog/image';
import { facetGroups } from '@/lib/facets/facet';
import { facets } from '@/lib/facets/index';
import { FactTable } from '../fact/fact-table';
import { Section } from '../ui/page';

/** Every fact of an image, in its groups. */
export function FactGroups({ image, today }: { readonly image: CatalogImage; readonly today: string }) {
  return (
    <>
      {facetGroups.map(({ id, title }) => (
        <Section key={id} id={id} title={title}>
          <FactTable image={image} facets={facets.filter(({ group }) => group === id)} today={today} />
        </Section>
      ))}
      <p className="mt-4 text-sm text-muted">
        A solid square marks what was measured on the image, a dashed one what follows from other facts; the
        rest is documented. Click a value for its source, a mark for the reason it is not known.
      </p>
    </>
  );
}
