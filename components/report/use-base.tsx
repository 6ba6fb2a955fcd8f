'use client';

import { createContext, useContext } from 'react';
import { classes } from '../ui/classes';

/** Takes up a base where the page can; without JavaScript the form of that id asks for it. */
export type TakesBase = { readonly form: string; readonly use: (reference: string) => void };

export const UseBaseContext = createContext<TakesBase | undefined>(undefined);

export function UseIt({
  reference,
  name,
  className,
}: {
  readonly reference: string;
  readonly name: string;
  readonly className: string;
}) {
  const takes = useContext(UseBaseContext);
  if (takes === undefined) return null;
  return (
    <button
      type="submit"
      form={takes.form}
      name="use"
      value={reference}
      aria-label={name}
      className={classes('no-print', className)}
      onClick={(event) => {
        event.preventDefault();
        takes.use(reference);
      }}
    >
      Use it
    </button>
  );
}
