import { shareOf } from '@/lib/table/scale';
import type { Column, Row } from '@/lib/table/table-data';
import { entryOf } from '@/lib/table/table-data';
import type { Item } from '@/lib/table/table-model';
import { Cell } from './cell';
import type { DrawnTable } from './drawn-table';
import { QueryLink } from './query-link';
import { headingOf } from './table-head';

export type Choice = {
  readonly chosen: ReadonlySet<string>;
  toggle(id: string): void;
};

/** `items` from position `from` of the whole table. */
export function TableRows({
  model,
  items,
  from,
  choice,
}: {
  readonly model: DrawnTable;
  readonly items: readonly Item[];
  readonly from: number;
  readonly choice?: Choice;
}) {
  const most = mostOf(model.columns);
  return items.map((item, index) => {
    // The heading is line 1.
    const line = from + index + 2;
    if (item.kind === 'family')
      return <FamilyLine key={`family ${item.id}`} model={model} item={item} line={line} />;
    return (
      <ImageLine
        key={item.row.id}
        model={model}
        row={item.row}
        line={line}
        share={(amount) => shareOf(amount, most)}
        {...(choice && { choice })}
      />
    );
  });
}

/** The largest size of all images, so that a bar means the same whatever is left out. */
export function mostOf(columns: readonly { readonly column: Column }[]): number {
  let most = 0;
  for (const { column } of columns) {
    if (column.kind === 'size') for (const { amount = 0 } of column.entries) most = Math.max(most, amount);
  }
  return most;
}

function ImageLine({
  model,
  row,
  line,
  share,
  choice,
}: {
  readonly model: DrawnTable;
  readonly row: Row;
  readonly line: number;
  share(amount: number): number;
  readonly choice?: Choice;
}) {
  return (
    <tr aria-rowindex={line} className={row.ended && 'ended'}>
      <th scope="row">
        <span>
          <CompareBox row={row} {...(choice && { choice })} />
          <a href={`/images/${row.id}`} title={row.reference}>
            {row.name}
          </a>
          {row.ended && <small>{row.ended}</small>}
        </span>
      </th>
      {model.columns.map(({ column, index }) => (
        <td
          key={column.id}
          data-label={headingOf(column)}
          className={column.kind === 'number' ? 'number' : undefined}
        >
          <Cell
            id={row.id}
            column={column}
            entry={entryOf(model.data, row, index)}
            share={share}
            isLive={choice !== undefined}
          />
        </td>
      ))}
    </tr>
  );
}

/** Without JavaScript a plain part of the compare form. */
function CompareBox({ row, choice }: { readonly row: Row; readonly choice?: Choice }) {
  const isChosen = choice?.chosen.has(row.id) ?? false;
  return (
    <label>
      <input
        type="checkbox"
        aria-label={`Compare ${row.name}`}
        {...(choice === undefined
          ? { form: 'compare', name: 'with', value: row.id }
          : {
              checked: isChosen,
              disabled: !isChosen && choice.chosen.size >= 5,
              onChange: () => choice.toggle(row.id),
            })}
      />
    </label>
  );
}

function FamilyLine({
  model,
  item,
  line,
}: {
  readonly model: DrawnTable;
  readonly item: Extract<Item, { kind: 'family' }>;
  readonly line: number;
}) {
  const { query } = model;
  const isOpen = query.open.includes(item.id);
  const open = isOpen ? query.open.filter((id) => id !== item.id) : [...query.open, item.id];
  return (
    <tr aria-rowindex={line} className="family">
      <th scope="rowgroup" colSpan={model.columns.length + 1}>
        <span>
          <a href={`/families/${item.id}`}>{item.name}</a>
          <span className="text-muted">
            {item.total} {item.total === 1 ? 'image' : 'images'}
          </span>
          {(item.shown < item.total || isOpen) && (
            <QueryLink
              model={model}
              next={{ ...query, open }}
              className="text-accent"
              label={`${isOpen ? 'Show fewer' : 'Show all'} of ${item.name}`}
            >
              {isOpen ? 'Show fewer' : `Show all ${item.total}`}
            </QueryLink>
          )}
        </span>
      </th>
    </tr>
  );
}
