import { productOf } from '../catalog/product';
import type { Inspection, Target } from '../inspection';
import { languageOfProgram } from '../programs/language';
import { requirementsOf } from '../requirements';
import type { BaseReference, Step } from '../stages/stage';
import type { Executable } from '../start/executable';
import { applyEdits, type TextEdit } from '../text/edit';
import { contains } from '../text/span';
import { compose } from './compose';
import type { Cause } from './draft';
import { needsShell } from './needless-runs';
import type { Installed } from './own-language';
import type { Ground, Layout } from './plan';
import { withoutInstruction } from './removal';
import { releaseOf } from './sibling';

type Copied = Installed & {
  readonly target: Target;
  readonly source: BaseReference;
  /** What brings it, and may be left out on a base that has it. */
  readonly steps: readonly Step[];
};

/**
 * The file without the interpreter that it copies from an image of its language, as `COPY --from=node /usr/local/bin/node`:
 * for bases that bring it. Undefined where none is copied so.
 */
export function withoutCopiedLanguage({ before, own, read, request }: Ground): Layout | undefined {
  const copied = own && productOf(own) === undefined ? languageCopied(before.inspection) : undefined;
  if (copied === undefined) return undefined;
  const { dockerfile } = request;
  const { language, steps, version } = copied;
  const cause: Cause = {
    id: 'copied-language',
    rule: 'base',
    safety: 'review',
    because: 'The base brings its language itself.',
  };
  const edits = [
    ...steps.map(({ instruction }) => withoutInstruction(dockerfile, instruction.span)),
    ...unused(copied, before.inspection),
  ];
  const reading = read(applyEdits(dockerfile, edits));
  return {
    kind: 'in-place',
    changes: compose(
      dockerfile,
      [],
      edits.map((edit) => ({ ...edit, for: cause })),
    ),
    reading,
    needs: requirementsOf(reading.inspection),
    needsShell: needsShell(reading.inspection),
    caveats: [],
    language: { language, version },
    needsLanguage: true,
  };
}

function languageCopied({ graph, target }: Inspection): Copied | undefined {
  const started = target?.executables.find(({ of }) => of === 'start');
  const image = started?.native?.reason.code === 'of-image' ? started.native.builder : undefined;
  const product = image && productOf(image);
  if (target === undefined || started === undefined || image === undefined || product === undefined)
    return undefined;
  if (product.isService || languageOfProgram(started.written) !== product.name) return undefined;
  const source = sourceOf(target, started);
  if (source === undefined || (source.kind === 'stage' && graph.stages[source.stage]?.steps.length !== 0))
    return undefined;
  const steps = target.stage.steps.filter(({ instruction }) =>
    target.stage.uses.some(
      (use) => use.kind === 'copy' && isSame(use.source, source) && contains(instruction.span, use.span),
    ),
  );
  // A link to what is left out would be to nothing, or be there already.
  const linking = target.stage.steps.filter(({ run }) =>
    run?.script.commands.some(({ name }) => name === 'ln'),
  );
  if (
    !linking.every(onlyLinks) ||
    [...steps, ...linking].some(({ replayedFrom }) => replayedFrom !== undefined)
  )
    return undefined;
  return { language: product.name, version: releaseOf(image), target, source, steps: [...steps, ...linking] };
}

/** Links programs that come along with the interpreter, and asks for their versions at most. */
function onlyLinks({ run }: Step): boolean {
  return (
    run?.script.commands.every(({ args, name = '' }) => {
      const words = args.map(({ text = '' }) => text);
      if (name === 'ln') return words.some((word) => /(^|\/)(node_modules|lib)\//.test(word));
      return languageOfProgram(name) !== undefined && words.every((word) => /^(-v|-V|--version)$/.test(word));
    }) === true
  );
}

/** What COPY takes the program from, where that is in the target's own stage. */
function sourceOf({ stage }: Target, { traced }: Executable): BaseReference | undefined {
  const [hop] = traced.hops;
  if (hop === undefined || hop.view.stage !== stage) return undefined;
  return stage.uses.find(({ kind, span }) => kind === 'copy' && contains(hop.write.span, span))?.source;
}

function isSame(one: BaseReference, other: BaseReference): boolean {
  if (one.kind === 'stage' || other.kind === 'stage')
    return one.kind === 'stage' && other.kind === 'stage' && one.stage === other.stage;
  return one.written === other.written;
}

/** The FROM of a stage that nothing is taken from any more. */
function unused({ source, target }: Copied, { dockerfile, graph }: Inspection): readonly TextEdit[] {
  const stage = source.kind === 'stage' ? graph.stages[source.stage] : undefined;
  if (stage?.name === undefined || /--from=["']?\d/.test(dockerfile.text)) return [];
  const isTaken = graph.stages.some(
    ({ index, uses }) => index !== target.stage.index && uses.some((use) => isSame(use.source, source)),
  );
  return isTaken ? [] : [withoutInstruction(dockerfile.text, stage.from.span)];
}
