import type { StageBase } from './bases/base';
import { referenceOf } from './bases/base';
import type { Catalog, CatalogImage } from './catalog/image';
import { Contents, type StageView } from './contents/contents';
import type { Dockerfile, Instruction } from './dockerfile/syntax';
import { valueOf } from './fact/fact';
import { type OtherFile, otherFileOf } from './other-files/other-file';
import type { Policy } from './report/policy';
import type { Stage, StageGraph, Step } from './stages/stage';
import { copiedExecutables, type Executable, executableOf } from './start/executable';
import { healthcheckOf, type Launch, startOf } from './start/launch';
import { userWord } from './start/user-word';
import type { Span } from './text/span';

/** Everything known about one Dockerfile, computed once, read by requirements, rules and recommendations. */
export type Inspection = {
  readonly dockerfile: Dockerfile;
  readonly graph: StageGraph;
  readonly catalog: Catalog;
  /** The day on which support dates are judged. */
  readonly today: string;
  readonly contents: Contents;
  /** Stages that are built for the target. */
  readonly reachable: readonly StageView[];
  /** The target and the stages it stands on: what runs in the final image. */
  readonly final: readonly StageView[];
  readonly checked: readonly CheckedStep[];
  readonly target: Target | undefined;
  /** What the text is, where it is another file that lies beside Dockerfiles. */
  readonly otherFile: OtherFile | undefined;
  /** What its project decides about images, where it does. */
  readonly policy: Policy | undefined;
};

/** An instruction that `docker build --check` looks at. */
export type CheckedStep = {
  readonly view: StageView;
  readonly step: Step;
  readonly instruction: Instruction;
};

/** The stage that becomes the image. */
export type Target = {
  readonly view: StageView;
  readonly stage: Stage;
  readonly base: StageBase;
  /** The catalog image it stands on at last; undefined when that is not known. */
  readonly image: CatalogImage | undefined;
  /** The word of the USER in force at its end; undefined where the base decides. */
  readonly userSpan: Span | undefined;
  readonly start: Launch | undefined;
  readonly healthcheck: Launch | undefined;
  /** Programs it starts and, where nothing says what starts, those copied from a compiler. */
  readonly executables: readonly Executable[];
};

export function inspect(graph: StageGraph, catalog: Catalog, today: string, policy?: Policy): Inspection {
  const contents = new Contents(graph, catalog, today);
  const target = targetOf(contents);
  return {
    dockerfile: graph.dockerfile,
    graph,
    catalog,
    today,
    contents,
    reachable: contents.views.filter(({ stage }) => stage.isReachable),
    checked: checkedSteps(contents),
    final: target?.view.chain ?? [],
    target,
    otherFile: otherFileOf(graph.dockerfile),
    policy,
  };
}

/** The instructions of the stages that are checked, each once: an ONBUILD trigger counts where it is first run. */
function checkedSteps(contents: Contents): readonly CheckedStep[] {
  const triggers = new Set<Instruction>();
  const checked: CheckedStep[] = [];
  for (const view of checkedStages(contents)) {
    for (const step of view.stage.steps) {
      const { instruction, replayedFrom } = step;
      if (replayedFrom !== undefined) {
        if (triggers.has(instruction)) continue;
        triggers.add(instruction);
      }
      checked.push({ view, step, instruction });
    }
  }
  return checked;
}

/**
 * The stages `docker build --check` looks into: with a target those it needs, without one all of them,
 * since any may be meant as a target.
 */
export function checkedStages({ graph, views }: Contents): readonly StageView[] {
  return graph.options.target ? views.filter(({ stage }) => stage.isReachable) : views;
}

function targetOf(contents: Contents): Target | undefined {
  const stage = contents.graph.target;
  if (!stage || buildsWindows(contents)) return undefined;
  const view = contents.view(stage.index);
  const { base } = view;
  const start = startOf(stage, knowsEntrypoint(base));
  const healthcheck = healthcheckOf(stage);
  const executables: Executable[] = [];
  for (const launch of [start, healthcheck]) {
    if (!launch || launch.inherited || launch.shellAsArgument) continue;
    // Arguments of a language's entrypoint are no programs; what an image nobody knows starts is most often just that.
    if (launch.mayBeArguments && base.image) continue;
    const executable = executableOf(view, launch);
    if (executable) executables.push(executable);
  }
  const known = new Set(executables.map(({ native }) => native?.effect));
  for (const copied of copiedExecutables(view))
    if (!known.has(copied.native?.effect)) executables.push(copied);
  return {
    view,
    stage,
    base,
    image: base.image,
    userSpan: userWord([stage, ...base.through], stage.end.user),
    start,
    healthcheck,
    executables,
  };
}

/** Whether it is known what the base starts: an image that is made to be built on starts nothing of its own. */
function knowsEntrypoint({ image, root }: StageBase): boolean {
  if (root.kind === 'scratch') return true;
  const facts = image?.facts;
  return facts !== undefined && (facts.entrypoint.known || valueOf(facts.purpose) === 'base');
}

/** Windows images have other accounts, shells and libraries; nothing here speaks of them. */
export function buildsWindows({ graph, views }: Contents): boolean {
  const { target } = graph;
  if (!target) return false;
  const platform = target.platform ?? graph.options.platform;
  const root = views[target.index]?.base.root;
  const reference = root && referenceOf(root);
  return (
    platform.startsWith('windows/') ||
    /(^|\/)windows\/|windowsservercore|nanoserver|\/dotnet\/framework\//.test(reference ?? '') ||
    target.steps.some(({ run }) => run?.language === 'powershell' || run?.language === 'cmd')
  );
}
