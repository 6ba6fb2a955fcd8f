import { featuresPerhapsLacking, isFatal, type Lack, lackOf, matters } from '../../programs/shell-lacks';
import { type SmallShell, smallShellOf } from '../../programs/stage-shell';
import type { BashFeature } from '../../shell/bash-only';
import type { Stage } from '../../stages/stage';
import type { TextEdit } from '../../text/edit';
import { span } from '../../text/span';
import { lackWords } from '../../words/shell';
import { defineRule, type Reported } from '../rule';
import { type StartScript, startScripts } from './start-scripts';

export default defineRule({
  id: 'shell-feature-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Bash syntax read by a smaller shell',
  why: 'RUN hands its line to `/bin/sh`. On Debian and Ubuntu that is dash, on Alpine and Wolfi the `ash` of BusyBox; neither is bash. `source`, `[[ … ]]`, arrays and the like are not found, refused, or quietly mean something else.',
  remedy: 'Write what every shell knows, or set `SHELL ["/bin/bash", "-c"]` where bash is there.',
  symptoms: [
    '/bin/sh: 1: source: not found',
    '/bin/sh: 1: [[: not found',
    '/bin/sh: 1: set: Illegal option -o pipefail',
    '/bin/sh: 1: Syntax error: "(" unexpected',
    '/bin/sh: 1: Syntax error: redirection unexpected',
    '/bin/sh: 1: Bad substitution',
    '/bin/sh: pushd: not found',
  ],
  references: [
    { title: 'SHELL', url: 'https://docs.docker.com/reference/dockerfile/#shell' },
    { title: 'Dash as /bin/sh', url: 'https://wiki.ubuntu.com/DashAsBinSh' },
    { title: 'dash: pipefail since 0.5.12-7', url: 'https://bugs.debian.org/1071238' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'source',
        dockerfile:
          'FROM python:3.13-slim-bookworm\nRUN python -m venv /venv && [|source|] /venv/bin/activate && pip install flask\nUSER 1000\nCMD ["/venv/bin/flask", "run"]\n',
        fixed:
          'FROM python:3.13-slim-bookworm\nRUN python -m venv /venv && . /venv/bin/activate && pip install flask\nUSER 1000\nCMD ["/venv/bin/flask", "run"]\n',
      },
      {
        title: 'pipefail on bookworm',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN [|set|] -o pipefail && ls / | tee /log\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'pipefail in SHELL',
        dockerfile:
          'FROM ubuntu:24.04\nSHELL [[|"/bin/sh"|], "-o", "pipefail", "-c"]\nRUN ls / | tee /log\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A test of bash',
        dockerfile:
          'FROM debian:trixie-slim\nARG MODE=dev\nRUN if [|[[|] "$MODE" == "dev" ]]; then touch /dev-mode; fi\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'An array on Alpine',
        dockerfile: 'FROM alpine:3.24\nRUN [|names=(a b)|] && echo "$names"\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Braces',
        dockerfile:
          'FROM debian:trixie-slim\nRUN mkdir -p /app/[|{data,logs}|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Both outputs',
        dockerfile: 'FROM debian:trixie-slim\nRUN ls /missing [|&> /log|]\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nRUN ls /missing > /log 2>&1\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'In the start command',
        dockerfile:
          'FROM python:3.13-slim-trixie\nCOPY . /app\nUSER 1000\nCMD [|source|] /app/venv/bin/activate && exec python /app/main.py\n',
        fixed:
          'FROM python:3.13-slim-trixie\nCOPY . /app\nUSER 1000\nCMD . /app/venv/bin/activate && exec python /app/main.py\n',
      },
      {
        title: 'Handed to sh',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY app /app\nUSER 1000\nCMD ["sh", "-c", [|"source /etc/environment && exec /app"|]]\n',
      },
      {
        title: 'Compared with ==',
        dockerfile:
          'FROM debian:trixie-slim\nARG MODE=dev\nRUN if [|[|] "$MODE" == "dev" ]; then touch /dev-mode; fi\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed:
          'FROM debian:trixie-slim\nARG MODE=dev\nRUN if [ "$MODE" = "dev" ]; then touch /dev-mode; fi\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'bash reads it',
        dockerfile:
          'FROM debian:bookworm-slim\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN source /etc/profile && [[ -d /etc ]] && ls / | tee /log\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'bash started',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN bash -c "source /etc/profile && pushd /tmp"\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A script for bash',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN <<EOF\n#!/bin/bash\nset -euo pipefail\nsource /etc/profile\nEOF\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A point',
        dockerfile: 'FROM debian:bookworm-slim\nRUN . /etc/profile\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'What BusyBox has',
        dockerfile:
          'FROM alpine:3.24\nRUN set -o pipefail && source /etc/profile && [[ -d /etc ]]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'pipefail on trixie',
        dockerfile:
          'FROM debian:trixie-slim\nRUN set -o pipefail && ls / | tee /log\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'sh made bash',
        dockerfile:
          'FROM ubuntu:24.04\nRUN ln -sf /bin/bash /bin/sh\nRUN source /etc/profile\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Asked for first',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN if (set -o pipefail 2>/dev/null); then set -o pipefail; fi; ls / | tee /log\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const { stage } = view;
      for (const [index, step] of stage.steps.entries()) {
        const { run } = step;
        if (run?.language !== 'shell') continue;
        const shell = smallShellOf(view.before(index), step);
        if (!shell) continue;
        const inShell = pipefailInShell(stage, index, shell);
        if (inShell) {
          yield inShell;
          break;
        }
        const { script, text } = run;
        yield* inScript(
          { of: 'build', script, text, toSource: (span) => run.toSource(span) },
          stage.index,
          shell,
        );
      }
    }
    for (const { shell, ...script } of startScripts(inspection))
      yield* inScript(script, inspection.target?.stage.index ?? 0, shell);
  },
});

/** A script with the way back to the file. */
type Read = Omit<StartScript, 'shell' | 'of'> & { readonly of: StartScript['of'] | 'build' };

type Missing = { readonly feature: BashFeature; readonly lack: Lack; readonly fatal: boolean };

/** The first that makes the build fail; where none does, each kind of what goes wrong in silence. */
function readBy({ image, name }: SmallShell): string {
  return `\`/bin/sh\` of ${image} is ${name === 'dash' ? 'dash' : 'the ash of BusyBox'}`;
}

function* inScript(run: Read, stage: number, shell: SmallShell): Iterable<Reported> {
  const { script, text } = run;
  const missing: Missing[] = [];
  for (const feature of featuresPerhapsLacking(text, script.errexit)) {
    const lack = lackOf(feature, shell);
    if (!lack || script.functions.has(feature.name) || !matters(feature, lack)) continue;
    missing.push({ feature, lack, fatal: isFatal(feature, lack) });
  }
  const fatal = missing.find((each) => each.fatal);
  const told = new Set<string>();
  for (const each of fatal ? [fatal] : missing) {
    const key = `${each.feature.kind} ${lackWords(each.lack.reason).what}`;
    if (told.has(key)) continue;
    told.add(key);
    yield report(run, stage, shell, each, missing);
  }
}

const stops = {
  build: 'The build stops here.',
  start: 'The container stops when it is started.',
  healthcheck: 'Every check fails.',
};
const goesOn = {
  build: 'The build goes on all the same.',
  start: 'The container goes on without it.',
  healthcheck: 'The check goes on without it.',
};

function report(
  run: Read,
  stage: number,
  shell: SmallShell,
  { feature, lack, fatal }: Missing,
  all: readonly Missing[],
): Reported {
  const { instead, more = '', what } = lackWords(lack.reason);
  const edits = lack.edit === undefined ? [] : editsOf(run, lack.edit, all);
  const effect = fatal ? stops[run.of] : lack.effect === 'fails' ? goesOn[run.of] : '';
  return {
    span: run.toSource(feature.span),
    stage,
    // What `test` understands was tried with the releases that lack pipefail.
    certainty: lack.edit === 'equals' && shell.pipefail !== false ? 'likely' : 'certain',
    ...(run.of === 'start' && { consequence: 'will-not-start' as const }),
    ...(run.of === 'healthcheck' && { consequence: 'may-fail' as const }),
    ...(!fatal && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: [`${readBy(shell)}, which ${what}`, { more: `${more}.${effect === '' ? '' : ` ${effect}`}` }],
    remedy: `${instead}.`,
    ...(edits.length > 0 && { fix: { safety: 'review' as const, edits } }),
  };
}

/** The same edit for every place of the script that needs it. */
function editsOf(run: Read, kind: NonNullable<Lack['edit']>, all: readonly Missing[]): TextEdit[] {
  return all
    .filter(({ lack }) => lack.edit === kind)
    .flatMap(({ feature }) => {
      switch (kind) {
        case 'dot':
          return [{ span: run.toSource(feature.span), newText: '.' }];
        case 'equals':
          return feature.args
            .filter(({ raw }) => raw === '==')
            .map((word) => ({ span: run.toSource(word.span), newText: '=' }));
        case 'redirect': {
          const { start, end } = feature.span;
          const operator = run.toSource(span(start, start + feature.name.length));
          const behind = run.toSource(span(end - 1, end)).end;
          return [
            { span: operator, newText: feature.name.slice(1) },
            { span: span(behind, behind), newText: ' 2>&1' },
          ];
        }
        default:
          return kind satisfies never;
      }
    });
}

/** `SHELL ["/bin/sh", "-o", "pipefail", "-c"]`: the first RUN that goes through it fails. */
function pipefailInShell(
  { index: stage, steps }: Stage,
  index: number,
  shell: SmallShell,
): Reported | undefined {
  const setting = steps[index]?.before.shell;
  if (shell.pipefail !== false || !setting?.span || !setting.value.includes('pipefail')) return undefined;
  const instruction = steps
    .slice(0, index)
    .map((step) => step.instruction)
    .findLast((each) => each.keyword === 'shell');
  const [program] = instruction?.keyword === 'shell' ? instruction.items : [];
  if (!program) return undefined;
  return {
    span: program.span,
    stage,
    certainty: 'certain',
    message: [
      `${readBy(shell)}, which does not know \`pipefail\` in this release: “Illegal option -o pipefail”`,
      { more: '. The first RUN behind it fails.' },
    ],
    remedy: 'Name bash instead: `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`.',
  };
}
