import { Notice } from '../ui/notice';
import { ActiveFilters } from './active-filters';
import { CompareButton } from './compare-button';
import { QueryLink } from './query-link';
import { TableFrame } from './table-frame';
import type { TableModel } from './table-model';
import { withoutFilters } from './table-query';
import { TableRows } from './table-rows';
import { Toolbar } from './toolbar';

/** Lines of the first screen; the rest is a link away, or drawn as it scrolls into sight. */
const firstLines = 32;

/** The table as the server writes it: links and a form, complete without JavaScript. */
export function CatalogStatic({ model }: { readonly model: TableModel }) {
  const { items, query } = model;
  const shown = query.isWhole ? items : items.slice(0, firstLines);
  return (
    <>
      <Toolbar model={model} compare={<CompareButton />} />
      <ActiveFilters model={model} />
      {items.length === 0 ? (
        <NothingFound model={model} />
      ) : (
        <TableFrame model={model}>
          <TableRows model={model} items={shown} from={0} />
        </TableFrame>
      )}
      {shown.length < items.length && (
        <p className="no-print mt-2 text-sm">
          <QueryLink model={model} next={{ ...query, isWhole: true }} className="text-accent hover:underline">
            {query.isFlat ? 'Show all rows' : 'Show every family in full'}
          </QueryLink>
        </p>
      )}
    </>
  );
}

export function NothingFound({ model }: { readonly model: TableModel }) {
  const { query } = model;
  return (
    <Notice
      kind="empty"
      title="No image in the catalog is all of that."
      actions={
        <QueryLink model={model} next={withoutFilters(query)} className="text-accent underline">
          Clear search and filters
        </QueryLink>
      }
    >
      Take a filter away above, or search for less. Where a fact is not known, its images are under “not
      known”.
    </Notice>
  );
}
