import type { Inspection } from '../../inspection';
import { familiarReference, parseReference, type Reference } from '../../reference/reference';
import type { Span } from '../../text/span';

/** An image that a stage which is built stands on or takes files from. */
export type NamedImage = {
  readonly reference: Reference;
  /** As people write it. */
  readonly name: string;
  readonly stage: number;
  readonly span: Span;
};

/** Each place that names an image, but for those whose name is not known. */
export function namedImages({ reachable }: Inspection): readonly NamedImage[] {
  return reachable.flatMap(({ stage }) =>
    stage.uses.flatMap(({ source, span }) => {
      if (source.kind !== 'image') return [];
      const reference = parseReference(source.reference);
      if ('error' in reference) return [];
      return [{ reference, name: familiarReference(reference), stage: stage.index, span }];
    }),
  );
}
