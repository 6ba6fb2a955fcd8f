import { valueOf } from '../fact/fact';
import { finalStages, type Inspection, reachableStages } from '../inspection';
import type { Stage } from '../stages/stage';
import { managerOf } from './package-manager';
import { defineDetector, type Requirement, withChanges, yes } from './requirement';

/** Other stages that stand on the same FROM as the final one, and so change with it. */
export default defineDetector({
  id: 'shared-base',
  title: 'Base shared with other stages',
  description:
    'Where the final stage stands on a stage that others stand on too, another base is one for all of them: their RUN lines have to work on it.',
  *detect(inspection) {
    for (const stage of besides(inspection)) {
      const need = needOf(inspection, stage);
      if (need) yield need;
    }
  },
});

function besides(inspection: Inspection): readonly Stage[] {
  const chain = finalStages(inspection);
  const root = chain.at(-1);
  if (root === undefined || chain.length === 1) return [];
  return reachableStages(inspection).filter(
    (stage) =>
      !chain.includes(stage) && inspection.contents.bases[stage.index]?.through.at(-1)?.index === root.index,
  );
}

function needOf({ target }: Inspection, { steps, name }: Stage): Requirement | undefined {
  const runs = steps.filter(({ instruction }) => instruction.keyword === 'run');
  const [first] = runs;
  if (!first || name === undefined) return undefined;
  const managers = new Set<string>();
  for (const { run } of runs)
    for (const command of run?.script.commands ?? []) {
      const manager = managerOf(command);
      if (manager !== undefined && command.runs === 'always') managers.add(manager);
    }
  return {
    kind: 'shared-base',
    value: managers.size > 0 ? [...managers].join(', ') : 'a shell, to build',
    certainty: 'certain',
    because: [
      {
        text: `stage ${name} stands on the same FROM and runs commands`,
        span: first.instruction.keywordSpan,
      },
    ],
    looksAt: ['shell', 'packageManagers'],
    meets: (image) => {
      if (image.id === target?.image?.id) return yes;
      if (valueOf(image.facts.shell) === 'none')
        return withChanges({ code: 'stage-on-same-base', stage: name, installs: undefined });
      const has = valueOf(image.facts.packageManagers);
      const lacking = has && [...managers].find((manager) => !has.includes(manager));
      return lacking ? withChanges({ code: 'stage-on-same-base', stage: name, installs: lacking }) : yes;
    },
  };
}
