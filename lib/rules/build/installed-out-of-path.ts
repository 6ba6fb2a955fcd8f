import { accountOf, isRoot } from '../../account/account';
import type { Moment, StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { baseName, resolvePath } from '../../path/path';
import { programIn } from '../../programs/image-programs';
import { installedUnderItsName, isInstalled } from '../../programs/packages';
import { loadsFiles, readsProfile } from '../../programs/profile-shell';
import { isPutIntoPath, pathKnownAt } from '../../programs/program';
import { type ScriptInstall, scriptInstallsBefore } from '../../programs/script-installs';
import type { Command } from '../../shell/command';
import type { RunStep, Step } from '../../stages/stage';
import { waysOf } from '../../start/started';
import { isFollowed } from '../../text/cut';
import { lineAfter } from '../../text/line-edit';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'installed-out-of-path',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Program that an install script puts where PATH does not look',
  why: 'Install scripts put programs below the home directory, such as `~/.local/bin`, and add that to the profile of a shell. No `RUN` and no start of a container reads a profile: `PATH` has to name the directory. And below `/root` other users do not get at it.',
  remedy: 'Add the directory to `PATH`, or let the script install into `/usr/local/bin`.',
  symptoms: [
    '/bin/sh: 1: uv: not found',
    '/bin/sh: 1: cargo: not found',
    '/bin/sh: poetry: command not found',
    '/bin/sh: 1: npm: not found',
    'exec: "uv": executable file not found in $PATH',
  ],
  references: [
    { title: 'The installer of uv', url: 'https://docs.astral.sh/uv/reference/installer/' },
    { title: 'A report', url: 'https://github.com/astral-sh/uv/issues/8925' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'program-out-of-reach'],
  examples: {
    bad: [
      {
        title: 'The directory of an older release',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates\nADD https://astral.sh/uv/install.sh /install.sh\nRUN sh /install.sh\nENV PATH="/root/.cargo/bin:$PATH"\nWORKDIR /app\nCOPY . .\nRUN [|uv sync --frozen|]\nCMD ["uv", "run", "main.py"]\n',
        fixed:
          'FROM python:3.14-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates\nADD https://astral.sh/uv/install.sh /install.sh\nRUN sh /install.sh\nENV PATH="/root/.local/bin:$PATH"\nENV PATH="/root/.cargo/bin:$PATH"\nWORKDIR /app\nCOPY . .\nRUN uv sync --frozen\nCMD ["uv", "run", "main.py"]\n',
      },
      {
        title: 'Rust without its directory',
        dockerfile:
          'FROM debian:trixie\nRUN curl -sSf https://sh.rustup.rs | sh -s -- -y\nWORKDIR /src\nCOPY . .\nRUN [|cargo build --release|]\nUSER 1000\nCMD ["/src/target/release/app"]\n',
      },
      {
        title: 'What pipx installs',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN pip install --no-cache-dir pipx && pipx install poetry\nWORKDIR /app\nCOPY pyproject.toml poetry.lock ./\nRUN [|poetry install --no-root|]\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'go install without GOPATH',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates golang-go && go install example.org/tools/cmd/gen@v1.2.0\nRUN [|gen --version|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Told where to, or by an image that has set it',
        dockerfile:
          'FROM golang:1.27-trixie AS gen\nRUN go install example.org/tools/cmd/gen@v1.2.0\nRUN gen --version\nFROM python:3.13-slim-trixie\nENV PIPX_BIN_DIR=/usr/local/bin\nRUN pip install --no-cache-dir pipx && pipx install poetry\nRUN poetry --version\nCOPY --from=gen /go/bin/gen /usr/local/bin/gen\nUSER 1000\nCMD ["gen"]\n',
      },
      {
        title: 'The directory in PATH',
        dockerfile:
          'FROM debian:trixie\nRUN curl -sSf https://sh.rustup.rs | sh -s -- -y\nENV PATH="/root/.cargo/bin:$PATH"\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nUSER 1000\nCMD ["/src/target/release/app"]\n',
      },
      {
        title: 'Read in the same RUN',
        dockerfile:
          'FROM debian:trixie\nWORKDIR /src\nCOPY . .\nRUN curl -sSf https://sh.rustup.rs | sh -s -- -y && . "$HOME/.cargo/env" && cargo build --release\nUSER 1000\nCMD ["/src/target/release/app"]\n',
      },
      {
        title: 'Told where to',
        dockerfile:
          'FROM debian:trixie\nRUN curl -LsSf https://astral.sh/uv/install.sh | env UV_INSTALL_DIR=/usr/local/bin sh\nRUN uv python install 3.14\nUSER 1000\nCMD ["uv", "--version"]\n',
      },
    ],
  },
  *check(inspection) {
    const found = inspection.reachable.flatMap((view) => [...whileBuilding(inspection, view)]);
    yield* found.length > 0 ? found : whenStarted(inspection);
  },
});

/** The first command of each stage that calls such a program. */
function* whileBuilding(inspection: Inspection, view: StageView): Iterable<Reported> {
  for (const [index, step] of view.stage.steps.entries()) {
    const { run } = step;
    if (!run || (run.language !== 'shell' && run.language !== 'exec')) continue;
    const moment = view.before(index + 1);
    const installs = scriptInstallsBefore(moment);
    if (installs.length === 0 || readsProfile(step) || loadsFiles(step)) continue;
    for (const command of run.script.commands) {
      if (command.runs !== 'always' || !command.failureCounts) continue;
      const install = callsOf(installs, command.name, command, step);
      const path = install && pathOf(inspection, moment, run, command);
      const where =
        install && path !== undefined ? placeIn(moment, install, path, step.before.user) : undefined;
      if (install === undefined || where === undefined) continue;
      yield report(inspection, view, install, run.toSource(command.span), command.name ?? '', where);
      return;
    }
  }
}

function callsOf(
  installs: readonly ScriptInstall[],
  program: string | undefined,
  command: Command,
  step: Step,
): ScriptInstall | undefined {
  return installs.find(
    (each) =>
      program !== undefined &&
      each.script.programs.includes(program) &&
      (each.step !== step || command.span.start > each.from),
  );
}

function pathOf(inspection: Inspection, moment: Moment, run: RunStep, command: Command): string | undefined {
  const set = command.environment.get('PATH');
  if (set !== undefined) return set;
  return /\bPATH=/.test(run.text) ? undefined : pathAsWritten(inspection, moment);
}

/** Where the file adds to a PATH of the base that is not known, what it adds. */
function pathAsWritten({ dockerfile: { text } }: Inspection, moment: Moment): string | undefined {
  const { stage } = moment.view;
  const span = (stage.steps[moment.before]?.before ?? stage.end).variables.get('PATH')?.span;
  return pathKnownAt(moment) ?? (span && text.slice(span.start, span.end).replace(/^PATH=?["' ]?/, ''));
}

type Place = {
  readonly kind: 'elsewhere' | 'closed';
  /** Undefined: not known. */
  readonly path: string | undefined;
};

/** Where the program is, if it is out of PATH, or below the home of root for somebody else. */
function placeIn(
  moment: Moment,
  install: ScriptInstall,
  path: string,
  user: Step['before']['user'],
): Place | undefined {
  const { into, script, step } = install;
  const { contents, image } = moment.view;
  if (!image || script.programs.some((program) => mayBeElsewhere(moment, program, install))) return undefined;
  if (script.programs.some((program) => programIn(contents.catalog, image, program).is === 'there'))
    return undefined;
  const folders = path.split(':').map((folder) => resolvePath('/', folder));
  const home = homeOf(step, moment.view);
  const part = script.named ?? into ?? '';
  const named = folders.find((folder) => folder.includes(`/${part}`));
  if (named === undefined)
    return { kind: 'elsewhere', path: into === undefined ? undefined : `${home ?? '~'}/${into}` };
  const isOthers = user?.value !== undefined && !isRoot(accountOf(user.value));
  const isClosed = home === '/root' && isOthers && named.startsWith('/root/') && !opensHome(moment.view);
  return isClosed ? { kind: 'closed', path: named } : undefined;
}

/** Whether anything else may have brought a program, or put it elsewhere. */
function mayBeElsewhere(moment: Moment, program: string, { by }: ScriptInstall): boolean {
  if (isInstalled(moment, program) || isPutIntoPath(moment, program)) return true;
  if (by === undefined) return installedUnderItsName(moment, program) !== undefined;
  return moment.view.chain.some(({ tree }) =>
    tree.effects.some(
      ({ effect }) =>
        effect.kind === 'packages-installed' &&
        effect.span.start !== by.span.start &&
        effect.packages.some(({ name }) => name === program || baseName(name) === program),
    ),
  );
}

const touchesRights = /\bch(mod|own)\b/;
const namesHome = /\/root\b/;

function opensHome({ chain }: StageView): boolean {
  return chain.some(({ stage }) =>
    stage.steps.some(({ run }) => run !== undefined && isFollowed(run.text, /\n/, touchesRights, namesHome)),
  );
}

/** Of root, where nothing sets another; undefined: not known. */
function homeOf({ before }: Step, { image }: StageView): string | undefined {
  if (before.variables.get('HOME')) return before.variables.get('HOME')?.value;
  const user = before.user === undefined ? image && presentIn(image.facts.user) : undefined;
  const account = before.user?.value === undefined ? user : accountOf(before.user.value);
  return account !== undefined && (account.name === 'root' || account.uid === 0) ? '/root' : undefined;
}

function* whenStarted(inspection: Inspection): Iterable<Reported> {
  const { target } = inspection;
  const start = target?.start;
  if (!target || !start || start.inherited || start.mayBeArguments) return;
  const moment = target.view.end;
  const path = pathAsWritten(inspection, moment);
  const installs = scriptInstallsBefore(moment);
  if (path === undefined || installs.length === 0) return;
  if (target.stage.end.shell.value.some((word) => /^-[a-z]*[il]|^--login/.test(word))) return;
  const ways = waysOf(target.stage.end, start).filter(({ isSure }) => isSure);
  const asked = new Set<ScriptInstall>();
  for (const { command, spanOf } of ways.flatMap(({ commands }) => commands)) {
    const { name = '', runs, words } = command;
    const install = installs.find(({ script }) => script.programs.includes(name));
    if (install === undefined || runs !== 'always' || asked.has(install)) continue;
    asked.add(install);
    const where = placeIn(moment, install, path, target.stage.end.user);
    if (where === undefined) continue;
    const reported = report(inspection, target.view, install, spanOf(words[0]), name, where);
    yield { ...reported, consequence: 'will-not-start' };
    return;
  }
}

function report(
  { dockerfile }: Inspection,
  { stage }: StageView,
  { by, script, step, view }: ScriptInstall,
  span: Span,
  program: string,
  { kind, path }: Place,
): Reported {
  const isFixed =
    view.stage === stage && step.replayedFrom === undefined && span.start > step.instruction.span.end;
  const isWhole = kind === 'elsewhere' && script.named === undefined;
  const line = isWhole && path?.startsWith('/') ? `ENV PATH="${path}:$PATH"` : undefined;
  return {
    span,
    stage: stage.index,
    certainty: 'likely',
    message:
      kind === 'elsewhere'
        ? [
            `${by !== undefined ? script.name : `The script of ${script.name}`} puts \`${program}\` ${path === undefined ? 'below the home directory' : `into \`${path}\``}, which is not in PATH`,
            { more: ': it is not found.' },
          ]
        : [
            `\`${program}\` is in \`${path}\`, and only root may enter \`/root\``,
            { more: ': it is not found.' },
          ],
    remedy:
      kind === 'elsewhere'
        ? line === undefined
          ? `Add the directory to \`PATH\` behind ${by !== undefined ? 'it' : 'the script'}.`
          : `Write \`${line}\` behind ${by !== undefined ? 'it' : 'the script'}.`
        : 'Install it into `/usr/local/bin`, or as the user who runs it.',
    evidence: [
      {
        text: by !== undefined ? 'It is installed here.' : 'The script is run here.',
        span: step.instruction.span,
        source: [script.source].flat()[0] ?? '',
      },
    ],
    ...(isFixed &&
      line !== undefined && {
        fix: {
          safety: 'review' as const,
          edits: [lineAfter(dockerfile.text, step.instruction.span, line)],
        },
      }),
  };
}
