import { actorOf, isRootActor } from '../../ownership/actor';
import { type Packing, type Refusal, refused, type Subject } from './subject';
import { packTree } from './tree';

/** Where what is installed is put when the file has no environment of its own. */
const environment = '/opt/venv';

/** A Python program with an environment of its own, which is made where the file has none: it runs at the same path only. */
export function packPython(subject: Subject): Packing | Refusal {
  const { product, view } = subject;
  const tree = packTree(subject);
  if ('refused' in tree) return tree;
  const made = view.tree.effects.flatMap(({ effect }) =>
    effect.kind === 'artifact-built' && effect.artifact === 'python-environment' ? [effect.path] : [],
  );
  if (made.some((path) => path === undefined))
    return refused('Where its packages are installed is not told.');
  const paths = [...tree.paths, ...made.flatMap((path) => path ?? [])];
  const installs = view.tree.effects.find(
    ({ effect }) => effect.kind === 'packages-installed' && effect.manager === 'pip',
  );
  if (made.length > 0 || installs === undefined) return { ...tree, paths };
  if (product === undefined) return refused('Its packages are installed among those of the distribution.');
  const step = view.stage.steps[installs.step];
  if (step === undefined || !isRootActor(actorOf(step.before)))
    return refused('Its packages are installed by another account than root.');
  const path = `ENV PATH="${environment}/bin:$PATH"`;
  return {
    ...tree,
    paths: [...paths, environment],
    builder: { before: installs.step, lines: [`RUN python -m venv ${environment}`, path] },
    runtime: [path],
  };
}
