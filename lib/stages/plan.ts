import { flagOf } from '../dockerfile/flags';
import { mountsOf } from '../dockerfile/mounts';
import type { CopyInstruction, Instruction, RunInstruction } from '../dockerfile/syntax';
import { isPlatformError, officialOfPlatform, parsePlatform } from '../reference/platform';
import { isReferenceError, parseReference } from '../reference/reference';
import { budgetFor } from '../text/budget';
import type { Outline, StageOutline } from './outline';
import {
  baseOf,
  type ReferenceContext,
  type SourceLookup,
  type StageNames,
  sourceLookup,
} from './references';
import type { BaseReference, StageUse } from './stage';

/** An instruction run in a stage; `replayedFrom`: a trigger of that stage. */
export type PlannedStep = { readonly instruction: Instruction; readonly replayedFrom: number | undefined };

/** A stage with its references looked up, before its state is worked out. */
export type StagePlan = {
  readonly outline: StageOutline;
  readonly base: BaseReference;
  readonly platform: string | undefined;
  readonly steps: readonly PlannedStep[];
  readonly uses: readonly PlannedUse[];
  /** Triggers of the stage it stands on that are not replayed: there are too many of them. */
  readonly unreadTriggers: number;
};

export type PlannedUse = StageUse & { readonly isReplayed: boolean };

// Many triggers under many stages multiply; no real file comes near.
const replayedBase = 1 << 17;
const replayedPerCharacter = 1;

/**
 * Looks up what every stage of a file of this length stands on and takes files from. `names` is filled with the
 * stages' names. A stage whose triggers are too many to replay stands on nothing that is known.
 */
export function planStages(
  outline: Outline,
  names: StageNames,
  length: number,
  contextOf: (stage: number) => ReferenceContext,
): readonly StagePlan[] {
  const heads: Head[] = [];
  for (const [index, stage] of outline.stages.entries()) {
    const references = contextOf(index);
    const base = baseOf(stage.from, names, references);
    const written = platformOf(stage, references);
    const named = platformInName(base, heads);
    heads.push({ base, platform: named ?? written, named });
    if (stage.from.name !== undefined) names.set(stage.from.name.text.toLowerCase(), index);
  }
  const triggers = outline.stages.map(({ instructions }) => triggersIn(instructions));
  const lookups = sourceLookup(heads.length, names);
  const budget = budgetFor(length, replayedBase, replayedPerCharacter);
  return outline.stages.map((stage, index) => {
    const { base, platform } = heads[index] ?? { base: unreadable, platform: undefined };
    const steps: PlannedStep[] = [];
    const inherited = base.kind === 'stage' ? triggers[base.stage] : undefined;
    const isRead = inherited === undefined || budget.take(inherited.length);
    if (isRead && base.kind === 'stage')
      for (const instruction of inherited?.instructions ?? [])
        steps.push({ instruction, replayedFrom: base.stage });
    for (const instruction of stage.instructions) steps.push({ instruction, replayedFrom: undefined });
    const uses: PlannedUse[] = [
      { kind: 'base', source: base, span: stage.from.image.span, isReplayed: false },
    ];
    const lookup = lookups(contextOf(index));
    for (const { instruction, replayedFrom } of steps)
      uses.push(...usesOf(instruction, replayedFrom !== undefined, lookup));
    return {
      outline: stage,
      base: isRead ? base : { kind: 'unresolved', written: base.written, variables: [] },
      platform,
      steps,
      uses,
      unreadTriggers: isRead ? 0 : inherited.instructions.length,
    };
  });
}

const unreadable: BaseReference = { kind: 'unresolved', written: '', variables: [] };

type Triggers = {
  readonly instructions: readonly Instruction[];
  /** What replaying them costs: the characters to read, and something for each of them. */
  readonly length: number;
};

const perTrigger = 64;
const perScript = 3;

function triggersIn(instructions: readonly Instruction[]): Triggers {
  const triggers = instructions.flatMap((instruction) =>
    instruction.keyword === 'onbuild' ? [instruction.trigger] : [],
  );
  return {
    instructions: triggers,
    length: triggers.reduce((sum, trigger) => sum + costOf(trigger), 0),
  };
}

/** A script is read by every rule, so it counts several times. */
function costOf({ keyword, span }: Instruction): number {
  return perTrigger + (keyword === 'run' ? perScript : 1) * (span.end - span.start);
}

type Head = {
  readonly base: BaseReference;
  readonly platform: string | undefined;
  /** The platform its image has by its name, whatever is asked for. */
  readonly named: string | undefined;
};

function platformInName(base: BaseReference, before: readonly Head[]): string | undefined {
  if (base.kind === 'stage') return before[base.stage]?.named;
  if (base.kind !== 'image') return undefined;
  const reference = parseReference(base.reference);
  if (isReferenceError(reference)) return undefined;
  return officialOfPlatform(`${reference.registry}/${reference.repository}`)?.platform;
}

function platformOf({ from }: StageOutline, context: ReferenceContext): string | undefined {
  const { platform } = from;
  if (platform?.value === undefined || platform.value === '') return undefined;
  const span = platform.valueSpan ?? platform.span;
  const expansion = context.expander.expand(platform.value, context.globals);
  if (expansion.kind === 'failed') context.fail(expansion.message, span);
  if (expansion.kind !== 'known') return undefined;
  const parts = parsePlatform(expansion.text);
  if (expansion.text === '') {
    context.refuse('empty-platform', `empty platform value from expression ${platform.value}`, span);
    return undefined;
  }
  // A platform without variables is checked by the parser.
  if (isPlatformError(parts) && platform.value.includes('$'))
    context.refuse('invalid-platform', `failed to parse platform ${platform.value}: ${parts.error}`, span);
  return expansion.text;
}

function usesOf(instruction: Instruction, isReplayed: boolean, lookup: SourceLookup): readonly PlannedUse[] {
  if (instruction.keyword === 'copy') return copyUse(instruction, isReplayed, lookup);
  if (instruction.keyword === 'run') return mountUses(instruction, isReplayed, lookup);
  return [];
}

function copyUse(
  { flags }: CopyInstruction,
  isReplayed: boolean,
  lookup: SourceLookup,
): readonly PlannedUse[] {
  const from = flagOf(flags, 'from');
  if (from?.value === undefined || from.value === '') return [];
  const span = from.valueSpan ?? from.span;
  return [{ kind: 'copy', source: lookup.copySource(from.value, span), span, isReplayed }];
}

function mountUses(run: RunInstruction, isReplayed: boolean, lookup: SourceLookup): readonly PlannedUse[] {
  return mountsOf(run).flatMap(({ type, from }) => {
    if (from === undefined || from.text === '' || type === 'tmpfs') return [];
    const { text, span } = from;
    return [{ kind: 'mount' as const, source: lookup.mountSource(text, span), span, isReplayed }];
  });
}
