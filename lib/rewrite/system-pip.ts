import { baseName } from '../path/path';
import type { Command } from '../shell/command';
import { lineBefore } from '../text/line-edit';
import { type Carrying, stagesMoved } from './carrying';
import type { Cure } from './draft';

const allowed = 'PIP_BREAK_SYSTEM_PACKAGES';

/** pip that installs beside the packages of the distribution, on a release where it has to be told that it may. */
export function systemPipCures(carrying: Carrying): readonly Cure[] {
  const { idAt, inspection, to } = carrying;
  return stagesMoved(carrying).flatMap(({ end, steps }): readonly Cure[] => {
    const step = steps.find(
      ({ replayedFrom, run }) => replayedFrom === undefined && run?.script.commands.some(isInstall),
    );
    if (step === undefined || end.variables.get(allowed) !== undefined) return [];
    const { span } = step.instruction;
    const because = `The pip of \`${to.reference}\` leaves the Python of the distribution alone unless it is told otherwise: it installs where it did before.`;
    return [
      {
        cause: {
          id: idAt('system-pip', span.start),
          rule: 'pip-refuses-system-environment',
          safety: 'review',
          because,
        },
        edits: [lineBefore(inspection.dockerfile.text, span, `ENV ${allowed}=1`)],
      },
    ];
  });
}

function isInstall({ args, name, words }: Command): boolean {
  const program = baseName(name);
  const said = /^pip3?(\.\d+)?$/.test(program) ? args : /^python[\d.]*$/.test(program) ? words.slice(3) : [];
  const isModule = program.startsWith('pip') || (words[1]?.text === '-m' && words[2]?.text === 'pip');
  return isModule && said.some(({ text }) => text === 'install');
}
