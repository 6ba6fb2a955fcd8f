import type { Answer } from '../../contents/answer';
import type { Moment, StageView } from '../../contents/contents';
import type { Inspection } from '../../inspection';
import { baseName, below } from '../../path/path';
import { droppedFrom } from '../../programs/dropped';
import { packageManagerCommands } from '../../programs/package-manager-commands';
import { programAt } from '../../programs/program';
import { shellBuiltins } from '../../shell/builtins';
import type { Command } from '../../shell/command';
import { programIndex } from '../../start/executable';
import type { Launch } from '../../start/launch';
import { languageOfProgram } from '../../start/runtime';
import { answerClause } from '../../words/answer';
import { adviceFor } from '../advice';
import { fromAnswer } from '../evidence';
import { defineRule, type Reported } from '../rule';
import { isBaseForOthers, leftToOthers } from './base-for-others';
import { cureOf } from './missing-program-cure';

export default defineRule({
  id: 'command-not-found',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Program that the stage does not contain',
  why: 'Small bases leave out what larger ones bring: no `curl` in slim images, no `bash` on Alpine, no `npm` on Distroless. A RUN line, a start command or a health check that calls such a program fails.',
  remedy: 'Install the program, call one that is there, or take a base that has it.',
  symptoms: [
    'executable file not found in $PATH',
    '/bin/sh: curl: not found',
    '/bin/sh: 1: …: not found',
    '/bin/bash: line 1: …: command not found',
    'exec: "bash": executable file not found in $PATH',
  ],
  references: [
    {
      title: 'Exit status for commands: 127',
      url: 'https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'bash on Alpine',
        dockerfile:
          'FROM alpine:3.24\nUSER 1000\nCOPY start.sh /start.sh\nENTRYPOINT [[|"bash"|], "/start.sh"]\n',
      },
      {
        title: 'curl in a health check',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nCOPY app /app\nHEALTHCHECK CMD [|curl -f http://localhost:8080/|] || exit 1\nCMD ["/app"]\n',
      },
      {
        title: 'Copied to another place',
        dockerfile: 'FROM scratch\nCOPY server /server\nUSER 65532\nENTRYPOINT [[|"/app/server"|]]\n',
        fixed: 'FROM scratch\nCOPY server /server\nUSER 65532\nENTRYPOINT ["/server"]\n',
      },
      {
        title: 'useradd on Alpine',
        dockerfile: 'FROM alpine:3.24\nRUN [|useradd -m app|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Installed first',
        dockerfile:
          'FROM alpine:3.24\nRUN apk add --no-cache bash\nUSER 1000\nCOPY start.sh /start.sh\nENTRYPOINT ["bash", "/start.sh"]\n',
      },
      {
        title: 'Asked for before it is used',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nRUN command -v curl && curl -V || true\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'One of two that a health check can do with',
        dockerfile:
          'FROM alpine:3.24\nUSER 1000\nHEALTHCHECK CMD curl -f http://localhost:8080/ || wget -qO- http://localhost:8080/\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Copied from another stage',
        dockerfile:
          'FROM golang:1.27 AS builder\nRUN CGO_ENABLED=0 go build -o /out/curl .\nFROM debian:trixie-slim\nUSER 1000\nCOPY --from=builder /out/curl /usr/local/bin/curl\nCMD ["curl"]\n',
      },
    ],
  },
  *check(inspection) {
    yield* whileBuilding(inspection);
    const { target } = inspection;
    for (const launch of [target?.start, target?.healthcheck]) {
      if (target && launch && !launch.inherited) yield* whenLaunched(inspection, launch, target.view);
    }
  },
});

/** RUN lines: the first missing program of each stage; whatever comes behind it is never reached. */
function* whileBuilding({ reachable }: Inspection): Iterable<Reported> {
  for (const view of reachable) {
    for (const [index, { run, before }] of view.stage.steps.entries()) {
      if (!run || (run.language !== 'shell' && run.language !== 'exec')) continue;
      const shell = before.shell.value[0] ?? '/bin/sh';
      if (run.language === 'shell') {
        const answer = programAt(view.before(index), shell);
        if (answer.is === 'missing') break;
      }
      const failing = missingIn(view.before(index + 1), run.script.commands);
      if (!failing) continue;
      const { answer, command, name } = failing;
      yield {
        ...report(view, name, answer, run.toSource(command.span)),
        ...cureOf(view, name, answer, { step: index, at: run.toSource(command.span).start }, undefined),
        consequence: 'will-not-build',
        message: [
          `\`${name}\` is not there: ${answerClause(answer.reason)}`,
          { more: '. The build stops here.' },
        ],
      };
      break;
    }
  }
}

/** The first command that certainly runs, whose failure stops the build, and whose program or wrapper is missing. */
function missingIn(
  moment: Moment,
  commands: readonly Command[],
): { readonly command: Command; readonly name: string; readonly answer: Answer } | undefined {
  for (const command of commands) {
    if (command.runs !== 'always' || !command.failureCounts) continue;
    const names =
      command.wrappers.length === 0
        ? [command.name]
        : [...command.wrappers.map(({ text }) => text), command.name];
    for (const name of names) {
      if (name === undefined || !isCandidate(moment.view, name) || packageManagerCommands.has(name)) continue;
      const answer = programAt(moment, name);
      if (answer.is === 'missing' && !isInstalledWithin(commands, name)) return { command, name, answer };
    }
  }
  return undefined;
}

/** The same RUN may install or make what it then calls. */
function isInstalledWithin(
  commands: readonly {
    readonly name: string | undefined;
    readonly words: readonly { readonly text: string | undefined }[];
  }[],
  program: string,
): boolean {
  return commands.some(
    ({ name, words }) =>
      name !== program &&
      words
        .slice(1)
        .some(
          ({ text }) =>
            text === undefined ||
            text === program ||
            text.endsWith(`/${program}`) ||
            text.startsWith(program),
        ),
  );
}

function* whenLaunched(inspection: Inspection, launch: Launch, view: StageView): Iterable<Reported> {
  const { end } = view;
  if (launch.mayBeArguments) return;
  if (launch.shell) {
    if (programAt(end, launch.shell.program).is === 'missing' || launch.shellAsArgument) return;
    for (const { command, span } of launch.commands) {
      if (command.name === undefined || command.runs !== 'always' || !isCandidate(view, command.name))
        continue;
      if (launch.of === 'healthcheck' && !failsCheck(command, launch)) continue;
      const answer = programAt(end, command.name);
      if (answer.is !== 'missing') continue;
      yield launched(view, launch, command.name, answer, span);
      return;
    }
    return;
  }
  const at = programIndex(launch.argv);
  for (const index of at === 0 ? [0] : [0, at]) {
    const word = launch.argv[index];
    if (word?.text === undefined || word.text.includes('$') || (index === 0 && launch.entrypointInherited))
      continue;
    if (word.text.includes(' ') && launch.argv.length === 1) continue;
    const byPath = word.text.includes('/');
    // A start script may take what is no command for a file of its program: `./server` may be server.js.
    const before = inspection.target?.image?.traits.startScript?.before;
    if (byPath && index > 0 && launch.entrypointInherited && before === 'what-is-no-command') return;
    const program = byPath ? pathOf(inspection, launch, index, word.text) : word.text;
    if (byPath ? mayBeMounted(inspection, program) : !isCandidate(view, program)) continue;
    const answer = programAt(end, program);
    if (answer.is !== 'missing') continue;
    const reported = launched(view, launch, word.text, answer, word.span ?? launch.span);
    if (byPath && isBaseForOthers(inspection)) {
      yield { ...reported, ...leftToOthers(word.text) };
      return;
    }
    yield { ...reported, ...(byPath && isElsewhere(view, program, word.span)) };
    return;
  }
}

const killing: ReadonlySet<string> = new Set(['kill', 'killall', 'pkill']);

/** Whether a check fails where a command does: by itself, as `grep` finds nothing in what it says, or as what follows ends the container. */
function failsCheck(command: Command, { commands }: Launch): boolean {
  return (
    command.failureCounts ||
    commands.some(
      ({ command: { failureCounts, name = '', pipe } }) =>
        killing.has(name) || (failureCounts && name === 'grep' && pipe?.from === command),
    )
  );
}

/** What a relative path comes to in the working directory; as written where that is not known. */
function pathOf({ target }: Inspection, launch: Launch, index: number, written: string): string {
  const executable = target?.executables.find(({ at, of }) => of === launch.of && at === index);
  return executable?.path ?? written;
}

/** Whether the place is a volume, whose files come when the container runs. */
function mayBeMounted({ target }: Inspection, path: string): boolean {
  return target?.stage.end.volumes.some(({ value }) => below(value, path) !== undefined) ?? false;
}

/** A file of that name which this file does put into the stage, at another place. */
function isElsewhere(
  { tree }: StageView,
  path: string,
  span: Reported['span'] | undefined,
): Pick<Reported, 'remedy' | 'evidence' | 'fix'> | undefined {
  for (const [place, writes] of tree.writes) {
    const write = writes.find(({ shape }) => shape !== 'inside');
    if (!write || place === path || baseName(place) !== baseName(path)) continue;
    return {
      remedy: `Write \`${place}\`: that is where it is put.`,
      evidence: [{ text: 'It is put into the image here.', span: write.span }],
      ...(span && {
        fix: { safety: 'review', edits: [{ span, newText: JSON.stringify(place) }] },
      }),
    };
  }
  return undefined;
}

function isCandidate({ contents, image }: StageView, name: string): boolean {
  const { isProgram } = contents.catalog.packages;
  if (shellBuiltins.has(name)) return false;
  if (image && droppedFrom(image, baseName(name))) return true;
  if (name.includes('/')) return /^\/(usr\/)?s?bin\//.test(name) && isProgram(baseName(name));
  return isProgram(name) || name === 'sh' || name === 'ash' || languageOfProgram(name) !== undefined;
}

function launched(
  view: StageView,
  launch: Launch,
  name: string,
  answer: Answer,
  span: Reported['span'],
): Reported {
  const reported = { ...report(view, name, answer, span), ...cureOf(view, name, answer, undefined, span) };
  return launch.of === 'start'
    ? {
        ...reported,
        consequence: 'will-not-start',
        message: [
          `\`${name}\` is not there: ${answerClause(answer.reason)}`,
          { more: '. The container will not start.' },
        ],
      }
    : {
        ...reported,
        consequence: 'may-fail',
        message: [
          `The health check calls \`${name}\`, which is not there: ${answerClause(answer.reason)}`,
          { more: '. Every check fails and the container stays unhealthy.' },
        ],
      };
}

function report(view: StageView, name: string, answer: Answer, span: Reported['span']): Reported {
  return {
    span,
    stage: view.stage.index,
    certainty: answer.certainty,
    message: '',
    remedy:
      name.includes('/') && !isCandidate(view, name)
        ? 'Check the path against the COPY lines, or copy the program there.'
        : adviceFor(view, { program: name, reason: answer.reason }),
    evidence: [fromAnswer(answer)],
  };
}
