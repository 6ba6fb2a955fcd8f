import type { CatalogImage } from '@/lib/catalog/image';

/** As in `app/styles/comparison.css`, which shows the column of the one that is chosen. */
const idOf = (column: number) => `beside-${column}`;

/**
 * Where there is room for two only, which image stands beside the first: the browser's own radio buttons, so that it
 * needs no script. `app/styles/comparison.css` hides the others.
 */
export function Beside({ images }: { readonly images: readonly CatalogImage[] }) {
  const [first, ...others] = images;
  if (first === undefined || others.length < 2) return null;
  return (
    <fieldset className="beside no-print mb-0 min-w-0 md:hidden">
      <legend className="sr-only">Beside {first.name}</legend>
      <div className="contents-line flex gap-1.5 overflow-x-auto py-1.5">
        {others.map((image, index) => (
          <label
            key={image.id}
            htmlFor={idOf(index + 2)}
            className="relative flex min-h-8 shrink-0 items-center rounded-md border border-line-strong bg-surface px-2.5 text-sm whitespace-nowrap has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="beside"
              id={idOf(index + 2)}
              defaultChecked={index === 0}
              className="sr-only"
            />
            {image.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
