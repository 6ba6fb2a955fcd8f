import type { CatalogImage } from '../../catalog/image';
import type { Moment, StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import { compareVersions } from '../../contents/version';
import { presentIn } from '../../fact/fact';
import { baseName, resolvePath } from '../../path/path';
import type { Command } from '../../shell/command';
import type { RunStep } from '../../stages/stage';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';
import { isHarmless, mayMakeFiles } from './made-files';
import { isMounted } from './mounted';
import { neededBy } from './needed-files';

export default defineRule({
  id: 'file-not-copied-yet',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'File read before it is copied',
  why: 'A RUN line sees what the lines above it have put into the stage, and nothing of the build context. `pip install -r requirements.txt` above `COPY . .` finds no such file.',
  remedy: 'Copy the file before the line that reads it.',
  symptoms: [
    "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'",
    'npm error The `npm ci` command can only install with an existing package-lock.json',
    'ERR_PNPM_NO_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is absent',
    'error: Unable to find lockfile at `uv.lock`. To create a lockfile, run `uv lock` or `uv sync`.',
    'go: go.mod file not found in current directory or any parent directory',
    'error: could not find `Cargo.toml` in `/src` or any parent directory',
    'Could not locate Gemfile',
    "chmod: cannot access '/entrypoint.sh': No such file or directory",
  ],
  references: [{ title: 'COPY', url: 'https://docs.docker.com/reference/dockerfile/#copy' }],
  aliases: [],
  yieldsTo: ['run-without-shell', 'command-not-found', 'install-directory-not-writable'],
  examples: {
    bad: [
      {
        title: 'Requirements',
        dockerfile:
          'FROM python:3.13-slim-trixie\nWORKDIR /app\nRUN [|pip install -r requirements.txt|]\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'Another file',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY tsconfig.json ./\nRUN [|npm ci|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'The lock file left behind',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY package.json ./\nRUN [|npm ci|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'A lock file that another tool made',
        dockerfile:
          'FROM node:24-slim\nRUN npm install -g pnpm@10\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN [|pnpm install --frozen-lockfile|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'A script made executable too early',
        dockerfile:
          'FROM debian:trixie-slim\nRUN [|chmod +x /entrypoint.sh|]\nCOPY entrypoint.sh /entrypoint.sh\nUSER 1000\nENTRYPOINT ["/entrypoint.sh"]\n',
      },
    ],
    good: [
      {
        title: 'Copied first',
        dockerfile:
          'FROM python:3.13-slim-trixie\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'Lock files by pattern, of a workspace above, made here, or not asked for',
        dockerfile:
          'FROM node:24-alpine3.24 AS pattern\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nFROM node:24-alpine3.24 AS above\nWORKDIR /app\nCOPY package.json package-lock.json ./\nWORKDIR /app/web\nCOPY web/package.json ./\nRUN npm ci\nFROM node:24-alpine3.24 AS made\nWORKDIR /app\nCOPY package.json ./\nRUN npm install --package-lock-only && npm ci\nFROM python:3.13-slim-trixie AS locked\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nWORKDIR /app\nCOPY pyproject.toml ./\nRUN uv sync\nFROM node:24-alpine3.24\nWORKDIR /app\nCOPY package.json ./\nRUN npm install\nCOPY --from=pattern /app /a\nCOPY --from=above /app /b\nCOPY --from=made /app /c\nCOPY --from=locked /app /d\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'Mounted',
        dockerfile:
          'FROM golang:1.27 AS build\nWORKDIR /src\nRUN --mount=type=bind,target=. go build -o /out/app .\nFROM scratch\nUSER 65532\nCOPY --from=build /out/app /app\nENTRYPOINT ["/app"]\n',
      },
      {
        title: 'Fetched',
        dockerfile:
          'FROM python:3.13-trixie\nWORKDIR /app\nRUN git clone https://example.org/app.git . && pip install -r requirements.txt\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const reported = firstTooEarly(view);
      if (reported) yield reported;
    }
  },
});

function firstTooEarly(view: StageView): Reported | undefined {
  const { base, image, stage } = view;
  if (image?.traits.projectFiles !== 'none') return undefined;
  if (base.through.some((each) => each.steps.some((step) => mayMakeFiles(step)))) return undefined;
  for (const [index, step] of stage.steps.entries()) {
    const { run } = step;
    if (run && !isMounted(step)) {
      let harmlessSoFar = true;
      for (const command of run.script.commands) {
        const sets = harmlessSoFar ? neededBy(command) : [];
        harmlessSoFar &&= isHarmless(command);
        if (command.runs !== 'always' || !command.failureCounts) continue;
        const missing = sets.find((needed) => areMissing(view.before(index), image, command, needed));
        const [first] = missing ?? [];
        if (first === undefined) continue;
        return report(view, index, run, command, resolvePath(command.directory ?? '/', first));
      }
    }
    if (mayMakeFiles(step)) return undefined;
  }
  return undefined;
}

/** Whether none of these files can be there. */
function areMissing(
  moment: Moment,
  image: CatalogImage,
  command: Command,
  needed: readonly string[],
): boolean {
  if (needed.some((path) => baseName(path) === 'go.mod') && worksWithoutModule(image, command)) return false;
  if (command.directory === undefined && needed.some((path) => !path.startsWith('/'))) return false;
  const places = needed.map((path) => resolvePath(command.directory ?? '/', path));
  return !places.some((path) => ofSystem.test(path) || mayBeThere(moment, path));
}

/** Before Go 1.16 a build outside of a module is none of modules: https://go.dev/doc/go1.16#go-command */
function worksWithoutModule({ facts }: CatalogImage, { environment }: Command): boolean {
  const language = presentIn(facts.language);
  const version = language && language.name === 'go' ? language.version : undefined;
  const mode = environment.get('GO111MODULE');
  if (mode !== undefined) return mode === 'off' || mode === 'auto';
  return version !== undefined && compareVersions(version, '1.16') < 0;
}

const ofSystem = /^\/(usr|etc|bin|sbin|lib|var|opt|proc|sys|dev|tmp|root\/\.)/;

function mayBeThere(moment: Moment, path: string): boolean {
  const { before, view } = moment;
  if (view.tree.unknowns.some(({ step }) => step < before)) return true;
  const traced = trace(moment, path);
  return traced.hops.length > 0 || traced.kind === 'made';
}

function report(view: StageView, index: number, run: RunStep, command: Command, path: string): Reported {
  const { stage } = view;
  const later = laterCopy(view, path);
  const folder = path.slice(0, path.lastIndexOf('/')) || '/';
  const copies = stage.steps
    .slice(0, index)
    .some(({ instruction }) => /^(copy|add)$/.test(instruction.keyword));
  return {
    span: run.toSource(command.span),
    stage: stage.index,
    certainty: copies ? 'likely' : 'certain',
    message: [
      `\`${baseName(path)}\` is not in \`${folder}\` yet: ${copies ? 'no COPY above this line brings it' : 'nothing is copied above this line'}`,
      { more: '. The build stops here.' },
    ],
    remedy: later
      ? 'Move the COPY that brings it above this line.'
      : `Copy it before: \`COPY ${baseName(path)} ${folder === '/' ? '/' : `${folder}/`}\`.`,
    evidence: later ? [{ text: 'Copied only here.', span: later }] : [],
  };
}

function laterCopy(view: StageView, path: string): Span | undefined {
  const [hop] = trace(view.end, path).hops;
  return hop?.view === view ? hop.write.span : undefined;
}
