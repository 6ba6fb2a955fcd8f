import type { Instruction } from '../../dockerfile/syntax';
import type { Inspection } from '../../inspection';
import type { Stage } from '../../stages/stage';
import type { TextEdit } from '../../text/edit';
import { lineEnd } from '../../text/line-edit';
import { span, spanText } from '../../text/span';
import { type Refusal, refused } from './subject';

/** What a stage may say for those that stand on it, to be said again in one of them. */
const said: ReadonlySet<Instruction['keyword']> = new Set([
  'env',
  'workdir',
  'label',
  'expose',
  'user',
  'shell',
  'stopsignal',
  'volume',
  'cmd',
  'entrypoint',
]);

/**
 * The target on an image of its own, where the stage it stands on is also what others build on: `FROM base AS runner`. What
 * that stage says stays there, and is said again. Undefined where it is not so; refused where that stage does more.
 */
export function leaveShared({ dockerfile, graph }: Inspection): readonly TextEdit[] | Refusal | undefined {
  const { stages, target } = graph;
  const base = target?.base.kind === 'stage' ? stages[target.base.stage] : undefined;
  if (target === undefined || base?.base.kind !== 'image') return undefined;
  if (!stages.some((stage) => stage !== target && stage.isReachable && standsOn(stage, base)))
    return undefined;
  const own = base.steps.filter(({ replayedFrom }) => replayedFrom === undefined);
  if (base.steps.length > own.length || !own.every(({ instruction }) => said.has(instruction.keyword)))
    return refused(
      'The stage it stands on is shared with what builds, and does more than to set what is in force.',
    );
  if (target.from.platform !== undefined) return refused('The stage it stands on is for another platform.');
  const { text } = dockerfile;
  const { from } = base;
  const lines = own.map(({ instruction }) => lineEnd(text) + spanText(text, instruction.span).trimStart());
  const { image, name } = target.from;
  const platform = from.platform === undefined ? '' : `${spanText(text, from.platform.span)} `;
  const end = name?.span.end ?? image.span.end;
  return [
    { span: image.span, newText: platform + base.base.written },
    ...(lines.length === 0 ? [] : [{ span: span(end, end), newText: lines.join('') }]),
  ];
}

function standsOn(stage: Stage, base: Stage): boolean {
  return stage.base.kind === 'stage' && stage.base.stage === base.index;
}
