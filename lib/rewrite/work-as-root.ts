import { isRoot } from '../account/account';
import type { StageView } from '../contents/contents';
import { presentIn } from '../fact/fact';
import { programAt } from '../programs/program';
import type { Stage } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { lineAfter, lineBefore } from '../text/line-edit';
import { type Carrying, stagesMoved } from './carrying';
import { type Cure, withBase } from './draft';

const rules = ['package-manager-without-root', 'command-without-root'] as const;

/**
 * A file that worked as root, on a base that starts as somebody else: its RUN lines are root's as before, and what runs in
 * the end is the account of the base, unless the file says who.
 */
export function workAsRootCures(carrying: Carrying): readonly Cure[] {
  const { from, idAt, inspection, to } = carrying;
  const [old, now] = [from, to].map(({ facts }) => presentIn(facts.user));
  const account = now?.uid ?? now?.name;
  if (account === undefined || isRoot(now) || !isRoot(old)) return [];
  const { text } = inspection.dockerfile;
  const stages = stagesMoved(carrying).filter((stage) => canRun(inspection.contents.view(stage.index)));
  const isStoodOn = ({ index }: Stage) =>
    stages.some(({ base }) => base.kind === 'stage' && base.stage === index);
  const edits = stages.flatMap((stage) =>
    around(text, stage, stage.isTarget || isStoodOn(stage) ? String(account) : undefined),
  );
  const [first] = edits;
  if (first === undefined) return [];
  const isBuilder = carrying.root !== undefined;
  const because = isBuilder
    ? `\`${to.reference}\` starts as ${account}, and what builds was root's work: it is again.`
    : `\`${to.reference}\` starts as ${account}, and RUN lines were root's: they are again, and the container runs as ${account} unless the file says otherwise.`;
  return (isBuilder ? ([withBase] as const) : rules).map((rule) => ({
    cause: { id: `${idAt('work-as-root', first.span.start)}:${rule}`, rule, safety: 'review', because },
    edits,
  }));
}

/** Without its shell nothing is run, whoever would. */
function canRun(view: StageView): boolean {
  const at = view.stage.steps.findIndex(({ run }) => run !== undefined);
  const shell = view.stage.steps[at]?.before.shell.value[0] ?? '/bin/sh';
  return at < 0 || programAt(view.before(at), shell).is !== 'missing';
}

function around(text: string, { steps }: Stage, account: string | undefined): readonly TextEdit[] {
  const own = steps.filter(({ replayedFrom }) => replayedFrom === undefined);
  const runs = own.filter(({ run }) => run !== undefined);
  const [first] = runs;
  const last = runs.at(-1);
  // Who works there is said in the file, or in a stage below.
  if (first === undefined || last === undefined || first.before.user?.span !== undefined) return [];
  const before = lineBefore(text, first.instruction.span, 'USER root');
  const isSaid = own.some(({ instruction }) => instruction.keyword === 'user');
  if (account === undefined || isSaid) return [before];
  return [before, lineAfter(text, last.instruction.span, `USER ${account}`)];
}

/** A base that does not start as root, left for one that does: the container runs as the number that it ran as. */
export function runAsBeforeCures({ from, idAt, inspection, to }: Carrying): readonly Cure[] {
  const uid = presentIn(from.facts.user)?.uid;
  const { stage } = inspection.target ?? {};
  if (stage === undefined || uid === undefined || uid === 0 || !isRoot(presentIn(to.facts.user))) return [];
  const own = stage.steps.filter(({ replayedFrom }) => replayedFrom === undefined);
  const last = own.findLastIndex(({ run }) => run !== undefined);
  const starts = own
    .slice(last + 1)
    .find(({ instruction: { keyword } }) => keyword === 'cmd' || keyword === 'entrypoint');
  if (starts === undefined || stage.end.user?.span !== undefined) return [];
  const { span } = starts.instruction;
  const because = `\`${from.reference}\` starts as ${uid}, and \`${to.reference}\` as root: the file says who runs it.`;
  return [
    {
      cause: { id: idAt('run-as-before', span.start), rule: 'runs-as-root', safety: 'review', because },
      edits: [lineBefore(inspection.dockerfile.text, span, `USER ${uid}`)],
    },
  ];
}
