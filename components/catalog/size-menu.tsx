import { own } from '@/lib/text/table';
import { TextInput } from '../ui/field';
import type { DrawnTable } from './drawn-table';
import { FilterOptions, ToolMenu } from './filter-menu';

/** Stands in the menu with its bounds. */
export const sizeColumn = 'compressed-size';

export function SizeMenu({ model }: { readonly model: DrawnTable }) {
  return (
    <ToolMenu model={model} id="size" title="Size" count={sizeCount(model)}>
      <SizeChoices model={model} />
    </ToolMenu>
  );
}

/** How much of the size is chosen. */
export function sizeCount({ query }: DrawnTable): number {
  const ticked = own(query.filters, sizeColumn)?.length ?? 0;
  return ticked + Number(query.min !== undefined) + Number(query.max !== undefined);
}

export function SizeChoices({ model }: { readonly model: DrawnTable }) {
  const { data, query, change } = model;
  const column = data.columns.find(({ id }) => id === sizeColumn);
  const bounds = [
    { name: 'min', label: 'At least', value: query.min },
    { name: 'max', label: 'At most', value: query.max },
  ] as const;
  return (
    <>
      <fieldset>
        <legend className="mb-2 text-sm font-medium">Compressed, amd64, in MB</legend>
        <div className="flex gap-3">
          {bounds.map(({ name, label, value }) => (
            <label key={name} htmlFor={`size-${name}`} className="text-sm text-muted">
              {label}
              <TextInput
                type="number"
                id={`size-${name}`}
                name={name}
                min={0}
                step="any"
                inputMode="decimal"
                dense
                className="mt-1 max-w-28"
                {...(change
                  ? {
                      value: value ?? '',
                      onChange: (event) =>
                        change({
                          ...query,
                          [name]: event.target.value === '' ? undefined : Number(event.target.value),
                        }),
                    }
                  : { defaultValue: value })}
              />
            </label>
          ))}
        </div>
      </fieldset>
      {column && (
        <div className="mt-3">
          <FilterOptions model={model} column={column} />
        </div>
      )}
    </>
  );
}
