import type { CommandForm, Dockerfile, FromInstruction, Instruction } from '../dockerfile/syntax';
import type { Command, Script } from '../shell/command';
import type { Effect } from '../shell/effect';
import type { Span } from '../text/span';

/** What the user sets beside the file. */
export type BuildOptions = {
  readonly target: string | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Platform built for, `linux/amd64`; also taken as the platform built on. */
  readonly platform: string;
  /** Files of the build context that are known, by their paths in it. */
  readonly files?: Readonly<Record<string, string>> | undefined;
};

/** The stages of a Dockerfile, how they hang together, and what is in force at every instruction. */
export type StageGraph = {
  readonly dockerfile: Dockerfile;
  readonly options: BuildOptions;
  readonly stages: readonly Stage[];
  /** What FROM lines see: platform arguments and the ARGs before the first FROM. */
  readonly globals: Variables;
  /** The stage that becomes the image: the targeted one, else the last. Undefined without stages or when the target is not there. */
  readonly target: Stage | undefined;
  /** What BuildKit refuses beyond syntax: unknown target, cycle, bad index, failed expansion, a bad port. */
  readonly errors: readonly GraphError[];
};

export type GraphError = {
  readonly code: string;
  readonly message: string;
  readonly stage: number | undefined;
  readonly span: Span;
};

export type Stage = {
  readonly index: number;
  /** As written after AS; names are compared without case. */
  readonly name: string | undefined;
  readonly from: FromInstruction;
  readonly base: BaseReference;
  /** Expanded `--platform`; undefined when none is written or a variable in it has no value. */
  readonly platform: string | undefined;
  readonly steps: readonly Step[];
  /** ONBUILD triggers of the stage it stands on that are too many to be replayed; its base then is not known. */
  readonly unreadTriggers: number;
  /** In force at the end of the stage. */
  readonly end: State;
  readonly isTarget: boolean;
  /** The target needs it. */
  readonly isReachable: boolean;
  /** Every stage, image or context it takes files from or stands on. */
  readonly uses: readonly StageUse[];
};

export type BaseReference =
  | { readonly kind: 'scratch'; readonly written: string }
  | { readonly kind: 'stage'; readonly written: string; readonly stage: number }
  | { readonly kind: 'image'; readonly written: string; readonly reference: string }
  /** `variables` could set it: build args without a value. */
  | { readonly kind: 'unresolved'; readonly written: string; readonly variables: readonly string[] };

export type StageUse = {
  readonly kind: 'base' | 'copy' | 'mount';
  readonly source: BaseReference;
  readonly span: Span;
};

/** One instruction of a stage. `replayedFrom`: an ONBUILD trigger of that stage, run here. */
export type Step = {
  readonly instruction: Instruction;
  readonly replayedFrom: number | undefined;
  readonly before: State;
  readonly after: State;
  /** RUN: the script, its commands and what they do; spans of `script` count in `text`, use `toSource`. */
  readonly run: RunStep | undefined;
};

export type RunStep = {
  /** The text handed to the shell, or to another interpreter. */
  readonly text: string;
  /** `shell`: parsed as POSIX shell; `exec`: one command without a shell; others are left alone. */
  readonly language: 'shell' | 'exec' | 'powershell' | 'cmd' | 'other';
  readonly script: Script;
  /** Effects with spans in the Dockerfile. */
  readonly effects: readonly Effect[];
  /** Those of one command of `script`. */
  effectsOf(command: Command): readonly Effect[];
  /** From a span of `text` to the span in the Dockerfile. */
  toSource(span: Span): Span;
};

/** A value with the place that set it. `text` undefined: set, but its value is not known. */
export type Setting<T> = {
  readonly value: T;
  /** Undefined: inherited from the base image's configuration. */
  readonly span: Span | undefined;
};

/** What is in force at one place of a stage. */
export type State = {
  readonly user: Setting<string | undefined> | undefined;
  readonly workdir: Setting<string | undefined> | undefined;
  readonly shell: Setting<readonly string[]>;
  readonly shellIsDefault: boolean;
  readonly entrypoint: Setting<CommandForm | readonly string[]> | undefined;
  readonly cmd: Setting<CommandForm | readonly string[]> | undefined;
  /** Undefined: none set; value undefined: HEALTHCHECK NONE. */
  readonly healthcheck: Setting<CommandForm | undefined> | undefined;
  readonly stopsignal: Setting<string> | undefined;
  readonly exposed: readonly Setting<{ readonly port: number; readonly protocol: string }>[];
  readonly volumes: readonly Setting<string>[];
  /** ENV and, while building, ARG. */
  readonly variables: Variables;
};

export type Variable = {
  readonly name: string;
  /** Undefined: declared, value not known (an ARG the build must set). */
  readonly value: string | undefined;
  readonly kind: 'env' | 'arg' | 'global-arg' | 'build-arg' | 'platform' | 'base';
  readonly span: Span | undefined;
  /** An ARG that neither the file nor the build gives a value. */
  readonly isUnset?: true;
};

/** Variables at one place. Looking up costs no more than logarithmic time; making the next state copies nothing. */
export type Variables = {
  /** False: the environment of the base image is not known; a name not found here may be set there. */
  readonly complete: boolean;
  get(name: string): Variable | undefined;
  /** All in force here, ENV and ARG, by name. */
  all(): ReadonlyMap<string, Variable>;
  /** Only what the running container sees: ENV. */
  environment(): ReadonlyMap<string, Variable>;
  /** The same for a shell: the values alone, undefined where one is not known. */
  environmentValues(): ReadonlyMap<string, string | undefined>;
};

/** The configuration of a base image, as far as it is known. */
export type BaseConfiguration = {
  /** Nothing is missing: what is undefined or not in `environment` is certainly not set. */
  readonly isComplete?: boolean;
  readonly user: string | undefined;
  readonly workdir: string | undefined;
  readonly entrypoint: readonly string[] | undefined;
  readonly cmd: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
};

/** Given to the graph by whoever knows images; `undefined`: nothing is known. */
export type ConfigurationOf = (reference: string) => BaseConfiguration | undefined;
