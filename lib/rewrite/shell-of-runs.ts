import { presentIn } from '../fact/fact';
import { baseName } from '../path/path';
import { installLine } from '../programs/package-commands';
import { programAt } from '../programs/program';
import { lineBefore } from '../text/line-edit';
import { accountCures } from './accounts';
import { type Carrying, stagesMoved } from './carrying';
import { type Cure, withBase } from './draft';
import { packageCures } from './packages';

/** Shells that all distributions pack under their own name. */
const packed: ReadonlySet<string> = new Set(['bash', 'dash', 'zsh']);

/**
 * A shell that SHELL names and the new base does not have: it is installed above, by the shell that is there. What it runs
 * is carried over in one go, as nobody sees faults of lines that nothing runs.
 */
export function shellOfRunsCures(carrying: Carrying): readonly Cure[] {
  const { idAt, inspection, to } = carrying;
  const [manager = ''] = presentIn(to.facts.packageManagers) ?? [];
  return stagesMoved(carrying).flatMap((stage) => {
    const view = inspection.contents.view(stage.index);
    const at = stage.steps.findIndex(
      ({ instruction, replayedFrom }) => instruction.keyword === 'shell' && replayedFrom === undefined,
    );
    const step = stage.steps[at];
    if (step?.instruction.keyword !== 'shell' || !step.before.shellIsDefault) return [];
    const [shell] = step.instruction.items;
    const name = baseName(shell?.text);
    const moment = view.before(at);
    if (shell === undefined || !packed.has(name)) return [];
    const answer = programAt(moment, shell.text).is;
    if (answer === 'there' || programAt(moment, '/bin/sh').is === 'missing') return [];
    const install = installLine(manager === 'apt' ? 'apt-get' : manager, [name]);
    if (install === undefined) return [];
    // Installed once more it does no harm.
    const [rule, brings] =
      answer === 'missing' ? ['run-without-shell', 'does not bring'] : [withBase, 'is not known to bring'];
    const because = `\`${to.reference}\` ${brings} \`${name}\`, which the lines below are for: it is installed before. They install and make accounts as is done there.`;
    const { span } = step.instruction;
    const below = [...packageCures(carrying), ...accountCures(carrying)]
      .filter(({ cause }) => cause.rule !== 'option-not-known')
      .flatMap(({ edits }) => edits);
    return [
      {
        cause: { id: idAt('shell', span.start), rule, safety: 'review', because },
        edits: [lineBefore(inspection.dockerfile.text, span, `RUN ${install}`), ...below],
      } as const,
    ];
  });
}
