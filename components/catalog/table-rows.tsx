import type { Row } from '@/lib/table/table-data';
import { entryOf } from '@/lib/table/table-data';
import type { Item } from '@/lib/table/table-model';
import { Cell } from './cell';
import type { DrawnTable } from './drawn-table';
import { QueryLink } from './query-link';

/** Height of every line, so that lines out of sight need not be drawn. */
export const rowHeight = 36;

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
  const scales = new Map(
    model.columns.map(({ column }) => [
      column.id,
      Math.max(0, ...column.entries.map(({ amount = 0 }) => amount)),
    ]),
  );
  return items.map((item, index) => {
    // The heading is line 1.
    const line = from + index + 2;
    if (item.kind === 'family')
      return <FamilyLine key={`family ${item.id}`} model={model} item={item} line={line} />;
    return (
      <ImageLine
        key={item.row.id}
        model={model}
        item={item}
        line={line}
        scales={scales}
        {...(choice && { choice })}
      />
    );
  });
}

function ImageLine({
  model,
  item: { row, empty },
  line,
  scales,
  choice,
}: {
  readonly model: DrawnTable;
  readonly item: Extract<Item, { kind: 'row' }>;
  readonly line: number;
  readonly scales: ReadonlyMap<string, number>;
  readonly choice?: Choice;
}) {
  return (
    <tr aria-rowindex={line}>
      <th scope="row">
        <span>
          <CompareBox row={row} {...(choice && { choice })} />
          <a href={`/images/${row.id}`} title={row.reference} className={row.isRetired && 'text-muted'}>
            {row.name}
          </a>
          {row.isRetired && <small>retired</small>}
        </span>
      </th>
      {model.columns.map(({ column, index }) => (
        <td key={column.id} className={column.kind === 'number' ? 'text-right' : undefined}>
          <Cell
            column={column}
            entry={entryOf(model.data, row, index)}
            scale={scales.get(column.id) ?? 0}
            isSaid={empty?.has(index) ?? false}
          />
        </td>
      ))}
    </tr>
  );
}

/** Without JavaScript a plain part of the compare form. */
function CompareBox({ row, choice }: { readonly row: Row; readonly choice?: Choice }) {
  const label = `Compare ${row.name}`;
  if (choice === undefined) {
    return <input type="checkbox" form="compare" name="with" value={row.id} aria-label={label} />;
  }
  const isChosen = choice.chosen.has(row.id);
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={isChosen}
      disabled={!isChosen && choice.chosen.size >= 5}
      onChange={() => choice.toggle(row.id)}
    />
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
              className="text-accent hover:underline"
              label={`${isOpen ? 'Show fewer' : 'Show all'} of ${item.name}`}
            >
              {isOpen ? 'Show fewer' : `Show all ${item.total}`}
            </QueryLink>
          )}
          <EmptyColumns model={model} empty={item.empty} />
        </span>
      </th>
    </tr>
  );
}

/** What nobody knows of any image of a family, once for all its lines. */
function EmptyColumns({ model, empty }: { readonly model: DrawnTable; readonly empty: ReadonlySet<number> }) {
  const titles = model.columns.flatMap(({ column, index }) => (empty.has(index) ? [column.title] : []));
  if (titles.length === 0) return null;
  return <span className="text-faint">not known of any: {titles.join(' · ')}</span>;
}
