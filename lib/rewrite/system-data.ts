import { isRoot } from '../account/account';
import { presentIn } from '../fact/fact';
import { installLine } from '../programs/package-commands';
import { systemFilesAt } from '../programs/system-files';
import type { Step } from '../stages/stage';
import { lineBefore } from '../text/line-edit';
import type { Carrying } from './carrying';
import type { Cure } from './draft';
import { fromBaseOrStage, systemData } from './with-base';

/**
 * Certificates and time zones that the old base brought and the new one does not: from a stage that has them, as data
 * serve every distribution, else installed.
 */
export function systemDataCures(carrying: Carrying): readonly Cure[] {
  const { from, idAt, inspection, to } = carrying;
  const { dockerfile, target } = inspection;
  if (target === undefined) return [];
  const { view } = target;
  return systemData.flatMap((data) => {
    const { files, pack, rule, what } = data;
    if (presentIn(from.facts[files.fact]) !== true || systemFilesAt(view, files).is !== 'missing') return [];
    const copied = fromBaseOrStage(carrying, view, data);
    const line = copied === undefined || copied === 'base' ? installing(carrying, pack) : copied.line;
    const step = view.stage.steps.find((each) => begins(each, copied === undefined));
    if (line === undefined || step === undefined) return [];
    const { span } = step.instruction;
    const because = `\`${from.reference}\` brought ${what}, and \`${to.reference}\` does not.`;
    return [
      {
        cause: { id: idAt(files.fact, span.start), rule, safety: 'review', because },
        edits: [lineBefore(dockerfile.text, span, line)],
      } as const,
    ];
  });
}

function installing({ to }: Carrying, name: string): string | undefined {
  const [manager] = presentIn(to.facts.packageManagers) ?? [];
  if (manager === undefined || !isRoot(presentIn(to.facts.user))) return undefined;
  const install = installLine(manager === 'apt' ? 'apt-get' : manager, [name]);
  return install === undefined ? undefined : `RUN ${install}`;
}

/** Where files begin to come into the stage; to install there nobody else may be at work yet. */
function begins({ before, instruction, replayedFrom }: Step, toInstall: boolean): boolean {
  if (replayedFrom !== undefined || (toInstall && before.user?.span !== undefined)) return false;
  const { keyword } = instruction;
  return keyword === 'copy' || keyword === 'add' || (toInstall && (keyword === 'run' || keyword === 'user'));
}
