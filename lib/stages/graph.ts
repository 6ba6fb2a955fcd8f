import type { Dockerfile } from '../dockerfile/syntax';
import { expansionBudget, scriptBudget } from '../text/budget';
import { span } from '../text/span';
import { evaluateStages } from './evaluate';
import { makeExpander } from './expansion';
import { collectErrors, type ErrorList } from './graph-errors';
import { refuseOrder } from './order';
import { outlineOf } from './outline';
import { planStages, type StagePlan } from './plan';
import { reachedFrom } from './reach';
import type { StageNames } from './references';
import { declareGlobals, platformScope } from './scope';
import type { BuildOptions, ConfigurationOf, StageGraph } from './stage';
import type { StateContext } from './state';
import { variablesOf } from './variables';

/**
 * Works out the stages of a Dockerfile, their references and what is in force at every instruction, as BuildKit
 * does. Never throws; linear in the size of the file.
 */
export function buildStages(
  dockerfile: Dockerfile,
  options: BuildOptions,
  configurationOf: ConfigurationOf,
): StageGraph {
  const outline = outlineOf(dockerfile);
  const errors = collectErrors();
  const buildArgs = new Map(Object.entries(options.buildArgs));
  const expander = makeExpander(dockerfile, expansionBudget(dockerfile.text.length));
  const targetName = options.target || outline.stages.at(-1)?.from.name?.text || '';
  let globals = platformScope(options, targetName);
  const ofFile = { buildArgs, globals, expander, ...errors.inStage(undefined) };
  for (const instruction of outline.globals) globals = declareGlobals(globals, instruction, ofFile);

  function contextOf(stage: number): StateContext {
    return { buildArgs, globals, expander, ...errors.inStage(stage) };
  }
  const names: StageNames = new Map();
  const plans = planStages(outline, names, dockerfile.text.length, contextOf);
  const target = targetOf(options.target, plans.length, names, errors);
  const reachable = reachableFrom(target, plans);
  refuseOrder(plans, reachable, errors);
  const stages = evaluateStages(plans, {
    dockerfile,
    options,
    target,
    reachable,
    configurationOf,
    contextOf,
    scripts: scriptBudget(dockerfile.text.length),
  });
  return {
    dockerfile,
    options,
    stages,
    globals: variablesOf(globals),
    target: target === undefined ? undefined : stages[target],
    errors: errors.all(),
  };
}

function targetOf(
  wanted: string | undefined,
  count: number,
  names: StageNames,
  errors: ErrorList,
): number | undefined {
  if (!wanted) return count === 0 ? undefined : count - 1;
  const index = names.get(wanted.toLowerCase()) ?? (/^\d{1,9}$/.test(wanted) ? Number(wanted) : count);
  if (index < count) return index;
  const nowhere = span(0, 0);
  errors.inStage(undefined).refuse('unknown-target', `target stage "${wanted}" could not be found`, nowhere);
  return undefined;
}

/** Without a target nothing can be said to be unneeded. */
function reachableFrom(target: number | undefined, plans: readonly StagePlan[]): ReadonlySet<number> {
  if (target === undefined) return new Set(plans.keys());
  const links = plans.map(({ uses }) =>
    uses.flatMap(({ source }) => (source.kind === 'stage' ? [source.stage] : [])),
  );
  return reachedFrom(target, links);
}
