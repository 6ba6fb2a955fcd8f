import { trace } from '../contents/trace';
import { presentIn, valueOf } from '../fact/fact';
import type { Target } from '../inspection';
import { baseName } from '../path/path';
import { programIn } from '../programs/image-programs';
import { withoutVersion } from '../programs/language';
import { isPutIntoPath } from '../programs/program';
import type { Stage } from '../stages/stage';
import { startedBy } from '../start/executable';
import type { TextEdit } from '../text/edit';
import { contains } from '../text/span';
import type { Carrying } from './carrying';
import { type Cure, withBase } from './draft';
import { jsonArray } from './exec-form';
import { withoutInstruction } from './removal';

/** Programs that start another as process 1 would, and packages of the same names. */
const inits: ReadonlySet<string> = new Set(['tini', 'tini-static', 'dumb-init', 'catatonit']);

export function isInit(name: string): boolean {
  return inits.has(name);
}

/** An init that the file puts before its program, left out on a base without a shell that does not bring it. */
export function initCures({ idAt, inspection, to }: Carrying): readonly Cure[] {
  const { catalog, dockerfile, target } = inspection;
  const said = target?.stage.end.entrypoint;
  if (target === undefined || said?.span === undefined || valueOf(to.facts.shell) !== 'none') return [];
  const { span } = said;
  const instruction = target.stage.steps.find(
    ({ instruction: each, replayedFrom }) => replayedFrom === undefined && contains(each.span, span),
  )?.instruction;
  if (instruction?.keyword !== 'entrypoint' || instruction.command.form !== 'exec') return [];
  const [program = '', ...given] = instruction.command.items.map(({ text }) => text);
  const name = baseName(program);
  if (!isInit(name) || programIn(catalog, to, name).is === 'there' || isBrought(target, program)) return [];
  const words = given.slice(startedBy(name, given, 0));
  const left = words.length > 0 ? [] : underEntrypoint(target.stage, presentIn(to.facts.entrypoint) ?? []);
  if (left === undefined) return [];
  const because = `\`${to.reference}\` has no \`${name}\`: the program is process 1 itself. Where it does not end on SIGTERM or leaves children behind, start the container with \`--init\`.`;
  return [
    {
      cause: { id: idAt('init', instruction.span.start), rule: withBase, safety: 'review', because },
      edits: [
        words.length === 0
          ? withoutInstruction(dockerfile.text, instruction.span)
          : { span: instruction.command.span, newText: jsonArray(words) },
        ...left,
      ],
    },
  ];
}

/** Whether the file itself puts it there, not a package. */
function isBrought({ view: { end } }: Target, program: string): boolean {
  return program.includes('/') ? trace(end, program).hops.length > 0 : isPutIntoPath(end, program);
}

/** CMD for the entrypoint of the base, which starts its program already; undefined where it starts another. */
function underEntrypoint(
  { end, steps }: Stage,
  [started, ...options]: readonly string[],
): readonly TextEdit[] | undefined {
  if (started === undefined) return [];
  const instruction = steps.find(
    ({ instruction: { span }, replayedFrom }) =>
      replayedFrom === undefined && end.cmd?.span !== undefined && contains(span, end.cmd.span),
  )?.instruction;
  if (options.length > 0 || instruction?.keyword !== 'cmd' || instruction.command.form !== 'exec')
    return undefined;
  const [program = '', ...rest] = instruction.command.items.map(({ text }) => text);
  const isSame = withoutVersion(baseName(program)) === withoutVersion(baseName(started));
  if (!isSame || rest.length === 0) return undefined;
  return [{ span: instruction.command.span, newText: jsonArray(rest) }];
}
