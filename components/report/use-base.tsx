'use client';

import { createContext, useContext } from 'react';

/** Takes up a base where the page can; without JavaScript the form of that id asks for it. */
export type TakesBase = { readonly form: string; readonly use: (reference: string) => void };

export const UseBaseContext = createContext<TakesBase | undefined>(undefined);

export function UseIt({ reference, name }: { readonly reference: string; readonly name: string }) {
  const takes = useContext(UseBaseContext);
  if (takes === undefined) return null;
  return (
    <button
      type="submit"
      form={takes.form}
      name="use"
      value={reference}
      aria-label={name}
      onClick={(event) => {
        event.preventDefault();
        takes.use(reference);
      }}
    >
      Use it
    </button>
  );
}
