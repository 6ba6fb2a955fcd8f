import { isAlike } from '../recommend/likeness';
import { requirementsOf } from '../requirements';
import { applyEdits } from '../text/edit';
import { compose } from './compose';
import type { Cause } from './draft';
import { needsShell } from './needless-runs';
import type { Ground, Layout } from './plan';
import { builderFor } from './split/builder';
import { splitOf } from './split/edits';
import { packingOf } from './split/packing';
import { type Refusal, refused, subjectOf } from './split/subject';

/** The target of a file in two stages, the one that builds as it is, the new one still on the same base. */
export function splitLayout({ request, before, read, catalog, today }: Ground): Layout | Refusal {
  if (!needsShell(before.inspection)) return refused('Nothing is built in it.');
  const subject = subjectOf(before.inspection);
  if ('refused' in subject) return subject;
  const packing = packingOf(subject);
  if ('refused' in packing) return packing;
  const split = splitOf(subject, packing);
  if ('refused' in split) return split;
  const original = request.dockerfile;
  const cause: Cause = {
    id: 'split',
    rule: 'split',
    safety: 'review',
    because: 'What builds stays in a stage of its own; what runs is copied from there.',
  };
  const reading = read(applyEdits(original, split.edits));
  return {
    kind: 'split',
    changes: compose(
      original,
      [],
      split.edits.map((edit) => ({ ...edit, for: cause })),
    ),
    reading,
    needs: requirementsOf(reading.inspection),
    caveats: split.caveats,
    canStandOn: (image) => packing.fits?.(image) ?? true,
    isIdle: (image) => {
      const builder = builderFor(subject.own, image, catalog, today);
      if (builder === 'none' || split.leavesPackages) return false;
      return isAlike(builder?.image ?? subject.own, image);
    },
  };
}
