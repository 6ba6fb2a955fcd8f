import type { Dockerfile, RunInstruction } from '../dockerfile/syntax';
import type { Command, Script, ScriptContext } from '../shell/command';
import type { Effect } from '../shell/effect';
import { effectsOf } from '../shell/effects';
import { parseExec, parseScript } from '../shell/parse';
import type { Budget } from '../text/budget';
import type { Span } from '../text/span';
import { own } from '../text/table';
import { type RunText, runTextOf } from './run-text';
import { proxyArguments } from './scope';
import type { BuildOptions, RunStep } from './stage';
import { type Settings, shellOf } from './state';
import { valuesOf, variableIn, withArgument } from './variables';

type Surroundings = {
  readonly dockerfile: Dockerfile;
  readonly options: BuildOptions;
  /** What reading scripts may cost beyond their text. */
  readonly scripts: Budget;
};

/** Reads what a RUN runs. The script is parsed, and its effects are worked out, when they are first asked for. */
export function readRun(
  instruction: RunInstruction,
  settings: Settings,
  surroundings: Surroundings,
): RunStep {
  return new LazyRun(instruction, settings, surroundings);
}

class LazyRun implements RunStep {
  readonly #instruction: RunInstruction;
  readonly #settings: Settings;
  readonly #surroundings: Surroundings;
  #text: RunText | undefined;
  #script: Script | undefined;
  #effects: readonly Effect[] | undefined;
  #places: ReadonlyMap<number, readonly Effect[]> | undefined;

  constructor(instruction: RunInstruction, settings: Settings, surroundings: Surroundings) {
    this.#instruction = instruction;
    this.#settings = settings;
    this.#surroundings = surroundings;
  }

  get text() {
    return this.#read().mapped.text;
  }

  get language() {
    return this.script.unread ? 'other' : this.#read().language;
  }

  get script() {
    if (this.#script) return this.#script;
    const { options, scripts } = this.#surroundings;
    const text = this.#read();
    const context = contextOf(this.#settings, text.shell, options, scripts);
    const script = readScript(text, this.#instruction, context);
    this.#script = script.unread ? tooMuch : script;
    return this.#script;
  }

  get effects() {
    if (this.#effects) return this.#effects;
    const { toSource } = this.#read();
    const found = effectsOf(this.script, { platform: this.#settings.platform });
    this.#effects = found.map((effect) => inSource(effect, toSource));
    return this.#effects;
  }

  effectsOf({ span }: Command): readonly Effect[] {
    this.#places ??= byPlace(this.effects);
    return this.#places.get(this.toSource(span).start) ?? [];
  }

  toSource(span: Span): Span {
    return this.#read().toSource(span);
  }

  #read(): RunText {
    this.#text ??= runTextOf(this.#instruction, this.#surroundings.dockerfile.text, {
      shell: shellOf(this.#settings).value,
      os: this.#settings.os,
    });
    return this.#text;
  }
}

function byPlace(effects: readonly Effect[]): ReadonlyMap<number, readonly Effect[]> {
  const places = new Map<number, Effect[]>();
  for (const effect of effects) {
    const list = places.get(effect.span.start);
    if (list) list.push(effect);
    else places.set(effect.span.start, [effect]);
  }
  return places;
}

const nothing: Script = { commands: [], errors: [], errexit: false, functions: new Set(), unread: false };
const tooMuch: Script = { ...nothing, unread: true };

// BuildKit refuses longer lines. Reading very many here-documents of one line costs their square.
const longestLine = 65_535;
const mostHeredocs = 1_000;

function readScript(
  { mapped, language }: RunText,
  { command, heredocs }: RunInstruction,
  context: ScriptContext,
): Script {
  const isTooMuch = command.form === 'shell' && command.script.text.length > longestLine;
  if (isTooMuch || heredocs.length > mostHeredocs) return tooMuch;
  if (language === 'shell') return parseScript(mapped.text, context);
  if (language !== 'exec' || command.form !== 'exec') return nothing;
  return parseExec(
    command.items.map(({ text }) => text),
    context,
  );
}

function contextOf(
  settings: Settings,
  shell: readonly string[],
  { buildArgs }: BuildOptions,
  budget: Budget,
): ScriptContext {
  const { workdir } = settings;
  let { scope } = settings;
  for (const name of proxyArguments) {
    const value = own(buildArgs, name);
    if (value === undefined || variableIn(scope, name) !== undefined) continue;
    scope = withArgument(scope, { name, value, kind: 'build-arg', span: undefined });
  }
  return {
    directory: workdir ? workdir.value : scope.complete ? '/' : undefined,
    variables: valuesOf(scope),
    shell,
    budget,
  };
}

function inSource(effect: Effect, back: (span: Span) => Span): Effect {
  const span = back(effect.span);
  if (effect.kind !== 'packages-installed' && effect.kind !== 'packages-removed') return { ...effect, span };
  const packages = effect.packages.map((item) => ({ ...item, span: back(item.span) }));
  return { ...effect, span, packages };
}
