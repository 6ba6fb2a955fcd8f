import { isPortError, parsePorts } from '../dockerfile/ports';
import { checkSignal } from '../dockerfile/signals';
import type {
  CmdInstruction,
  CommandForm,
  EntrypointInstruction,
  Instruction,
  ShellInstruction,
  WordInstruction,
  WordsInstruction,
} from '../dockerfile/syntax';
import { isPlatformError, parsePlatform } from '../reference/platform';
import { type Chain, oldestFirst } from './chain';
import type { ErrorSink } from './graph-errors';
import { type ExposedRange, portsIn } from './ports';
import { baseScope, declareArguments, type ScopeContext, setEnvironment, textOf } from './scope';
import type { BaseConfiguration, Setting, State, Variables } from './stage';
import { type Scope, variablesOf } from './variables';
import { isAbsolute, joinWorkdir } from './workdir';

/** What `State` shows, in the form the next instruction builds on. */
export type Settings = {
  readonly user: Setting<string | undefined> | undefined;
  readonly workdir: Setting<string | undefined> | undefined;
  readonly shell: Setting<readonly string[]> | undefined;
  readonly entrypoint: Setting<CommandForm | readonly string[]> | undefined;
  readonly cmd: Setting<CommandForm | readonly string[]> | undefined;
  /** CMD was set in this stage: an ENTRYPOINT leaves it alone. */
  readonly cmdIsOwn: boolean;
  readonly healthcheck: Setting<CommandForm | undefined> | undefined;
  readonly stopsignal: Setting<string> | undefined;
  readonly ports: Chain<ExposedRange> | undefined;
  readonly volumes: Chain<Setting<string>> | undefined;
  readonly scope: Scope;
  /** The platform its commands run on. */
  readonly platform: string;
  readonly os: string;
};

export type StateContext = ScopeContext & ErrorSink;

// Linux refuses longer paths; longer texts are not followed so that joining stays linear.
const longestPath = 4096;

/** What a stage starts with on an image; `undefined`: nothing is known of it. */
export function settingsOfBase(configuration: BaseConfiguration | undefined, platform: string): Settings {
  const parts = parsePlatform(platform);
  const os = isPlatformError(parts) ? 'linux' : parts.os;
  return {
    user: inherited(configuration?.user || undefined),
    workdir: inherited(configuration?.workdir ? joinWorkdir('/', configuration.workdir, os) : undefined),
    shell: undefined,
    entrypoint: inherited(configuration?.entrypoint),
    cmd: inherited(configuration?.cmd),
    cmdIsOwn: false,
    healthcheck: undefined,
    stopsignal: undefined,
    ports: undefined,
    volumes: undefined,
    scope: baseScope(configuration, os),
    platform,
    os,
  };
}

/** What a stage starts with on another stage: everything, ARG included. */
export function settingsOfChild(parent: Settings): Settings {
  return parent.cmdIsOwn ? { ...parent, cmdIsOwn: false } : parent;
}

/** The settings after an instruction; the very same object when it changes none. */
export function settingsAfter(before: Settings, instruction: Instruction, context: StateContext): Settings {
  switch (instruction.keyword) {
    case 'arg':
      return withScope(before, declareArguments(before.scope, instruction, context));
    case 'env':
      return withScope(before, setEnvironment(before.scope, instruction, context));
    case 'user':
      return {
        ...before,
        user: { value: textOf(before.scope, instruction.word, context), span: instruction.span },
      };
    case 'workdir':
      return { ...before, workdir: workdirAfter(before, instruction, context) };
    case 'stopsignal':
      return stopsignalAfter(before, instruction, context);
    case 'shell':
      return { ...before, shell: shellAfter(instruction) };
    case 'entrypoint':
      return entrypointAfter(before, instruction);
    case 'cmd':
      return cmdAfter(before, instruction);
    case 'healthcheck':
      return { ...before, healthcheck: { value: instruction.command, span: instruction.span } };
    case 'expose':
      return { ...before, ports: portsAfter(before, instruction, context) };
    case 'volume':
      return { ...before, volumes: volumesAfter(before, instruction, context) };
    default:
      return before;
  }
}

/** The settings as rules and pages see them. */
export function stateOf(settings: Settings): State {
  return new SettledState(settings);
}

/** A class, since there is one for nearly every instruction: ports, volumes and variables are put together when asked for. */
class SettledState implements State {
  readonly user: State['user'];
  readonly workdir: State['workdir'];
  readonly shell: State['shell'];
  readonly shellIsDefault: boolean;
  readonly entrypoint: State['entrypoint'];
  readonly cmd: State['cmd'];
  readonly healthcheck: State['healthcheck'];
  readonly stopsignal: State['stopsignal'];
  readonly #settings: Settings;
  #variables: Variables | undefined;

  constructor(settings: Settings) {
    this.user = settings.user;
    this.workdir = settings.workdir;
    this.shell = shellOf(settings);
    this.shellIsDefault = settings.shell === undefined;
    this.entrypoint = settings.entrypoint;
    this.cmd = settings.cmd;
    this.healthcheck = settings.healthcheck;
    this.stopsignal = settings.stopsignal;
    this.#settings = settings;
  }

  get exposed() {
    return portsIn(this.#settings.ports);
  }

  get volumes() {
    return volumesIn(this.#settings.volumes);
  }

  get variables() {
    this.#variables ??= variablesOf(this.#settings.scope);
    return this.#variables;
  }
}

const linuxShell: Setting<readonly string[]> = { value: ['/bin/sh', '-c'], span: undefined };
const windowsShell: Setting<readonly string[]> = { value: ['cmd', '/S', '/C'], span: undefined };

/** The shell of SHELL, else that of the operating system. */
export function shellOf({ shell, os }: Settings): Setting<readonly string[]> {
  return shell ?? (os === 'windows' ? windowsShell : linuxShell);
}

function inherited<T>(value: T | undefined): Setting<T> | undefined {
  return value === undefined ? undefined : { value, span: undefined };
}

function withScope(before: Settings, scope: Scope): Settings {
  return scope === before.scope ? before : { ...before, scope };
}

function workdirAfter(
  before: Settings,
  { word, span }: WordInstruction,
  context: StateContext,
): Setting<string | undefined> {
  const wanted = textOf(before.scope, word, context);
  if (wanted === undefined) return { value: undefined, span };
  // A relative path goes on from the base image's directory, which only its configuration tells.
  const start = before.workdir ? before.workdir.value : before.scope.complete ? '/' : undefined;
  if (start === undefined && !isAbsolute(wanted, before.os)) return { value: undefined, span };
  const value = joinWorkdir(start, wanted, before.os);
  return { value: value.length > longestPath ? undefined : value, span };
}

function stopsignalAfter(before: Settings, { word, span }: WordInstruction, context: StateContext): Settings {
  const value = textOf(before.scope, word, context);
  if (value === undefined) return before;
  const error = checkSignal(value);
  if (error === undefined) return { ...before, stopsignal: { value, span } };
  if (word.text.includes('$')) context.refuse('invalid-signal', error, word.span);
  return before;
}

function shellAfter({ items, span }: ShellInstruction): Setting<readonly string[]> | undefined {
  return items.length === 0 ? undefined : { value: items.map(({ text }) => text), span };
}

/** ENTRYPOINT takes away a CMD that comes from the base; one of the stage itself stays, wherever it stands. */
function entrypointAfter(before: Settings, { command, span }: EntrypointInstruction): Settings {
  return { ...before, entrypoint: { value: command, span }, cmd: before.cmdIsOwn ? before.cmd : undefined };
}

function cmdAfter(before: Settings, { command, span }: CmdInstruction): Settings {
  return { ...before, cmd: { value: command, span }, cmdIsOwn: true };
}

function portsAfter(
  before: Settings,
  instruction: WordsInstruction,
  context: StateContext,
): Chain<ExposedRange> | undefined {
  let { ports } = before;
  for (const word of instruction.words) {
    const words = context.expander.expandWords(word.text, before.scope);
    if (words.kind === 'failed') context.fail(words.message, word.span);
    if (words.kind !== 'known') continue;
    for (const text of words.texts) {
      const range = parsePorts(text);
      if (!isPortError(range)) ports = { value: { ...range, span: word.span }, before: ports };
      // A port without variables is checked by the parser; so are signals and volumes.
      else if (word.text.includes('$')) context.refuse('invalid-port', range.error, word.span);
    }
  }
  return ports;
}

function volumesAfter(
  before: Settings,
  instruction: WordsInstruction,
  context: StateContext,
): Chain<Setting<string>> | undefined {
  let { volumes } = before;
  for (const word of instruction.words) {
    const value = textOf(before.scope, word, context);
    if (value === '' && word.text.trim() !== '')
      context.refuse('empty-volume', 'VOLUME specified can not be an empty string', word.span);
    if (value) volumes = { value: { value, span: word.span }, before: volumes };
  }
  return volumes;
}

function volumesIn(volumes: Chain<Setting<string>> | undefined): readonly Setting<string>[] {
  const first = new Map<string, Setting<string>>();
  for (const volume of oldestFirst(volumes)) {
    if (!first.has(volume.value)) first.set(volume.value, volume);
  }
  return [...first.values()];
}
