import { isVisible } from '@/lib/table/table-model';
import { Checkbox } from '../ui/field';
import type { DrawnTable } from './drawn-table';
import { ToolMenu } from './filter-menu';

export function ColumnMenu({ model }: { readonly model: DrawnTable }) {
  return (
    <ToolMenu model={model} id="columns" title="Columns" className="w-[min(30rem,calc(100vw-2rem))]">
      <ColumnChoices model={model} />
    </ToolMenu>
  );
}

export function ColumnChoices({ model }: { readonly model: DrawnTable }) {
  const { data, query, change } = model;

  function toggle(id: string) {
    const shown = data.columns.filter((column) => isVisible(column, query) !== (column.id === id));
    const isUsual = data.columns.every((column) => column.isShown === shown.includes(column));
    change?.({ ...query, columns: isUsual ? [] : shown.map((column) => column.id) });
  }

  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Columns</legend>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {data.columns.map((column) => (
          <Checkbox
            key={column.id}
            name="column"
            value={column.id}
            label={column.title}
            {...(change
              ? { checked: isVisible(column, query), onChange: () => toggle(column.id) }
              : { defaultChecked: isVisible(column, query) })}
          />
        ))}
      </div>
    </fieldset>
  );
}
