import { Fragment } from 'react';

/** A reference or a path that breaks where it is made of parts rather than anywhere. */
export function Breakable({ text }: { readonly text: string }) {
  const parts = text.split(/(?<=[/@:])(?=[^/])/);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
