import type { IsoDate } from '../fact/fact';
import { upstreamOf } from './grammar/suites';
import type { TagSpan } from './tag-history';
import type { Upstream } from './values';

/** The day on which a tag went from one distribution, or one release of it, to another. */
export type TagMove = {
  readonly day: IsoDate;
  readonly from: Upstream;
  readonly to: Upstream;
  /** The change that ended the span before. */
  readonly commit: string;
};

/** Every move that spans tell of, the oldest first; what nobody knows lies between none. */
export function movesOf(spans: readonly TagSpan[], today: IsoDate): readonly TagMove[] {
  return spans.flatMap((span, at) => {
    const before = spans[at - 1];
    if (before === undefined || span.from > today) return [];
    const [from, to] = [upstreamOf(before.distribution), upstreamOf(span.distribution)];
    if (
      from === undefined ||
      to === undefined ||
      (from.distribution === to.distribution && from.release === to.release)
    )
      return [];
    return [{ day: span.from, from, to, commit: before.commit }];
  });
}
