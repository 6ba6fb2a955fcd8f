import type { CommandForm } from '../dockerfile/syntax';
import { indexLines, type Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { BaseReference, Setting, Stage, StageGraph, State, Step, Variable } from './stage';

type Command = string | readonly string[] | null;

/** What is in force; `null`: nothing sets it. A shell form is a string, an exec form a list. */
type StateDescription = {
  readonly user: string | null;
  readonly workdir: string | null;
  readonly shell: readonly string[];
  readonly entrypoint: Command;
  readonly cmd: Command;
  readonly healthcheck: Command;
  readonly stopsignal: string | null;
  /** What is set, to a value that is not known. */
  readonly unknown: readonly string[];
};

type Values = Readonly<Record<string, string | null>>;

type InstructionDescription = StateDescription & {
  readonly line: number;
  readonly endLine: number;
  readonly instruction: string;
  readonly replayedFrom?: number;
  /** What this instruction adds; `null`: declared, its value is not known. */
  readonly environment?: Values;
  readonly arguments?: Values;
  readonly exposed?: readonly string[];
  readonly volumes?: readonly string[];
  readonly language?: string;
  readonly commands?: readonly {
    readonly line: number;
    readonly words: readonly string[];
    readonly runs: string;
  }[];
};

type StageDescription = {
  readonly stage: number;
  readonly name: string | null;
  readonly line: number;
  readonly base: BaseReference;
  readonly platform: string | null;
  readonly isTarget: boolean;
  readonly isReachable: boolean;
  readonly uses: readonly { readonly kind: string; readonly line: number; readonly source: BaseReference }[];
  readonly instructions: readonly InstructionDescription[];
  readonly end: StateDescription & {
    readonly environment?: Values;
    readonly arguments?: Values;
    readonly exposed?: readonly string[];
    readonly volumes?: readonly string[];
  };
};

export type StagesDescription = {
  readonly target: number | null;
  readonly arguments: Values;
  readonly stages: readonly StageDescription[];
  readonly errors: readonly {
    readonly line: number;
    readonly stage: number | null;
    readonly code: string;
    readonly message: string;
  }[];
};

// Every stage repeats what it inherits; beyond this many only the target lists all its variables and ports.
const mostStagesInFull = 200;

/** The graph as `plinth stages` prints it: every instruction with the state after it, lines from 1. */
export function describeStages(graph: StageGraph): StagesDescription {
  const lines = indexLines(graph.dockerfile.text);
  return {
    target: graph.target?.index ?? null,
    arguments: valuesIn(graph.globals.all()),
    stages: graph.stages.map((stage) => {
      const isFull = graph.stages.length <= mostStagesInFull || stage.isTarget;
      return describeStage(stage, isFull, lines);
    }),
    errors: graph.errors.map(({ code, message, stage, span }) => ({
      line: lineAt(lines, span.start),
      stage: stage ?? null,
      code,
      message,
    })),
  };
}

function describeStage(stage: Stage, isFull: boolean, lines: Lines): StageDescription {
  const { end } = stage;
  const exposed = isFull ? end.exposed.map(portOf) : [];
  const volumes = isFull ? end.volumes.map(({ value, span }) => ({ text: value, span })) : [];
  const additions = byPlace([...exposed, ...volumes]);
  return {
    stage: stage.index,
    name: stage.name ?? null,
    line: lineAt(lines, stage.from.span.start),
    base: stage.base,
    platform: stage.platform ?? null,
    isTarget: stage.isTarget,
    isReachable: stage.isReachable,
    uses: stage.uses.map(({ kind, span, source }) => ({ kind, line: lineAt(lines, span.start), source })),
    instructions: stage.steps.map((step) => describeStep(step, additions, lines)),
    end: {
      ...describeState(end),
      ...(isFull && {
        environment: valuesIn(end.variables.environment()),
        arguments: valuesIn([...end.variables.all()].filter(([, { kind }]) => isArgument(kind))),
        exposed: exposed.map(({ text }) => text),
        volumes: volumes.map(({ text }) => text),
      }),
    },
  };
}

function portOf({ value, span }: State['exposed'][number]): {
  readonly text: string;
  readonly span: Span | undefined;
} {
  return { text: `${value.port}/${value.protocol}`, span };
}

/** Texts by the offset of the word that set them. */
type Additions = ReadonlyMap<number, readonly string[]>;

function byPlace(settings: readonly { readonly text: string; readonly span: Span | undefined }[]): Additions {
  const places = new Map<number, string[]>();
  for (const { text, span } of settings) {
    if (span === undefined) continue;
    const texts = places.get(span.start);
    if (texts === undefined) places.set(span.start, [text]);
    else texts.push(text);
  }
  return places;
}

function describeStep(step: Step, additions: Additions, lines: Lines): InstructionDescription {
  const { instruction, replayedFrom, after } = step;
  const { start, end } = instruction.span;
  return {
    line: lineAt(lines, start),
    endLine: lineAt(lines, end),
    instruction: instruction.keywordText.toUpperCase(),
    ...(replayedFrom !== undefined && { replayedFrom }),
    ...describeState(after),
    ...added(step, additions),
    ...describeRun(step, lines),
  };
}

function added({ instruction, after }: Step, additions: Additions): Partial<InstructionDescription> {
  switch (instruction.keyword) {
    case 'env':
      return {
        environment: chosen(
          after,
          instruction.pairs.map(({ key }) => key.text),
        ),
      };
    case 'arg':
      return {
        arguments: chosen(
          after,
          instruction.declarations.map(({ name }) => name.text),
        ),
      };
    case 'expose':
      return { exposed: instruction.words.flatMap(({ span }) => additions.get(span.start) ?? []) };
    case 'volume':
      return { volumes: instruction.words.flatMap(({ span }) => additions.get(span.start) ?? []) };
    default:
      return {};
  }
}

function describeRun({ run }: Step, lines: Lines): Partial<InstructionDescription> {
  if (run === undefined) return {};
  return {
    language: run.language,
    commands: run.script.commands.map(({ words, span, runs }) => ({
      line: lineAt(lines, run.toSource(span).start),
      words: words.map(({ text, raw }) => text ?? raw),
      runs,
    })),
  };
}

function describeState(state: State): StateDescription {
  const { user, workdir, shell, entrypoint, cmd, healthcheck, stopsignal } = state;
  const unknown = Object.entries({ user, workdir })
    .filter(([, setting]) => setting !== undefined && setting.value === undefined)
    .map(([name]) => name);
  return {
    user: user?.value ?? null,
    workdir: workdir?.value ?? null,
    shell: shell.value,
    entrypoint: commandOf(entrypoint),
    cmd: commandOf(cmd),
    healthcheck: healthcheck && healthcheck.value === undefined ? 'NONE' : commandOf(healthcheck),
    stopsignal: stopsignal?.value ?? null,
    unknown,
  };
}

function commandOf(setting: Setting<CommandForm | readonly string[] | undefined> | undefined): Command {
  const value = setting?.value;
  if (value === undefined) return null;
  if (!('form' in value)) return value;
  return value.form === 'exec' ? value.items.map(({ text }) => text) : value.script.text;
}

function chosen({ variables }: State, names: readonly string[]): Values {
  return valuesIn(
    names.flatMap((name) => {
      const variable = variables.get(name);
      return variable === undefined ? [] : [[name, variable]];
    }),
  );
}

function valuesIn(variables: Iterable<readonly [string, Variable]>): Values {
  return Object.fromEntries([...variables].map(([name, { value }]) => [name, value ?? null]));
}

function isArgument(kind: Variable['kind']): boolean {
  return kind !== 'env' && kind !== 'base';
}

function lineAt(lines: Lines, offset: number): number {
  return lines.positionAt(offset).line;
}
