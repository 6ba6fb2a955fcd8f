import type { CatalogImage } from '../catalog/image';
import type { CmdInstruction, CommandForm, EntrypointInstruction } from '../dockerfile/syntax';
import { valueOf } from '../fact/fact';
import type { Target } from '../inspection';
import { baseName, below } from '../path/path';
import { environmentWith, packagesIn } from '../start/environment';
import { readPlain } from '../start/plain-command';
import { lineBefore } from '../text/line-edit';
import { contains } from '../text/span';
import type { Carrying } from './carrying';
import { type Cure, withBase } from './draft';
import { interpreterOf, isLaidOutAlike, isPython } from './environments';
import { jsonArray } from './exec-form';
import { releaseOf } from './sibling';
import { packagesElsewhere } from './unfitted';

/**
 * An environment of Python on a base that has its interpreter elsewhere: the programs in it start by the path that it was
 * made with, which is not there. PYTHONPATH names its packages, and the interpreter of the base starts the module. They are
 * compiled for one release and one C library, so both have to be the same.
 */
export function environmentByPathCures(carrying: Carrying): readonly Cure[] {
  const { idAt, inspection, to } = carrying;
  const { catalog, dockerfile, target } = inspection;
  const release = releaseOf(to);
  const interpreter = interpreterOf(to);
  if (target === undefined || release === undefined) return [];
  if (target.stage.end.variables.get('PYTHONPATH') !== undefined) return [];
  if (interpreter === undefined) return beside(carrying, target, release);
  const environment = environmentOf(target, to);
  if (environment === undefined) return [];
  const moduleOf = (program: string) => catalog.installers.get('pip')?.moduleOf(program);
  const start = startOf(target, environment, interpreter, moduleOf);
  if (start === undefined) return [];
  const { command, span } = start.instruction;
  const because = `\`${to.reference}\` has another Python than the one that made \`${environment}\`: it finds the packages by PYTHONPATH, and starts the program itself.`;
  return [
    {
      cause: { id: idAt('environment', span.start), rule: withBase, safety: 'review', because },
      edits: [
        lineBefore(dockerfile.text, span, `ENV PYTHONPATH=${packagesIn(environment, release)}`),
        { span: command.span, newText: jsonArray(start.words) },
      ],
    },
  ];
}

/** Packages copied beside another interpreter than the one that starts, which finds them by PYTHONPATH. */
function beside({ from, idAt, inspection, to }: Carrying, target: Target, release: string): readonly Cure[] {
  const at = from.traits.ownLanguage?.name === 'python' ? from.traits.ownLanguage.at : undefined;
  const said = target.stage.end.cmd?.span ?? target.stage.end.entrypoint?.span;
  if (at === undefined || said === undefined || releaseOf(from) !== release) return [];
  if (packagesElsewhere(inspection, from, to) === undefined) return [];
  const builders = [...target.view.tree.writes.values()].flatMap((writes) =>
    writes.flatMap(({ origin }) =>
      origin.kind === 'stage' ? [target.view.contents.view(origin.stage).image] : [],
    ),
  );
  // What they start by names the interpreter that installed them.
  if (!builders.every((image) => image === undefined || isLaidOutAlike(image, to))) return [];
  const because = `\`${to.reference}\` has its Python elsewhere: it finds the packages in \`${at}\` by PYTHONPATH.`;
  const instruction = target.stage.steps.find(({ instruction: { span } }) =>
    contains(span, said),
  )?.instruction;
  if (instruction === undefined) return [];
  return [
    {
      cause: { id: idAt('environment', instruction.span.start), rule: withBase, safety: 'review', because },
      edits: [
        lineBefore(inspection.dockerfile.text, instruction.span, `ENV PYTHONPATH=${packagesIn(at, release)}`),
      ],
    },
  ];
}

/** The environment that is copied to where it was made, on an image of the same release and C library. */
function environmentOf({ view }: Target, to: CatalogImage): string | undefined {
  for (const [at, writes] of view.tree.writes)
    for (const { origin } of writes) {
      if (origin.kind !== 'stage') continue;
      const builder = view.contents.view(origin.stage);
      if (builder.image === undefined || !isOfOneRelease(builder.image, to)) continue;
      const prefix = environmentWith(at);
      if (prefix !== undefined && prefix.release === releaseOf(to)) return prefix.path;
      if (origin.path !== at) continue;
      for (const { effect } of builder.tree.effects) {
        if (effect.kind !== 'artifact-built' || effect.artifact !== 'python-environment') continue;
        if (effect.path !== undefined && below(at, effect.path) !== undefined) return effect.path;
      }
    }
  return undefined;
}

/** Whether packages for one are read by the other, although their interpreters lie apart. */
function isOfOneRelease(one: CatalogImage, other: CatalogImage): boolean {
  const [a, b] = [one, other].map(({ facts }) => valueOf(facts.libc)?.family);
  return releaseOf(one) === releaseOf(other) && a === b && !isLaidOutAlike(one, other);
}

type Start = {
  readonly instruction: CmdInstruction | EntrypointInstruction;
  readonly words: readonly string[];
};

function startOf(
  { stage }: Target,
  environment: string,
  interpreter: string,
  moduleOf: (program: string) => string | undefined,
): Start | undefined {
  const { cmd, entrypoint } = stage.end;
  const isOwn = entrypoint?.span !== undefined;
  const said = isOwn ? entrypoint.span : cmd?.span;
  const instruction = stage.steps.find(
    ({ instruction: { span }, replayedFrom }) => replayedFrom === undefined && said && contains(span, said),
  )?.instruction;
  if (instruction?.keyword !== 'cmd' && instruction?.keyword !== 'entrypoint') return undefined;
  const [program = '', ...rest] = wordsOf(instruction.command);
  const isThere = !program.includes('/') || below(`${environment}/bin`, program) !== undefined;
  const module = moduleOf(baseName(program));
  if (!isThere || (!isPython(program) && module === undefined)) return undefined;
  const given = isPython(program) || module === undefined ? rest : ['-m', module, ...rest];
  if (given.length === 0) return undefined;
  return { instruction, words: isOwn ? [interpreter, ...given] : given };
}

/** Of shell form those of one plain command. */
function wordsOf(command: CommandForm): readonly string[] {
  if (command.form === 'exec') return command.items.map(({ text }) => text);
  const plain = readPlain(command.script.text);
  return plain?.assignments.length === 0 && !plain.hasJavaOptions ? plain.words : [];
}
