import type { Refused } from '../contents/refused';
import type { RefusedStart } from '../contents/refused-start';
import type { Inspection } from '../inspection';
import type { State, Step } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import type { Reported } from './rule';

type Evidence = NonNullable<Reported['evidence']>;

/** Where the user comes from, and where what is closed to it; `state`: what is in force there. */
export function evidenceOf({ actor, refusal }: RefusedStart, { user }: State): Evidence {
  const evidence: { text: string; span?: NonNullable<Reported['span']> }[] = [];
  if (user?.span) evidence.push({ text: `The user is set to \`${actor.written}\` here.`, span: user.span });
  if (refusal.owned.span)
    evidence.push({
      text: `\`${refusal.path}\` is made here, and belongs to root.`,
      span: refusal.owned.span,
    });
  return evidence;
}

const plainPath = /^\/[\w./@+-]+$/;
const plainUser = /^[\w.-]+(:[\w.-]+)?$/;

/** Gives what belongs to root to the user: `--chown` on the COPY that makes it, else a chown before USER. */
export function handOver(inspection: Inspection, refused: Refused): Reported['fix'] {
  const { actor, refusal, stage, step } = refused;
  const { span } = refusal.owned;
  const steps = inspection.graph.stages[stage]?.steps ?? [];
  const maker = span && steps.find(({ instruction }) => instruction.span.start === span.start);
  const user = step.before.user?.span;
  if (!span || !maker || !user || !plainUser.test(actor.written) || !plainPath.test(refusal.path))
    return undefined;
  const { instruction } = maker;
  const switching = steps.find(({ instruction: each }) => each.span.start === user.start);
  if (instruction.keyword === 'copy' && !instruction.flags.some(({ name }) => name === 'chown')) {
    const at = instruction.span.start + instruction.keywordText.length;
    if (span.start > user.start || refused.attempt.does.startsWith('changes'))
      return { safety: 'review', edits: [insertion(at, ` --chown=${actor.written}`)] };
  }
  if (!switching || span.start > user.start || !isShellOfRoot(switching)) return undefined;
  const edit = insertion(switching.instruction.span.start, `RUN chown ${actor.written} ${refusal.path}\n`);
  return { safety: 'review', edits: [edit] };
}

function isShellOfRoot({ before }: Step): boolean {
  const { user } = before;
  return user === undefined || (user.value !== undefined && /^(root|0)(:|$)/.test(user.value));
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
