import type { CatalogImage } from '../catalog/image';
import { isAlike } from '../recommend/likeness';
import { requirementsOf } from '../requirements';
import { applyEdits, type TextEdit } from '../text/edit';
import { compose } from './compose';
import type { Cause } from './draft';
import { calledIn, makesEnvironmentIn } from './environments';
import { needsShell } from './needless-runs';
import type { Ground, Layout } from './plan';
import { builderFor } from './split/builder';
import { splitOf } from './split/edits';
import { leaveShared } from './split/leave';
import { packingOf } from './split/packing';
import { type Refusal, refused, subjectOf } from './split/subject';

/** The target apart from what builds: in a stage of its own, or on an image of its own. */
export function splitLayout(ground: Ground): Layout | Refusal {
  const left = leaveShared(ground.before.inspection);
  if (left === undefined) return inTwo(ground);
  if ('refused' in left) return left;
  const cause: Cause = {
    id: 'leave',
    rule: 'split',
    safety: 'review',
    because: 'What runs stands on an image of its own; what builds keeps the stage that they shared.',
  };
  const layout = laidOut(left, cause, ground);
  const { catalog, own, today } = ground;
  return {
    ...layout,
    needsShell: needsShell(layout.reading.inspection),
    caveats: [],
    isIdle: askedOnce((image) => {
      const builder = own && builderFor(own, image, { catalog, today, makesEnvironment: false, called: [] });
      if (builder === 'none') return false;
      const builds = builder?.image ?? own;
      return builds !== undefined && isAlike(builds, image);
    }),
  };
}

/** The target of a file in two stages, the one that builds as it is, the new one still on the same base. */
function inTwo(ground: Ground): Layout | Refusal {
  const { before, catalog, language, today } = ground;
  if (!needsShell(before.inspection)) return refused('Nothing is built in it.');
  const subject = subjectOf(before.inspection, language);
  if ('refused' in subject) return subject;
  const packing = packingOf(subject);
  if ('refused' in packing) return packing;
  const split = splitOf(subject, packing);
  if ('refused' in split) return split;
  const cause: Cause = {
    id: 'split',
    rule: 'split',
    safety: 'review',
    because: 'What builds stays in a stage of its own; what runs is copied from there.',
  };
  const layout = laidOut(split.edits, cause, ground);
  return {
    ...layout,
    language,
    caveats: split.caveats,
    isIdle: askedOnce((image) => {
      const makesEnvironment = makesEnvironmentIn(
        layout.reading.inspection.contents.view(subject.view.stage.index),
      );
      const called = calledIn(subject.view.stage);
      const builder = builderFor(subject.own, image, { catalog, today, makesEnvironment, called });
      if (builder === 'none' || split.leavesPackages) return false;
      return isAlike(builder?.image ?? subject.own, image);
    }),
  };
}

/** Each wish asks it of about the same images. */
function askedOnce(isSo: (image: CatalogImage) => boolean): (image: CatalogImage) => boolean {
  const known = new Map<CatalogImage, boolean>();
  return (image) => {
    const answer = known.get(image) ?? isSo(image);
    known.set(image, answer);
    return answer;
  };
}

function laidOut(
  edits: readonly TextEdit[],
  cause: Cause,
  { read, request: { dockerfile } }: Ground,
): Omit<Layout, 'caveats'> {
  const reading = read(applyEdits(dockerfile, edits));
  const changes = compose(
    dockerfile,
    [],
    edits.map((edit) => ({ ...edit, for: cause })),
  );
  return { kind: 'split', changes, reading, needs: requirementsOf(reading.inspection) };
}
