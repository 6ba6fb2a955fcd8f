import { referenceOf } from '../../bases/base';
import type { StageView } from '../../contents/contents';
import { below, resolvePath } from '../../path/path';
import { programAt } from '../../programs/program';
import type { Command } from '../../shell/command';
import { isFollowed } from '../../text/cut';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'environment-without-interpreter',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Virtual environment whose Python stays behind',
  why: 'The `python` of a virtual environment is a link to the Python that made it. uv fetches that Python into a directory of its own, below the home of root by default, and the images of uv have it in `/usr/local`. A copy of the environment alone points to nothing.',
  remedy:
    'Copy the Python as well, to the same place, or make the environment with a Python that the final image has.',
  symptoms: ['exec /app/.venv/bin/python: no such file or directory', '/app/.venv/bin/gunicorn: not found'],
  references: [
    { title: 'uv in Docker', url: 'https://docs.astral.sh/uv/guides/integration/docker/' },
    { title: 'uv: where Python is kept', url: 'https://docs.astral.sh/uv/concepts/python-versions/' },
  ],
  aliases: [],
  yieldsTo: ['script-without-interpreter', 'runtime-version-mismatch', 'libc-mismatch'],
  examples: {
    bad: [
      {
        title: 'The Python of uv',
        dockerfile:
          'FROM debian:trixie-slim AS build\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nWORKDIR /app\nCOPY . .\nRUN uv python install 3.13 && uv sync --frozen\nFROM debian:trixie-slim\nCOPY --from=build /app /app\nUSER 1000\nCMD [[|"/app/.venv/bin/python"|], "-m", "app"]\n',
      },
      {
        title: 'The Python of the image of uv',
        dockerfile:
          'FROM ghcr.io/astral-sh/uv:python3.13-trixie-slim AS build\nWORKDIR /app\nCOPY . .\nRUN uv sync --frozen\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=build /app /app\nCMD [[|"/app/.venv/bin/python"|], "-m", "app"]\n',
      },
    ],
    good: [
      {
        title: 'Copied as well',
        dockerfile:
          'FROM debian:trixie-slim AS build\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nENV UV_PYTHON_INSTALL_DIR=/python\nWORKDIR /app\nCOPY . .\nRUN uv python install 3.13 && uv sync --frozen\nFROM debian:trixie-slim\nCOPY --from=build /python /python\nCOPY --from=build /app /app\nUSER 1000\nCMD ["/app/.venv/bin/python", "-m", "app"]\n',
      },
      {
        title: 'The same Python in both stages',
        dockerfile:
          'FROM ghcr.io/astral-sh/uv:python3.13-trixie-slim AS build\nWORKDIR /app\nCOPY . .\nRUN uv sync --frozen\nFROM python:3.13-slim-trixie\nCOPY --from=build /app /app\nUSER 1000\nCMD ["/app/.venv/bin/python", "-m", "app"]\n',
      },
    ],
  },
  *check({ contents, target }) {
    for (const { of, path, span, traced } of target?.executables ?? []) {
      const from = traced.hops.map(({ write }) => write.origin).find((origin) => origin.kind === 'stage');
      if (!target?.image || of === 'copied' || path === undefined || from?.kind !== 'stage') continue;
      if (!/\/(\.?venv|virtualenv|env)\/bin\/[^/]+$/.test(path)) continue;
      const python = pythonOf(contents.view(from.stage));
      if (!python || isBrought(target.view, python.at)) continue;
      const { ownLanguage } = target.image.traits;
      if (ownLanguage?.name === 'python' && ownLanguage.at === python.at) continue;
      yield report(target.image.reference, target.stage.index, of, path, span, python);
    }
  },
});

type Python = { readonly at: string; readonly made: Span; readonly whose: string };

/** Where the Python of a stage's environments lies, when uv fetched it or the stage stands on an image of uv. */
function pythonOf({ base, end, stage }: StageView): Python | undefined {
  let installed: { readonly command: Command; readonly span: Span } | undefined;
  for (const step of stage.steps) {
    for (const command of step.run?.script.commands ?? []) {
      if (command.name !== 'uv' || command.runs !== 'always' || !step.run) continue;
      const [verb, sub] = command.args.map(({ text }) => text);
      if (verb === 'python' && sub === 'install')
        installed = { command, span: step.run.toSource(command.span) };
      const makes = verb === 'sync' || verb === 'venv';
      if (makes && installed === undefined && programAt(end, 'python3').is === 'missing')
        installed = { command, span: step.run.toSource(command.span) };
    }
  }
  if (installed) {
    const { environment } = installed.command;
    const given = environment.get('UV_PYTHON_INSTALL_DIR');
    const home = environment.get('HOME') ?? '/root';
    const isRoot = stage.end.user?.span === undefined;
    if (environment.has('UV_PYTHON_INSTALL_DIR') && given === undefined) return undefined;
    if (!isRoot && given === undefined) return undefined;
    return {
      at: given === undefined ? `${home}/.local/share/uv/python` : resolvePath('/', given),
      made: installed.span,
      whose: 'that uv fetched',
    };
  }
  const reference = referenceOf(base.root);
  const ofImage = isFollowed(reference, /\s/, /(^|\/)astral-sh\/uv:/, /^python3|-python3/);
  return ofImage ? { at: '/usr/local', made: stage.from.span, whose: `of \`${reference}\`` } : undefined;
}

/** Whether anything is put at, above or below a place of the final image. */
function isBrought({ chain }: StageView, place: string): boolean {
  return chain.some(({ stage, tree }) => {
    if (tree.unknowns.some(({ path }) => below(path, place) !== undefined)) return true;
    if (stage.steps.some(({ run }) => run?.script.commands.some(({ name }) => name === 'uv'))) return true;
    return [...tree.writes].some(
      ([path, writes]) =>
        (below(path, place) !== undefined || below(place, path) !== undefined) &&
        writes.some(({ origin }) => origin.kind !== 'command'),
    );
  });
}

function report(
  image: string,
  stage: number,
  of: 'start' | 'healthcheck',
  path: string,
  span: Span,
  { at, made, whose }: Python,
): Reported {
  return {
    span,
    stage,
    certainty: 'likely',
    consequence: of === 'start' ? 'will-not-start' : 'may-fail',
    message: `\`${path}\` starts through the Python ${whose}, in \`${at}\`, and nothing of that is in the final image: "no such file or directory".`,
    remedy:
      at === '/usr/local'
        ? `Use a \`python\` image of the same version instead of \`${image}\`.`
        : `Copy \`${at}\` to the same place, best with \`UV_PYTHON_INSTALL_DIR\` set to a directory outside the home.`,
    evidence: [{ text: 'This is where the Python comes from.', span: made }],
  };
}
