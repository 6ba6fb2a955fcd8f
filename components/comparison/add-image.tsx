import type { CatalogImage } from '@/lib/catalog/image';
import { Button } from '../ui/button';
import { TextInput } from '../ui/field';

/** Adds an image by name or reference; the browser suggests from the catalog as one types, without a script. */
export function AddImage({
  chosen,
  images,
  problem,
}: {
  readonly chosen: readonly CatalogImage[];
  readonly images: readonly CatalogImage[];
  readonly problem: string | undefined;
}) {
  return (
    <form action="/compare" method="get" className="no-print max-w-xl">
      {chosen.length > 0 && <input type="hidden" name="with" value={chosen.map(({ id }) => id).join(',')} />}
      <label htmlFor="add" className="text-sm font-medium">
        Add an image
      </label>
      <div className="mt-1 flex gap-2">
        <TextInput
          id="add"
          name="add"
          list="catalog-images"
          placeholder="Name or reference, such as node:24-slim"
          autoComplete="off"
          required
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'add-problem' : undefined}
        />
        <Button type="submit">Add</Button>
      </div>
      {problem && (
        <p id="add-problem" role="alert" className="mt-1 text-sm text-error">
          {problem}
        </p>
      )}
      <datalist id="catalog-images">
        {images.map(({ id, name, reference }) => (
          <option key={id} value={reference}>
            {name}
          </option>
        ))}
      </datalist>
    </form>
  );
}
