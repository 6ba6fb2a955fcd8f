import type { ReactNode } from 'react';
import { originWords } from '@/lib/fact/words';
import { isNarrowed, type TableQuery, withoutFilters } from '@/lib/table/table-query';
import { grouped } from '@/lib/text/grouped';
import { own } from '@/lib/text/table';
import { OriginIcon } from '../fact/origin-icon';
import { UnknownLegend } from '../fact/unknown-mark';
import { X } from '../ui/icons';
import type { DrawnTable } from './drawn-table';
import { QueryLink } from './query-link';
import { Understood } from './understood';

type Active = { readonly key: string; readonly text: string; readonly without: TableQuery };

/** How many images are left, and each filter with a way out of it. */
export function ActiveFilters({
  model,
  ticked,
}: {
  readonly model: DrawnTable;
  /** In the browser: how many images are ticked. */
  readonly ticked?: ReactNode;
}) {
  const { data, query, selection } = model;
  const active = activeFilters(model);
  const isLess = isNarrowed(query);
  return (
    <div className="mb-2 flex min-h-7 flex-wrap items-center gap-2 text-sm">
      <p role="status" className="text-muted tabular-nums">
        {isLess
          ? `${grouped(selection.rows.length)} of ${grouped(data.rows.length)} images`
          : `${grouped(data.rows.length)} images in ${data.families.length} families`}
        {sortedBy(model)}
      </p>
      <Understood search={selection.search} />
      {active.map(({ key, text, without }) => (
        <QueryLink
          key={key}
          model={model}
          next={without}
          label={`Remove the filter ${text}`}
          className="inline-flex h-6 items-center gap-1 rounded-sm bg-accent-soft px-1.5 text-ink hover:text-accent"
        >
          {text}
          <X size={12} />
        </QueryLink>
      ))}
      {isLess && (
        <QueryLink
          model={model}
          next={withoutFilters(query)}
          className="inline-flex h-6 items-center text-accent hover:underline"
        >
          Clear all
        </QueryLink>
      )}
      {ticked}
      <p className="no-print w-full text-xs text-muted xl:ml-auto xl:w-auto">
        <UnknownLegend />
        {hasMeasured(model) && (
          <span className="whitespace-nowrap">
            {' · '}
            <OriginIcon kind="image" /> {originWords.image}
          </span>
        )}{' '}
        · size bars: ten times as much from line to line
      </p>
    </div>
  );
}

/** Whether something in the columns that are shown was read out of an image. */
function hasMeasured({ columns }: DrawnTable): boolean {
  return columns.some(({ column }) => column.entries.some(({ isMeasured }) => isMeasured));
}

/** What the order rests on: of how many the column it goes by is known, the size where it goes by none. */
function sortedBy({ query, columns, selection }: DrawnTable): string {
  const asked = query.sort?.column ?? 'compressed-size';
  const found = columns.find(({ column }) => column.id === asked);
  if (found === undefined || selection.rows.length === 0) return '';
  const { column, known, estimated } = found;
  const rough = estimated === 0 ? '' : ` (${grouped(estimated)} estimated)`;
  const order = query.sort === undefined ? '' : '; the others come last';
  const { length } = selection.rows;
  return ` · ${column.title} known for ${grouped(known)} of ${grouped(length)}${rough}${known < length ? order : ''}`;
}

function activeFilters({ data, query }: DrawnTable): readonly Active[] {
  const ticked = data.columns.flatMap((column) => {
    const values = own(query.filters, column.id) ?? [];
    return values.map((value) => ({
      key: `${column.id} ${value}`,
      text: `${column.title}: ${column.options?.find((option) => option.value === value)?.label ?? value}`,
      without: {
        ...query,
        filters: { ...query.filters, [column.id]: values.filter((other) => other !== value) },
      },
    }));
  });
  const { min, max } = query;
  const bounds = [
    ...(min === undefined
      ? []
      : [{ key: 'min', text: `at least ${min} MB`, without: { ...query, min: undefined } }]),
    ...(max === undefined
      ? []
      : [{ key: 'max', text: `at most ${max} MB`, without: { ...query, max: undefined } }]),
  ];
  return [...ticked, ...bounds];
}
