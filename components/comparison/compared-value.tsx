import type { CatalogImage } from '@/lib/catalog/image';
import { type ComparisonRow, markOf } from '@/lib/table/comparison-rows';
import { FactValue } from '../fact/fact-value';

/** One fact of one image, marked where it is the best of the row. */
export function ComparedValue({
  row,
  image,
  isBest,
  today,
}: {
  readonly row: ComparisonRow;
  readonly image: CatalogImage;
  readonly isBest: boolean;
  readonly today: string;
}) {
  const { facet, scale } = row;
  const text = facet.text(image);
  const amount = facet.number(image);
  const aside = facet.aside(image, today);
  return (
    <>
      <FactValue
        name={`${facet.title}, ${image.name}`}
        fact={facet.fact(image)}
        text={text?.replace(/^https:\/\//, '')}
      />
      {isBest && (
        <span className="ml-2 rounded-sm bg-accent-soft px-1 text-xs font-medium text-accent">
          {markOf(facet)}
        </span>
      )}
      {aside && <span className="block text-muted">{aside}</span>}
      {scale !== undefined && amount !== undefined && (
        <span aria-hidden="true" className="mt-1 mb-0.5 block h-1.5 max-w-48">
          <span
            className="block h-full min-w-px bg-control"
            style={{ width: `${(100 * amount) / Math.max(scale, 1)}%` }}
          />
        </span>
      )}
    </>
  );
}
