import type { Moment, StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import { baseName, resolvePath } from '../../path/path';
import { flagsOf } from '../../shell/arguments';
import type { Command } from '../../shell/command';
import { span } from '../../text/span';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';
import { isMounted } from './mounted';

export default defineRule({
  id: 'uv-without-environment',
  severity: 'error',
  consequence: 'will-not-build',
  title: '`uv pip` where no virtual environment is',
  why: '`uv pip` looks for a virtual environment: an active one, or `.venv` in the working directory or above it. It leaves the Python of an image alone and stops, where pip would have installed into it.',
  remedy: 'Add `--system`, or set `UV_SYSTEM_PYTHON=1`; or make an environment first with `uv venv`.',
  symptoms: [
    'error: No virtual environment found; run `uv venv` to create an environment, or pass `--system` to install into a non-virtual environment',
  ],
  references: [
    { title: 'Python environments of uv', url: 'https://docs.astral.sh/uv/pip/environments/' },
    { title: 'uv: no virtual environment found', url: 'https://github.com/astral-sh/uv/issues/15923' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'file-not-copied-yet'],
  examples: {
    bad: [
      {
        title: 'As pip would have done it',
        dockerfile:
          'FROM python:3.13-slim-trixie\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nWORKDIR /app\nCOPY requirements.txt ./\nRUN uv pip [|install|] --no-cache -r requirements.txt\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
        fixed:
          'FROM python:3.13-slim-trixie\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nWORKDIR /app\nCOPY requirements.txt ./\nRUN uv pip install --system --no-cache -r requirements.txt\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'After uv from pip',
        dockerfile:
          'FROM python:3.12-bookworm\nWORKDIR /app\nRUN pip install --no-cache-dir uv && uv pip [|install|] flask\nUSER 1000\nCMD ["python"]\n',
        fixed:
          'FROM python:3.12-bookworm\nWORKDIR /app\nRUN pip install --no-cache-dir uv && uv pip install --system flask\nUSER 1000\nCMD ["python"]\n',
      },
    ],
    good: [
      {
        title: 'Told to use the Python of the image, by an option, a variable or a path',
        dockerfile:
          'FROM python:3.13-slim-trixie AS one\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nRUN uv pip install --system flask\nFROM python:3.13-slim-trixie AS two\nENV UV_SYSTEM_PYTHON=1\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nRUN uv pip install flask\nFROM python:3.13-slim-trixie\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nRUN uv pip install --python /usr/local/bin/python flask && uv pip install --target /lib2 flask\nCOPY --from=one /usr/local/lib/python3.13/site-packages/flask /one\nCOPY --from=two /usr/local/lib/python3.13/site-packages/flask /two\nUSER 1000\nCMD ["python"]\n',
      },
      {
        title: 'An environment, or a project that may say so',
        dockerfile:
          'FROM python:3.13-slim-trixie AS made\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nWORKDIR /app\nRUN uv venv && uv pip install flask\nFROM python:3.13-slim-trixie\nCOPY --from=made /app/.venv /app/.venv\nUSER 1000\nCMD ["/app/.venv/bin/python"]\n',
      },
      {
        title: 'A project whose settings are not seen',
        dockerfile:
          'FROM python:3.13-slim-trixie\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nWORKDIR /app\nCOPY . .\nRUN uv pip install -r requirements.txt\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'A project that is mounted',
        dockerfile:
          'FROM python:3.13-slim-trixie\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nWORKDIR /app\nRUN --mount=type=bind,source=pyproject.toml,target=/app/pyproject.toml uv pip install -r pyproject.toml\nUSER 1000\nCMD ["python"]\n',
      },
    ],
  },
  *check({ dockerfile, reachable }) {
    // Whoever makes an environment names it somewhere.
    if (!dockerfile.text.includes('uv') || /venv|virtualenv|conda/i.test(dockerfile.text)) return;
    for (const view of reachable) {
      const reported = firstIn(view);
      if (reported) yield reported;
    }
  },
});

/** Where an environment may be is looked for in all that stands above a place, in all folders above its own. */
const mostAsked = 20;
const deepest = 20;

function firstIn(view: StageView): Reported | undefined {
  let left = mostAsked;
  const { image, isCut, stage } = view;
  if (isCut || image?.traits.ownLanguage?.name !== 'python') return undefined;
  for (const [index, step] of stage.steps.entries()) {
    const { run } = step;
    if (isMounted(step)) continue;
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always' || !command.failureCounts || !needsEnvironment(command)) continue;
      if (left === 0) return undefined;
      left -= 1;
      if (mayFindOne(view.before(index), command)) continue;
      const verb = command.args[1];
      if (verb === undefined) continue;
      const place = run.toSource(verb.span);
      return {
        span: place,
        stage: stage.index,
        certainty: 'likely',
        message: [
          `\`uv pip ${verb.written}\` finds no virtual environment`,
          { more: `: \`${image.reference}\` has none, and this file makes none. The build stops here.` },
        ],
        remedy: 'Add `--system`: then it installs into the Python of the image, as pip does.',
        fix: { safety: 'safe', edits: [{ span: span(place.end, place.end), newText: ' --system' }] },
        evidence: [
          fromSource('`uv pip` asks for a virtual environment unless it is told to do without.', {
            kind: 'document',
            url: 'https://docs.astral.sh/uv/pip/environments/',
            retrieved: '2026-12-01',
          }),
        ],
      };
    }
  }
  return undefined;
}

const elsewhere = [
  '--system',
  '--python',
  '-p',
  '--target',
  '-t',
  '--prefix',
  '--config-file',
  '--help',
  '-h',
];
const variables = ['UV_SYSTEM_PYTHON', 'UV_PYTHON', 'UV_CONFIG_FILE', 'VIRTUAL_ENV', 'CONDA_PREFIX'];

function needsEnvironment({ args, environment, name }: Command): boolean {
  const [first, verb] = args.map(({ text }) => text);
  if (baseName(name ?? '') !== 'uv' || first !== 'pip' || (verb !== 'install' && verb !== 'sync'))
    return false;
  if (args.some(({ text }) => text === undefined)) return false;
  return !flagsOf(args.slice(2)).has(...elsewhere) && !variables.some((each) => environment.has(each));
}

/** Where uv looks for an environment, and for settings that may tell it to do without. */
function mayFindOne(moment: Moment, { directory }: Command): boolean {
  if (directory === undefined) return true;
  if (moment.view.tree.unknowns.some(({ step }) => step < moment.before)) return true;
  const parts = directory.split('/').filter((part) => part !== '');
  if (parts.length > deepest) return true;
  const folders = Array.from(
    { length: parts.length + 1 },
    (_, count) => `/${parts.slice(0, count).join('/')}`,
  );
  const names = ['.venv/pyvenv.cfg', 'uv.toml', 'pyproject.toml'];
  const places = folders.flatMap((folder) => names.map((each) => resolvePath(folder, each)));
  return ['/etc/uv/uv.toml', ...places].some((path) => {
    const { hops, kind } = trace(moment, path);
    return hops.length > 0 || kind === 'made';
  });
}
