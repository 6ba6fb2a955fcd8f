import type { Catalog } from '@/lib/catalog/image';
import { facetById } from '@/lib/facets/index';
import { FactValue } from '../fact/fact-value';
import { PageLink } from '../ui/page-link';
import { Table, TableScroll, Td, Th } from '../ui/table';

/** A few images and facts out of the catalog, so that a guide never says other figures than the catalog does. */
export function ImageFacts({
  catalog,
  title,
  ids,
  facets,
}: {
  readonly catalog: Catalog;
  readonly title: string;
  readonly ids: readonly string[];
  readonly facets: readonly string[];
}) {
  const images = ids.flatMap((id) => catalog.get(id) ?? []);
  const columns = facets.flatMap((id) => facetById(id) ?? []);
  return (
    <TableScroll label={title} className="my-6">
      <Table>
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <Th>Image</Th>
            {columns.map(({ id, title: heading }) => (
              <Th key={id}>{heading}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {images.map((image) => (
            <tr key={image.id}>
              <th scope="row" className="border-t border-line px-3 py-1.5 text-left align-top font-medium">
                <PageLink href={`/images/${image.id}`} className="hover:text-accent hover:underline">
                  {image.name}
                </PageLink>
              </th>
              {columns.map((facet) => (
                <Td key={facet.id}>
                  <FactValue
                    name={`${facet.title}, ${image.name}`}
                    fact={facet.fact(image)}
                    text={facet.text(image)}
                  />
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </TableScroll>
  );
}
