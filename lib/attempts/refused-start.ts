import type { StageView } from '../contents/contents';
import { trace } from '../contents/trace';
import { actorOf, actorsOf, isRootActor } from '../ownership/actor';
import { isUnder } from '../ownership/commands';
import { baseName, directoryOf } from '../path/path';
import { programAt } from '../programs/program';
import type { Command, Script, ScriptContext } from '../shell/command';
import { effectsOf } from '../shell/effects';
import { isShell } from '../shell/nested';
import { parseExec, parseScript } from '../shell/parse';
import type { Stage } from '../stages/stage';
import type { Launch } from '../start/launch';
import type { Span } from '../text/span';
import { attemptsOf } from './attempts';
import type { Refused } from './refused';
import { firstRefused } from './refused';
import { flagAttempts } from './start-flags';

/** A command that starts the container, or comes before what does, and is not allowed to do what it is told. */
export type RefusedStart = Pick<Refused, 'command' | 'span' | 'actor' | 'attempt' | 'refusal' | 'unless'>;

type StartScript = {
  readonly text: string;
  readonly script: Script;
  readonly spanOf: (command: Command) => Span;
};

/** The first command at the start of a container that is refused. Where volumes are mounted nothing is known. */
export function refusedAtStart(view: StageView, launch: Launch | undefined): RefusedStart | undefined {
  const { stage } = view;
  const start = actorOf(stage.end);
  if (!launch || launch.inherited || !start || isRootActor(start)) return undefined;
  const read = scriptOf(view, launch);
  if (!read) return undefined;
  const volumes = stage.end.volumes.map(({ value }) => value);
  const effects = effectsOf(read.script, { platform: undefined });
  const actorFor = actorsOf(read.text, start);
  for (const command of read.script.commands) {
    const actor = actorFor(command);
    if (!actor || isRootActor(actor) || command.runs !== 'always' || !command.failureCounts) continue;
    const own = effects.filter((effect) => effect.span.start === command.span.start);
    const attempts = [...attemptsOf(command, own), ...flagAttempts(command)].filter(
      ({ byTool, does }) => !byTool && does !== 'fills',
    );
    const found = firstRefused(view, command, attempts, actor, volumes);
    if (!found || isUnder(volumes, found.refusal.path)) continue;
    // Another rule speaks of it.
    if (command.name !== undefined && programAt(view.end, command.name).is === 'missing') return undefined;
    const { attempt, refusal } = found;
    // Something may be mounted where a directory is missing, or where one is to be made.
    const far = refusal.path !== attempt.path && refusal.path !== directoryOf(attempt.path);
    if (far && attempt.does !== 'makes-directory') continue;
    const unless = found.unless || attempt.does === 'makes-directory';
    return { command, span: read.spanOf(command), actor, attempt, refusal, unless };
  }
  return undefined;
}

// A script that starts a container is short; longer ones are not searched.
const mostCommands = 2000;

function scriptOf(view: StageView, launch: Launch): StartScript | undefined {
  const { stage } = view;
  const { commands, shell } = launch;
  const argv = argvOf(view, launch);
  if (shell && !launch.shellAsArgument) {
    if (commands.length > mostCommands) return undefined;
    const spans = new Map(commands.map(({ command, span }) => [command, span]));
    const script = {
      commands: commands.map(({ command }) => command),
      errors: [],
      errexit: false,
      functions: noNames,
      unread: false,
    };
    return { text: '', script, spanOf: (command) => spans.get(command) ?? launch.span };
  }
  const [program, option, text] = argv;
  if (shell || program?.text === undefined) return undefined;
  if (isShell(program.text) && /^-[a-z]*c$/.test(option?.text ?? '') && text?.text !== undefined)
    return parsed(stage, text.text, [baseName(program.text), option?.text ?? '-c'], text.span ?? launch.span);
  const traced = program.text.startsWith('/') ? trace(view.end, program.text) : undefined;
  if (traced?.kind !== 'here-document') return executed(stage, argv, launch.span);
  const interpreter = /^#!\s*(\S+)(.*)/.exec(traced.content);
  if (!interpreter || !isShell(interpreter[1])) return undefined;
  return parsed(
    stage,
    traced.content,
    [interpreter[1] ?? 'sh', ...(interpreter[2] ?? '').split(/\s+/)],
    launch.span,
  );
}

function argvOf({ image }: StageView, launch: Launch): Launch['argv'] {
  if (!launch.entrypointInherited) return launch.argv;
  const script = image?.traits.startScript;
  return script === undefined ? [] : launch.argv.slice(launch.cmdFrom);
}

const noNames: ReadonlySet<string> = new Set();

/** The words of exec form, as one command. */
function executed(stage: Stage, argv: Launch['argv'], span: Span): StartScript | undefined {
  const words = argv.flatMap(({ text }) => (text === undefined ? [] : [text]));
  if (words.length < argv.length) return undefined;
  const script = parseExec(words, { ...surroundings(stage), shell: [] });
  return { text: words.join(' '), script, spanOf: () => argv[0]?.span ?? span };
}

function surroundings(stage: Stage): Pick<ScriptContext, 'directory' | 'variables'> {
  const { variables, workdir } = stage.end;
  return {
    directory: workdir === undefined ? '/' : workdir.value,
    variables: variables.environmentValues(),
  };
}

function parsed(stage: Stage, text: string, shell: readonly string[], span: Span): StartScript | undefined {
  const script = parseScript(text, { ...surroundings(stage), shell });
  return script.unread || script.commands.length > mostCommands
    ? undefined
    : { text, script, spanOf: () => span };
}
