import type { Dockerfile, Instruction, Word } from '../dockerfile/syntax';
import type { Budget } from '../text/budget';
import { ignored } from './graph-errors';
import type { PlannedStep, StagePlan } from './plan';
import { readRun } from './run';
import { textOf } from './scope';
import type { BaseConfiguration, BuildOptions, ConfigurationOf, Stage, State, Step } from './stage';
import {
  type Settings,
  type StateContext,
  settingsAfter,
  settingsOfBase,
  settingsOfChild,
  stateOf,
} from './state';

export type Evaluation = {
  readonly dockerfile: Dockerfile;
  readonly options: BuildOptions;
  readonly target: number | undefined;
  readonly reachable: ReadonlySet<number>;
  readonly configurationOf: ConfigurationOf;
  contextOf(stage: number): StateContext;
  /** What reading scripts may cost beyond their text. */
  readonly scripts: Budget;
};

/** Works out what is in force at every instruction, stage after stage. */
export function evaluateStages(plans: readonly StagePlan[], evaluation: Evaluation): readonly Stage[] {
  const ends: Settings[] = [];
  return plans.map((plan, index) => {
    const isReachable = evaluation.reachable.has(index);
    const own = evaluation.contextOf(index);
    const context = isReachable ? own : { ...own, ...ignored };
    const steps: Step[] = [];
    let settings = startOf(plan, ends, evaluation);
    let state = stateOf(settings);
    for (const planned of plan.steps) {
      checkWords(planned.instruction, settings, context);
      const next = settingsAfter(settings, planned.instruction, context);
      const after = next === settings ? state : stateOf(next);
      steps.push(stepOf(planned, { before: state, after, settings }, evaluation));
      settings = next;
      state = after;
    }
    ends.push(settings);
    return {
      index,
      name: plan.outline.from.name?.text,
      from: plan.outline.from,
      base: plan.base,
      platform: plan.platform,
      steps,
      end: state,
      isTarget: index === evaluation.target,
      isReachable,
      unreadTriggers: plan.unreadTriggers,
      uses: plan.uses.map(({ kind, source, span }) => ({ kind, source, span })),
    };
  });
}

const nothing: BaseConfiguration = {
  isComplete: true,
  user: undefined,
  workdir: undefined,
  entrypoint: undefined,
  cmd: undefined,
  environment: {},
};

function startOf(plan: StagePlan, ends: readonly Settings[], evaluation: Evaluation): Settings {
  const { base } = plan;
  const platform = plan.platform ?? evaluation.options.platform;
  switch (base.kind) {
    case 'stage': {
      const parent = ends[base.stage];
      return parent ? settingsOfChild(parent) : settingsOfBase(undefined, platform);
    }
    case 'scratch':
      return settingsOfBase(nothing, platform);
    case 'image':
      return settingsOfBase(evaluation.configurationOf(base.reference), platform);
    case 'unresolved':
      return settingsOfBase(undefined, platform);
    default:
      return base satisfies never;
  }
}

function stepOf(
  { instruction, replayedFrom }: PlannedStep,
  { before, after, settings }: { readonly before: State; readonly after: State; readonly settings: Settings },
  evaluation: Evaluation,
): Step {
  const run = instruction.keyword === 'run' ? readRun(instruction, settings, evaluation) : undefined;
  return { instruction, replayedFrom, before, after, run };
}

/** Fails where words that do not show in the state cannot be expanded. */
function checkWords(instruction: Instruction, { scope }: Settings, context: StateContext): void {
  switch (instruction.keyword) {
    case 'label':
      for (const { key, value } of instruction.pairs) {
        textOf(scope, key, context);
        textOf(scope, value, context);
      }
      return;
    case 'copy':
    case 'add': {
      const opened = new Set(instruction.heredocs.map(({ span }) => span.start));
      for (const word of [...expandedFlags(instruction), ...instruction.sources, instruction.destination])
        if (!opened.has(word.span.start)) textOf(scope, word, context);
      for (const { quoted, content, bodySpan } of instruction.heredocs) {
        const expansion = quoted ? undefined : context.expander.expandHeredoc(content, scope);
        if (expansion?.kind === 'failed') context.fail(expansion.message, bodySpan);
      }
      return;
    }
    case 'run':
      for (const word of expandedFlags(instruction)) textOf(scope, word, context);
      return;
    default:
      return;
  }
}

const flagsWithVariables = ['chown', 'chmod', 'checksum', 'exclude', 'mount'];

function expandedFlags({ flags }: Instruction): readonly Word[] {
  if (flags.length === 0) return [];
  return flags.flatMap(({ name, value, span, valueSpan }) =>
    value !== undefined && flagsWithVariables.includes(name)
      ? [{ text: value, span: valueSpan ?? span }]
      : [],
  );
}
