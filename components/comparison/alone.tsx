import type { CatalogImage } from '@/lib/catalog/image';
import { FactGroups } from '../image/fact-groups';
import { ReferenceLine } from '../image/reference-line';
import { MeasureLink } from '../inspect/measure-link';
import { TextLink } from '../ui/text-link';

/** One image that nothing stands beside yet: its facts, and what it could be compared with. */
export function Alone({
  image,
  alternatives,
  today,
  beside,
  without,
}: {
  readonly image: CatalogImage;
  readonly alternatives: readonly CatalogImage[];
  readonly today: string;
  /** Address of the comparison with one more. */
  beside(other: CatalogImage): string;
  /** Address of the empty comparison. */
  readonly without: string;
}) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-4">
        <ReferenceLine reference={image.reference} what="the reference" />
        <TextLink href={`/images/${image.id}`}>Its page, with a Dockerfile for it</TextLink>
        {image.reference !== 'scratch' && <MeasureLink image={image.reference} />}
        <TextLink href={without} className="no-print">
          Remove it
        </TextLink>
      </p>
      {alternatives.length > 0 && (
        <section aria-labelledby="beside-it" className="no-print mt-4">
          <h2 id="beside-it" className="mb-1 font-semibold">
            For the same job, to put beside it
          </h2>
          <ul className="flex flex-wrap gap-x-5">
            {alternatives.map((other) => (
              <li key={other.id}>
                <TextLink href={beside(other)} className="inline-flex min-h-7 items-center">
                  {other.name}
                </TextLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="lg:columns-2 lg:gap-x-12 [&>section]:mt-0 [&>section]:break-inside-avoid-column [&>section]:pt-8">
        <FactGroups image={image} today={today} />
      </div>
    </>
  );
}
