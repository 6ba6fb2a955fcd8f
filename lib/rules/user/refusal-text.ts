import type { Refused } from '../../attempts/refused';
import type { RefusedStart } from '../../attempts/refused-start';
import { type Mount, mountsOf } from '../../dockerfile/mounts';
import type { Stage, State, Step } from '../../stages/stage';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { Reported } from '../rule';

type Evidence = NonNullable<Reported['evidence']>;

/** Where the user comes from, and where what is closed to it; `state`: what is in force there. */
export function evidenceOf(
  { actor, refusal }: RefusedStart,
  { user }: State,
  stage: Stage | undefined,
): Evidence {
  return [
    ...(user?.span ? [{ text: `The user is set to \`${actor.written}\` here.`, span: user.span }] : []),
    ...(refusal.owned.span ? [madeHere(stage, refusal.path, refusal.owned.span)] : []),
  ];
}

/** The line that made a directory of root. */
export function madeHere(stage: Stage | undefined, path: string, span: Span): Evidence[number] {
  const instruction = stage?.steps.find(
    ({ instruction: each }) => each.span.start === span.start,
  )?.instruction;
  const isCopied =
    instruction?.keyword === 'copy' &&
    instruction.flags.some(({ name }) => name === 'from') &&
    !instruction.flags.some(({ name }) => name === 'chown');
  const why = isCopied ? ': COPY takes what is in a directory, but makes the directory itself anew' : '';
  return { text: `\`${path}\` is made here, and belongs to root${why}.`, span };
}

/** `--chown` on the COPY that makes a directory for root. */
export function copyFor(stage: Stage, span: Span | undefined, user: string): Reported['fix'] {
  const instruction = stage.steps.find(
    ({ instruction: each }) => each.span.start === span?.start,
  )?.instruction;
  if (instruction?.keyword !== 'copy' || !plainUser.test(user)) return undefined;
  if (instruction.flags.some(({ name }) => name === 'chown')) return undefined;
  const at = instruction.span.start + instruction.keywordText.length;
  return { safety: 'review', edits: [insertion(at, ` --chown=${user}`)] };
}

const plainPath = /^\/[\w./@+-]+$/;
const plainUser = /^[\w.-]+(:[\w.-]+)?$/;

/** The instruction of the stage that made what is closed to the user. */
function makerOf({ refusal, view }: Refused): Step | undefined {
  const { span } = refusal.owned;
  if (!span) return undefined;
  return view.stage.steps.find(
    ({ instruction }) => instruction.span.start <= span.start && span.end <= instruction.span.end,
  );
}

/** The cache mount of the RUN that is closed to the user. */
function mountOf({ refusal, step }: Refused): Mount | undefined {
  const { instruction } = step;
  if (instruction.keyword !== 'run') return undefined;
  return mountsOf(instruction).find(({ span }) => span.start === refusal.owned.span?.start);
}

/** How to hand it over, in words. */
export function handOverWords(refused: Refused): string {
  const { actor, attempt, refusal, step } = refused;
  if (mountOf(refused))
    return `Add \`uid=${actor.account.uid ?? '…'}\` to the mount, the number of \`${actor.written}\`.`;
  const recursive = attempt.byTool && refusal.path === attempt.path ? ' -R' : '';
  const chown = `chown${recursive} ${actor.written} ${refusal.path}`;
  if (step.before.user?.value !== actor.written) return `Hand it over before: \`${chown}\`.`;
  const { keyword } = makerOf(refused)?.instruction ?? {};
  if (keyword === 'workdir') return `Write \`RUN ${chown}\` above USER, or put WORKDIR below USER.`;
  return `Write \`RUN ${chown}\` above USER.`;
}

/** Gives what belongs to root to the user: `--chown` on the COPY that makes it, else a chown before USER. */
export function handOver(refused: Refused): Reported['fix'] {
  const { actor, attempt, refusal, step } = refused;
  const mount = mountOf(refused);
  if (mount) return mountFor(mount, actor.account.uid);
  const maker = makerOf(refused);
  const user = step.before.user?.span;
  const isPlain = plainUser.test(actor.written) && plainPath.test(refusal.path);
  if (!maker || !user || !isPlain || attempt.inHome || step.before.user?.value !== actor.written)
    return undefined;
  const { instruction } = maker;
  const isBelowUser = instruction.span.start > user.start;
  if (instruction.keyword === 'copy' && (isBelowUser || attempt.does === 'changes-mode')) {
    if (instruction.flags.some(({ name }) => name === 'chown')) return undefined;
    const at = instruction.span.start + instruction.keywordText.length;
    return { safety: 'review', edits: [insertion(at, ` --chown=${actor.written}`)] };
  }
  // One chown does not reach what is below.
  if (attempt.does === 'changes-mode' || (attempt.byTool && refusal.path === attempt.path)) return undefined;
  const switching = refused.view.stage.steps.find(({ instruction: each }) => each.span.start === user.start);
  if (!switching || isBelowUser || !isShellOfRoot(switching)) return undefined;
  const at = switching.instruction.span.start;
  return { safety: 'review', edits: [insertion(at, `RUN chown ${actor.written} ${refusal.path}\n`)] };
}

function mountFor({ flag }: Mount, uid: number | undefined): Reported['fix'] {
  if (uid === undefined || !flag.valueSpan) return undefined;
  return { safety: 'review', edits: [insertion(flag.valueSpan.end, `,uid=${uid}`)] };
}

const ofRoot =
  /^(chown|chgrp|chmod|user(add|mod|del)|group(add|mod|del)|add(user|group)|del(user|group)|setcap)$/;

/** Root for one RUN, where all it does is root's affair. */
export function asRoot({ actor, step }: Refused): Reported['fix'] {
  const { instruction, run } = step;
  const commands = run?.script.commands ?? [];
  const only = commands.every(({ name, redirects }) => ofRoot.test(name ?? '') && redirects.length === 0);
  if (!only || !plainUser.test(actor.written) || step.before.user?.value !== actor.written) return undefined;
  const { start, end } = instruction.span;
  return {
    safety: 'review',
    edits: [insertion(start, 'USER root\n'), insertion(end, `\nUSER ${actor.written}`)],
  };
}

function isShellOfRoot({ before }: Step): boolean {
  const { user } = before;
  return user === undefined || (user.value !== undefined && /^(root|0)(:|$)/.test(user.value));
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
