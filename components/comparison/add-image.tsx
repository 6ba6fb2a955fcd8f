import type { CatalogImage } from '@/lib/catalog/image';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { TextLink } from '../ui/text-link';
import { AddImageField } from './add-image-field';

/** What the words of the field may mean, where they fit several images or none. */
export type Choices = {
  readonly images: readonly CatalogImage[];
  /** How many fit, shown or not. */
  readonly total: number;
  /** Where all of them are. */
  readonly href: string;
};

/** Adds an image by name, reference or ordinary words: as one types, or, without a script, from a list. */
export function AddImage({
  chosen,
  typed,
  problem,
  choices,
  beside,
}: {
  readonly chosen: readonly CatalogImage[];
  /** What was asked for and could not be taken. */
  readonly typed: string | undefined;
  readonly problem: string | undefined;
  readonly choices: Choices | undefined;
  /** The address of the comparison with another image. */
  beside(image: CatalogImage): string;
}) {
  const ids = chosen.map(({ id }) => id);
  // With images to choose from it is a question.
  const isFault = problem !== undefined && choices === undefined;
  return (
    <div className="no-print max-w-xl">
      <form action="/compare" method="get">
        {ids.length > 0 && <input type="hidden" name="with" value={ids.join(',')} />}
        <label htmlFor="add" className="text-sm font-medium">
          Add an image
        </label>
        <div className="mt-1 flex gap-2">
          <AddImageField
            chosen={ids}
            typed={typed}
            isInvalid={isFault}
            {...(problem !== undefined && { describedBy: 'add-problem' })}
          />
          <Button type="submit">Add</Button>
        </div>
        {problem && (
          <p
            id="add-problem"
            role={isFault ? 'alert' : 'status'}
            className={classes('mt-1 text-sm', isFault && 'text-error')}
          >
            {problem}
          </p>
        )}
      </form>
      {choices && <ChoiceList choices={choices} beside={beside} />}
    </div>
  );
}

function ChoiceList({
  choices: { images, total, href },
  beside,
}: {
  readonly choices: Choices;
  beside(image: CatalogImage): string;
}) {
  return (
    <ul className="mt-2 rounded-md border border-line bg-surface" aria-label="Images to add">
      {images.map((image) => (
        <li
          key={image.id}
          className="flex min-h-8 flex-wrap items-center gap-x-3 border-t border-line px-3 py-1 first:border-t-0"
        >
          <TextLink href={beside(image)}>{image.name}</TextLink>
          <span className="font-mono text-xs break-all text-muted">{image.reference}</span>
        </li>
      ))}
      {total > images.length && (
        <li className="border-t border-line px-3 py-1.5 text-sm">
          <TextLink href={href}>All {total} in the catalog</TextLink>
        </li>
      )}
    </ul>
  );
}
