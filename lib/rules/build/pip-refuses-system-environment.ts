import type { Moment, StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { baseName } from '../../path/path';
import { installedPackages } from '../../programs/packages';
import type { Command, ShellWord } from '../../shell/command';
import { type Table, table } from '../../text/table';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';
import { venvFix } from './venv-fix';

/** The first release whose Python is marked as managed by the package manager. */
const marked: Table<{ readonly since: number; readonly source: string }> = table({
  debian: {
    since: 12,
    source: 'https://www.debian.org/releases/bookworm/amd64/release-notes/ch-information.en.html',
  },
  ubuntu: { since: 23.04, source: 'https://github.com/Slimbook-Team/slimbookbattery/issues/105' },
  alpine: { since: 3.19, source: 'https://github.com/alpinelinux/docker-alpine/issues/361' },
});

const pipPackages = new Set(['python3-pip', 'python-pip', 'py3-pip', 'py-pip']);

export default defineRule({
  id: 'pip-refuses-system-environment',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'pip of the distribution told to install into the system',
  why: 'Debian 12, Ubuntu 23.04 and Alpine 3.19 and all later ones mark their Python as managed by the package manager. Their `pip install` refuses to touch it and ends with an error.',
  remedy: 'Install into a virtual environment, or take a `python` image, whose pip is not restricted.',
  symptoms: [
    'error: externally-managed-environment',
    '× This environment is externally managed',
    'You can override this, at the risk of breaking your Python installation or OS, by passing --break-system-packages',
  ],
  references: [
    { title: 'Externally managed environments (PEP 668)', url: 'https://peps.python.org/pep-0668/' },
    {
      title: 'Debian 12 release notes',
      url: 'https://www.debian.org/releases/bookworm/amd64/release-notes/ch-information.en.html',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Debian 12',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y python3-pip && [|pip3 install flask|]\nUSER 1000\nCMD ["python3", "-m", "flask", "run"]\n',
      },
      {
        title: 'Alpine',
        dockerfile:
          'FROM node:24-alpine3.24\nRUN apk add --no-cache python3 py3-pip\nRUN [|python3 -m pip install awscli|]\nUSER 1000\nCMD ["node", "index.js"]\n',
      },
    ],
    good: [
      {
        title: 'A virtual environment',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y python3-pip python3-venv\nRUN python3 -m venv /venv && /venv/bin/pip install flask\nENV PATH=/venv/bin:$PATH\nRUN pip install gunicorn\nUSER 1000\nCMD ["flask", "run"]\n',
      },
      {
        title: 'Asked for',
        dockerfile:
          'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3-pip && pip3 install --break-system-packages flask\nUSER 1000\nCMD ["python3", "-m", "flask", "run"]\n',
      },
      {
        title: 'Into a directory of its own',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y python3-pip && pip3 install --target=/app flask\nUSER 1000\nCMD ["python3", "/app/main.py"]\n',
      },
      {
        title: 'A Python image',
        dockerfile:
          'FROM python:3.13-slim-bookworm\nRUN pip install flask\nUSER 1000\nCMD ["python", "-m", "flask", "run"]\n',
      },
      {
        title: 'An older release',
        dockerfile:
          'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip && pip3 install flask\nUSER 1000\nCMD ["python3", "-m", "flask", "run"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const { image, stage } = view;
      const upstream = image && presentIn(image.facts.upstream);
      if (!image || !upstream || !image.facts.language.known) continue;
      if (presentIn(image.facts.language)?.name === 'python') continue;
      const mark = marked[upstream.distribution];
      if (!mark || !(Number.parseFloat(upstream.release ?? '') >= mark.since)) continue;
      for (const [index, { run }] of stage.steps.entries()) {
        if (!run) continue;
        const call = run.script.commands.find(
          (command) => command.runs === 'always' && command.failureCounts && installs(command),
        );
        if (!call || !hasSystemPip(view.before(index + 1)) || isAllowed(inspection, view, index, call))
          continue;
        const name =
          inspection.catalog.releases?.product(upstream.distribution)?.name ?? upstream.distribution;
        yield {
          span: run.toSource(call.span),
          stage: stage.index,
          certainty: 'likely',
          message: [
            `The pip of \`${image.reference}\` refuses`,
            {
              more: ': its Python belongs to the package manager (“externally-managed-environment”). The build stops here.',
            },
          ],
          remedy:
            'Make an environment of your own first: `python3 -m venv /venv`, then `/venv/bin/pip install …`. Or allow it with `--break-system-packages`.',
          evidence: [
            fromFact(`\`${image.reference}\` stands on ${name} ${upstream.release}.`, image.facts.upstream),
            { text: `Marked since ${name} ${mark.since}.`, source: mark.source },
          ],
          ...venvFix(view, index, run, call),
        };
        break;
      }
    }
  },
});

/** `pip install`, `python3 -m pip install` into the system, with nothing that asks for another place. */
function installs({ name, args, environment }: Command): boolean {
  const words = pipArguments(name, args);
  if (!words || words.some(({ text }) => text === undefined)) return false;
  if (words.find(({ written }) => !written.startsWith('-'))?.written !== 'install') return false;
  if (words.some(({ written }) => elsewhere.test(written))) return false;
  if (
    [...environment.keys()].some(
      (key) => /^(PIP_|VIRTUAL_ENV$|PYTHONHOME$|CONDA_)/.test(key) && !harmless.has(key),
    )
  )
    return false;
  return !environment.has('PATH') || isSystemPath(environment.get('PATH'));
}

/** Options after which pip does not look at the mark, or leaves before it does. */
const elsewhere =
  /^(--break-system-packages|--target|--prefix|--root|--python|--dry-run|--help|--require-virtualenv|-h|-t)(=|$)|^-t/;

const harmless = new Set([
  'PIP_NO_CACHE_DIR',
  'PIP_DISABLE_PIP_VERSION_CHECK',
  'PIP_DEFAULT_TIMEOUT',
  'PIP_INDEX_URL',
  'PIP_EXTRA_INDEX_URL',
  'PIP_TRUSTED_HOST',
  'PIP_ROOT_USER_ACTION',
  'PIP_PROGRESS_BAR',
  'PIP_VERSION',
]);

function pipArguments(
  name: string | undefined,
  args: readonly ShellWord[],
): readonly ShellWord[] | undefined {
  if (name === undefined || (name.includes('/') && !name.startsWith('/usr/bin/'))) return undefined;
  const program = baseName(name);
  if (/^pip3?(\.\d+)?$/.test(program)) return args;
  if (!/^python3?(\.\d+)?$/.test(program)) return undefined;
  return args[0]?.text === '-m' && args[1]?.text === 'pip' ? args.slice(2) : undefined;
}

/** No directory where an environment or another Python may come first. */
function isSystemPath(path: string | undefined): boolean {
  const directories = path?.split(':') ?? ['?'];
  return directories.every((directory) =>
    /^(\/usr)?(\/local)?\/s?bin$|^\/go\/bin$|^\/usr\/local\/(go|cargo)\/bin$|^\/opt\/java\//.test(directory),
  );
}

function hasSystemPip(moment: Moment): boolean {
  if (!installedPackages(moment).some((name) => pipPackages.has(name))) return false;
  return moment.view.chain.every(
    ({ tree }) =>
      !['/', '/usr', '/usr/local', '/usr/local/bin', '/usr/bin'].some((path) =>
        tree.writes
          .get(path)
          ?.some(
            ({ origin }) => origin.kind === 'stage' || origin.kind === 'image' || origin.kind === 'archive',
          ),
      ),
  );
}

/** What lifts the mark, or brings another Python or pip. */
const lifts =
  /EXTERNALLY-MANAGED|break[-_]system[-_]packages|get-pip|pyenv|conda|mamba|\buv\b|pipx|pip3? config|pip\.conf|Python-3|make (alt)?install|deadsnakes/i;

function isAllowed({ dockerfile }: Inspection, view: StageView, index: number, call: Command): boolean {
  return view.chain.some((each) =>
    each.stage.steps.some(({ instruction, run }, at) => {
      const own = each === view;
      if (own && at > index) return false;
      if (own && at === index && run) return lifts.test(run.text.slice(0, call.span.start));
      return lifts.test(run?.text ?? dockerfile.text.slice(instruction.span.start, instruction.span.end));
    }),
  );
}
