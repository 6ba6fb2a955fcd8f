import { baseName } from '../../path/path';
import type { Command } from '../../shell/command';
import type { RunStep, Step } from '../../stages/stage';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'run-effect-lost',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'RUN whose effect ends with it',
  why: 'Each RUN is a shell of its own, and only files stay of it. The directory that `cd` goes to, what `export`, `alias` or `source` set, limits, and services that it starts are gone when the next line begins.',
  remedy:
    'Use WORKDIR for the directory and ENV for variables; write what needs the rest into the same RUN, or into the start script.',
  symptoms: [
    'export PATH in RUN has no effect',
    'RUN cd does not change directory',
    'nvm: command not found',
    'conda: command not found after source activate',
    'service started in RUN is not running',
  ],
  references: [
    { title: 'RUN', url: 'https://docs.docker.com/reference/dockerfile/#run' },
    { title: 'WORKDIR', url: 'https://docs.docker.com/reference/dockerfile/#workdir' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A directory',
        dockerfile: 'FROM debian:trixie-slim\nRUN [|cd /app|]\nCOPY . .\nUSER 1000\nCMD ["./start"]\n',
        fixed: 'FROM debian:trixie-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["./start"]\n',
      },
      {
        title: 'A variable',
        dockerfile: 'FROM debian:trixie-slim\nRUN [|export APP_ENV=production|]\nUSER 1000\nCMD ["env"]\n',
        fixed: 'FROM debian:trixie-slim\nENV APP_ENV=production\nUSER 1000\nCMD ["env"]\n',
      },
      {
        title: 'Behind what stays',
        dockerfile:
          'FROM debian:trixie-slim\nRUN mkdir /opt/bin && [|export PATH=$PATH:/opt/bin|]\nUSER 1000\nCMD ["env"]\n',
      },
      {
        title: 'An environment of Python',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN python -m venv /opt/venv\nRUN [|. /opt/venv/bin/activate|]\nUSER 1000\nCMD ["python"]\n',
      },
      {
        title: 'A service',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y postgresql && rm -rf /var/lib/apt/lists/*\nRUN [|service postgresql start|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Used in the same line',
        dockerfile:
          'FROM debian:trixie-slim\nRUN cd /app && make\nRUN export CC=gcc && make\nRUN umask 022; make\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Written into a file',
        dockerfile:
          'FROM debian:trixie-slim\nRUN echo "export A=b" >> /etc/profile\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A service that the line asks',
        dockerfile:
          'FROM debian:trixie-slim\nRUN service postgresql start && psql -c "select 1"\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ checked }) {
    for (const { step, view } of checked) {
      const { run } = step;
      if (run?.language !== 'shell' || run.script.errors.length > 0 || run.script.functions.size > 0)
        continue;
      const lost = lostIn(run);
      if (!lost) continue;
      yield {
        span: run.toSource(lost.command.span),
        stage: view.stage.index,
        certainty: lost.isWhole ? 'certain' : 'likely',
        message: `\`${namedIn(lost.command)}\` ends with this RUN: ${endOf[lost.kind]}.`,
        remedy: remedyFor(lost),
        ...(lost.isWhole && fixFor(step, lost.command)),
      };
    }
  },
});

type Kind = 'directory' | 'variables' | 'settings' | 'service';

type Lost = { readonly command: Command; readonly kind: Kind; readonly isWhole: boolean };

/** The last command, where nothing of it stays; of `cd` and `source` only where there is nothing else. */
function lostIn({ script: { commands } }: RunStep): Lost | undefined {
  const last = commands.at(-1);
  if (last?.runs !== 'always' || last.pipe || last.capturedBy !== undefined) return undefined;
  const kind = kindOf(last);
  if (kind === undefined || last.redirects.length > 0) return undefined;
  if (commands.some(({ capturedBy }) => capturedBy !== undefined)) return undefined;
  const [first = last] = commands;
  const firstKind = kindOf(first);
  const isWhole =
    commands.length === 1 || commands.map(kindOf).every((each) => each !== undefined && each !== 'service');
  if (isWhole && firstKind !== undefined) return { command: first, kind: firstKind, isWhole };
  const counts = last.name === 'export' || last.name === 'alias' || kind === 'service';
  return counts ? { command: last, kind, isWhole } : undefined;
}

/** Files that are read for what they set. */
const environmentFile =
  /(?:^|\/)(?:activate|nvm\.sh|\.(?:bash|zsh|ash)?rc|\.(?:bash_)?profile|\.env|env|setup\.(?:ba|z)?sh|conda\.sh)$/;

function kindOf({ args, byShell, name }: Command): Kind | undefined {
  if (name === undefined) return undefined;
  if (startsService(name, args.at(-1)?.text)) return 'service';
  if (!byShell || args.length === 0) return undefined;
  const sets = args.some(({ written }) => written.includes('='));
  switch (name) {
    case 'cd':
    case 'pushd':
      return 'directory';
    case 'export':
      return sets ? 'variables' : undefined;
    case '.':
    case 'source':
      return environmentFile.test(args[0]?.text ?? '') ? 'variables' : undefined;
    case 'alias':
      return sets ? 'settings' : undefined;
    case 'umask':
    case 'ulimit':
      return args.some(({ written }) => !written.startsWith('-')) ? 'settings' : undefined;
    default:
      return undefined;
  }
}

function startsService(name: string, last: string | undefined): boolean {
  if (last !== 'start' && last !== 'restart') return false;
  return /^(?:rc-)?service$/.test(baseName(name)) || name.startsWith('/etc/init.d/');
}

const endOf: Readonly<Record<Kind, string>> = {
  directory: 'the next line begins where WORKDIR says',
  variables: 'what it sets is not set in the next line, nor in the container',
  settings: 'the next line and the container do not have it',
  service: 'what it starts is not running in the next line, nor in the container',
};

function namedIn({ words }: Command): string {
  return words
    .slice(0, 3)
    .map(({ raw }) => raw)
    .join(' ');
}

function remedyFor({ command, kind }: Lost): string {
  switch (kind) {
    case 'directory':
      return 'Write WORKDIR, or put what is to run there into the same RUN.';
    case 'variables':
      return command.name === 'export'
        ? 'Write ENV.'
        : 'Set with ENV what it sets, such as PATH, or read the file in each RUN that needs it.';
    case 'settings':
      return 'Put what needs it into the same RUN, or set it where the container is started.';
    case 'service':
      return 'Put what needs it into the same RUN, or start it when the container starts.';
    default:
      return kind satisfies never;
  }
}

/** `cd /app` alone is WORKDIR, `export A=b` is ENV. */
function fixFor(
  { instruction, replayedFrom, run }: Step,
  { args, name, span }: Command,
): Pick<Reported, 'fix'> {
  const [only] = args;
  if (replayedFrom !== undefined || args.length !== 1 || only?.text === undefined) return {};
  if (instruction.flags.length > 0 || instruction.heredocs.length > 0 || run?.script.commands.length !== 1)
    return {};
  if (run.text.trim().length !== span.end - span.start) return {};
  const isPath = name === 'cd' && /^\/[\w./-]+$/.test(only.text);
  const isVariable = name === 'export' && /^\w+=[\w./:@-]+$/.test(only.raw);
  if (!isPath && !isVariable) return {};
  const newText = isPath ? `WORKDIR ${only.text}` : `ENV ${only.raw}`;
  return { fix: { safety: 'review', edits: [{ span: instruction.span, newText }] } };
}
