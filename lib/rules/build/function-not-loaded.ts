import type { ShellFunction } from '../../catalog/install-scripts';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { loadsFiles, readsProfile } from '../../programs/profile-shell';
import { isPutIntoPath } from '../../programs/program';
import type { Command } from '../../shell/command';
import type { RunStep, Step } from '../../stages/stage';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'function-not-loaded',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Command that a shell has to load first',
  why: '`nvm` and `sdk` are no programs but functions, and so is `conda activate`, which the profile of an interactive shell loads. The shell of a `RUN` reads no profile, and each `RUN` has a shell of its own: what one loads the next does not have.',
  remedy: 'Load it in the same `RUN`, or take an image that has what it would install.',
  symptoms: [
    '/bin/sh: 1: nvm: not found',
    '/bin/bash: line 1: nvm: command not found',
    '/bin/sh: 1: sdk: not found',
    "CommandNotFoundError: Your shell has not been properly configured to use 'conda activate'.",
  ],
  references: [
    { title: 'nvm in Docker', url: 'https://github.com/nvm-sh/nvm#installing-in-docker' },
    { title: 'A report', url: 'https://github.com/nvm-sh/nvm/issues/3207' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'nvm in the next RUN',
        dockerfile:
          'FROM debian:trixie\nRUN curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash\nRUN [|nvm install 24|]\nCOPY app.js /app.js\nUSER 1000\nCMD ["/app.js"]\n',
        fixed:
          'FROM debian:trixie\nRUN curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash\nRUN . "$HOME/.nvm/nvm.sh" && nvm install 24\nCOPY app.js /app.js\nUSER 1000\nCMD ["/app.js"]\n',
      },
      {
        title: 'sdk right behind its script',
        dockerfile:
          'FROM ubuntu:24.04\nSHELL ["/bin/bash", "-c"]\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl unzip zip\nRUN curl -s https://get.sdkman.io | bash && [|sdk install java 21.0.4-tem|]\nUSER 1000\nCMD ["bash"]\n',
      },
    ],
    good: [
      {
        title: 'Loaded in the same RUN',
        dockerfile:
          'FROM debian:trixie\nRUN curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash\nRUN . "$HOME/.nvm/nvm.sh" && nvm install 24\nUSER 1000\nCMD ["bash"]\n',
      },
      {
        title: 'A login shell',
        dockerfile:
          'FROM debian:trixie\nSHELL ["/bin/bash", "--login", "-c"]\nRUN curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash\nRUN nvm install 24\nUSER 1000\nCMD ["bash"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const reported = firstIn(view);
      if (reported) yield reported;
    }
  },
});

const shells = /^(\/usr)?(\/bin\/)?(ba|da|a)?sh$/;

function firstIn(view: StageView): Reported | undefined {
  const { functions } = view.contents.catalog.installScripts;
  for (const [index, step] of view.stage.steps.entries()) {
    const { before, run } = step;
    if (run?.language !== 'shell' || !shells.test(before.shell.value[0] ?? '')) continue;
    if (readsProfile(step) || loadsFiles(step)) continue;
    for (const command of run.script.commands) {
      const missing = command.name === undefined ? undefined : functions.get(command.name);
      if (!missing || !isCalled(command, run, missing)) continue;
      if (missing.command === undefined && mayBeProgram(view, step, index, missing)) continue;
      return report(view, step, run, command, missing);
    }
  }
  return undefined;
}

function isCalled(
  { args, byShell, failureCounts, name, runs }: Command,
  { script }: RunStep,
  { command }: ShellFunction,
): boolean {
  const isMeant = command === undefined || args[0]?.text === command;
  return isMeant && byShell && failureCounts && runs === 'always' && !script.functions.has(name ?? '');
}

/** A base that nobody knows may bring a shell that loads it. */
function mayBeProgram(view: StageView, { before }: Step, index: number, { program }: ShellFunction): boolean {
  return (!view.image && before.shellIsDefault) || isPutIntoPath(view.before(index + 1), program);
}

function report(
  { image, stage }: StageView,
  { before, replayedFrom }: Step,
  run: RunStep,
  command: Command,
  called: ShellFunction,
): Reported {
  const at = run.toSource(command.span);
  const { command: verb, moved, program } = called;
  const name = verb === undefined ? program : `${program} ${verb}`;
  const isMoved = moved !== undefined && before.variables.get(moved.variable) !== undefined;
  const load = isMoved ? moved.load : called.load;
  return {
    span: at,
    stage: stage.index,
    certainty: image ? 'likely' : 'possible',
    // A base that nobody knows may tell its shell what to read.
    ...(image === undefined && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: [
      `\`${name}\` is a function that a shell has to load, and the shell of this RUN loads nothing`,
      {
        more: image
          ? `: it ${verb === undefined ? 'is not found. The build stops here.' : 'fails.'}`
          : ': unless the base has its shell load it, the build stops here.',
      },
    ],
    remedy: `Write \`${load} && ${name} …\`, with all that needs it in the same \`RUN\`.`,
    evidence: [fromSource('What it is.', sourceOf(called))],
    ...(replayedFrom === undefined && {
      fix: {
        safety: 'review' as const,
        edits: [{ span: { start: at.start, end: at.start }, newText: `${load} && ` }],
      },
    }),
  };
}
