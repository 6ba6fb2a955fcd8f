import type { Dockerfile, RunInstruction } from '../dockerfile/syntax';
import type { Script, ScriptContext } from '../shell/command';
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
  { dockerfile, options, scripts }: Surroundings,
): RunStep {
  const text = runTextOf(instruction, dockerfile.text, { shell: shellOf(settings).value, os: settings.os });
  const context = { ...contextOf(settings, text.shell, options), budget: scripts };
  let script: Script | undefined;
  let effects: readonly Effect[] | undefined;
  function read(): Script {
    script ??= readScript(text, instruction, context);
    if (script.unread && script !== tooMuch) script = tooMuch;
    return script;
  }
  return {
    text: text.mapped.text,
    get language() {
      return read().unread ? 'other' : text.language;
    },
    get script() {
      return read();
    },
    get effects() {
      effects ??= effectsOf(read(), { platform: settings.platform }).map((effect) =>
        inSource(effect, text.toSource),
      );
      return effects;
    },
    toSource: text.toSource,
  };
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

function contextOf(settings: Settings, shell: readonly string[], { buildArgs }: BuildOptions): ScriptContext {
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
  };
}

function inSource(effect: Effect, back: (span: Span) => Span): Effect {
  const span = back(effect.span);
  if (effect.kind !== 'packages-installed' && effect.kind !== 'packages-removed') return { ...effect, span };
  const packages = effect.packages.map((item) => ({ ...item, span: back(item.span) }));
  return { ...effect, span, packages };
}
