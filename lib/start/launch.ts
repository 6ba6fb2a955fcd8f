import { toSource } from '../dockerfile/mapped';
import type { CommandForm, MappedText } from '../dockerfile/syntax';
import type { Command, ShellWord } from '../shell/command';
import { parseScript } from '../shell/parse';
import type { Setting, Stage, State } from '../stages/stage';
import type { Span } from '../text/span';

export type LaunchWord = { readonly text: string | undefined; readonly span: Span | undefined };

/** How a stage's container starts, or how its health is checked. */
export type Launch = {
  readonly of: 'start' | 'healthcheck';
  /** Where to report it. */
  readonly span: Span;
  /** The shell it goes through: shell form of CMD, ENTRYPOINT or HEALTHCHECK. */
  readonly shell:
    | {
        readonly program: string;
        readonly instruction: 'cmd' | 'entrypoint' | 'healthcheck';
        readonly span: Span;
      }
    | undefined;
  /** A shell-form CMD under an exec-form ENTRYPOINT: its words become arguments. */
  readonly shellAsArgument: boolean;
  /** The program and its arguments: of exec form all, of shell form those of the command that stays. */
  readonly argv: readonly LaunchWord[];
  /** Behind a shell: every simple command it runs, with the way back to the file. */
  readonly commands: readonly {
    readonly command: Command;
    readonly span: Span;
    spanOf(word: ShellWord): Span;
  }[];
  /** Index in `argv` from which the words come from CMD rather than ENTRYPOINT. */
  readonly cmdFrom: number | undefined;
  /** The entrypoint is the base image's own. */
  readonly entrypointInherited: boolean;
  /** Nothing of it is written in this file: all from the base image. */
  readonly inherited: boolean;
  /** Its words come from CMD, and whether the base has an entrypoint that takes them is not known. */
  readonly mayBeArguments: boolean;
};

/** How the container of a stage starts; undefined when nothing says so. `ofBase`: whether the entrypoint of its base is known. */
export function startOf(stage: Stage, ofBase = true): Launch | undefined {
  const { entrypoint, cmd } = stage.end;
  if (!entrypoint && !cmd) return undefined;
  const span = cmd?.span ?? entrypoint?.span ?? stage.from.span;
  const inherited =
    (entrypoint === undefined || entrypoint.span === undefined) &&
    (cmd === undefined || cmd.span === undefined);
  const first = entrypoint && words(entrypoint);
  const common = {
    of: 'start' as const,
    inherited,
    entrypointInherited: first !== undefined && first.length > 0 && entrypoint?.span === undefined,
    mayBeArguments: entrypoint === undefined && !ofBase,
  };
  if (entrypoint && first === undefined)
    return throughShell(stage, entrypoint, 'entrypoint', { ...common, span: entrypoint.span ?? span });
  const rest = cmd && words(cmd);
  if (first && first.length > 0) {
    if (cmd && rest === undefined) {
      const shell = shellAt(stage, cmd);
      return {
        ...common,
        span: cmd.span ?? span,
        shell: { program: shell[0] ?? '/bin/sh', instruction: 'cmd', span: formSpan(cmd) ?? span },
        shellAsArgument: true,
        argv: [...first, ...shell.map((text) => ({ text, span: cmd.span }))],
        commands: [],
        cmdFrom: first.length,
      };
    }
    return {
      ...common,
      span: entrypoint?.span ?? span,
      shell: undefined,
      shellAsArgument: false,
      argv: [...first, ...(rest ?? [])],
      commands: [],
      cmdFrom: first.length,
    };
  }
  if (!cmd) return undefined;
  if (rest === undefined) return throughShell(stage, cmd, 'cmd', { ...common, span });
  if (rest.length === 0) return undefined;
  return { ...common, span, shell: undefined, shellAsArgument: false, argv: rest, commands: [], cmdFrom: 0 };
}

/** The health check of a stage, when it has one of its own. */
export function healthcheckOf(stage: Stage): Launch | undefined {
  const check = stage.end.healthcheck;
  if (!check?.value || !check.span) return undefined;
  const setting = { value: check.value, span: check.span };
  const argv = words(setting);
  const common = {
    of: 'healthcheck' as const,
    span: check.span,
    inherited: false,
    entrypointInherited: false,
    mayBeArguments: false,
  };
  if (argv === undefined) return throughShell(stage, setting, 'healthcheck', common);
  return { ...common, shell: undefined, shellAsArgument: false, argv, commands: [], cmdFrom: undefined };
}

type Words = Setting<CommandForm | readonly string[]>;

function isForm(value: CommandForm | readonly string[]): value is CommandForm {
  return 'form' in value;
}

/** The words of exec form or of the base's configuration; undefined for shell form. */
function words({ value, span }: Words): readonly LaunchWord[] | undefined {
  if (!isForm(value)) return value.map((text) => ({ text, span }));
  return value.form === 'exec' ? value.items : undefined;
}

function formSpan({ value }: Words): Span | undefined {
  return isForm(value) ? value.span : undefined;
}

/** The state in force where a setting was made. */
function stateAt(stage: Stage, span: Span | undefined): State {
  const step =
    span &&
    stage.steps.find(
      (each) => each.instruction.span.start <= span.start && span.end <= each.instruction.span.end,
    );
  return step?.before ?? stage.end;
}

function shellAt(stage: Stage, setting: Words): readonly string[] {
  return stateAt(stage, setting.span).shell.value;
}

function throughShell(
  stage: Stage,
  setting: Words,
  instruction: 'cmd' | 'entrypoint' | 'healthcheck',
  common: Pick<Launch, 'of' | 'span' | 'inherited' | 'entrypointInherited' | 'mayBeArguments'>,
): Launch {
  const { value } = setting;
  const span = formSpan(setting) ?? common.span;
  const state = stateAt(stage, setting.span);
  const shell = { program: state.shell.value[0] ?? '/bin/sh', instruction, span };
  if (!isForm(value) || value.form !== 'shell')
    return { ...common, shell, shellAsArgument: false, argv: [], commands: [], cmdFrom: undefined };
  const { script } = value;
  const commands = commandsIn(script, stage.end, state.shell.value);
  const main = commands.findLast(({ command }) => command.runs === 'always') ?? commands.at(-1);
  return {
    ...common,
    shell,
    shellAsArgument: false,
    argv: main ? main.command.words.map((word) => ({ text: word.text, span: main.spanOf(word) })) : [],
    commands,
    cmdFrom: undefined,
  };
}

/** Every simple command of a shell form, as the container runs it. */
export function commandsIn(
  script: MappedText,
  { variables, workdir }: State,
  shell: readonly string[],
): Launch['commands'] {
  const { commands, unread } = parseScript(script.text, {
    directory: workdir?.value ?? '/',
    variables: variables.environmentValues(),
    shell,
  });
  if (unread) return [];
  const spanOf = ({ span }: ShellWord) => toSource(script, span);
  return commands.map((command) => ({ command, span: toSource(script, command.span), spanOf }));
}
