import type { CheckedStep, Inspection } from '../../inspection';
import { readsProfile } from '../../programs/profile-shell';
import type { Stage } from '../../stages/stage';
import { lineBefore } from '../../text/line-edit';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';
import { type ShellUse, unsetInScript } from './shell-variables';
import {
  baseMaySet,
  type Declaration,
  declarationsOf,
  type Elsewhere,
  isBare,
  whereElse,
} from './variable-origin';

export default defineRule({
  id: 'variable-out-of-scope',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Variable that the shell finds empty',
  why: 'An ARG holds in the stage that declares it, from its line on, and ends with the build. In another stage, above its line, or when the container starts, the shell puts nothing in its place and goes on: `git checkout v${VERSION}` becomes `git checkout v`, a download asks for an address that is not there.',
  remedy:
    'Repeat the ARG in the stage that uses it; declare it with its value before the first FROM to have it once. What the container needs is set by ENV.',
  symptoms: [
    "error: pathspec 'v' did not match any file(s) known to git",
    'curl: (22) The requested URL returned error: 404',
    'ARG is empty in RUN',
    'go: unsupported GOOS/GOARCH pair linux/',
  ],
  references: [
    { title: 'Scope of ARG', url: 'https://docs.docker.com/reference/dockerfile/#scope' },
    {
      title: 'Automatic platform arguments',
      url: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Declared in another stage',
        dockerfile:
          'FROM alpine:3.24 AS fetch\nARG UI_VERSION=v1.6.0\nRUN echo "$UI_VERSION" > /version\nFROM alpine:3.24\nRUN wget https://example.com/ui-[|${UI_VERSION}|].zip\nUSER 1000\nCMD ["sh"]\n',
        fixed:
          'FROM alpine:3.24 AS fetch\nARG UI_VERSION=v1.6.0\nRUN echo "$UI_VERSION" > /version\nFROM alpine:3.24\nARG UI_VERSION=v1.6.0\nRUN wget https://example.com/ui-${UI_VERSION}.zip\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Declared in another stage, and used twice',
        dockerfile:
          'FROM alpine:3.24 AS fetch\nARG UI_VERSION=v1.6.0\nRUN echo "$UI_VERSION" > /version\nFROM alpine:3.24\nRUN wget https://example.com/ui-[|${UI_VERSION}|].zip\nRUN unzip ui-[|${UI_VERSION}|].zip\nUSER 1000\nCMD ["sh"]\n',
        fixed:
          'FROM alpine:3.24 AS fetch\nARG UI_VERSION=v1.6.0\nRUN echo "$UI_VERSION" > /version\nFROM alpine:3.24\nARG UI_VERSION=v1.6.0\nRUN wget https://example.com/ui-${UI_VERSION}.zip\nRUN unzip ui-${UI_VERSION}.zip\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Declared further down',
        dockerfile:
          'FROM alpine:3.24\nRUN wget https://example.com/ui-[|${UI_VERSION}|].zip\nARG UI_VERSION=v1.6.0\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Declared before the first FROM',
        dockerfile:
          'ARG APP_RELEASE=2.1\nFROM node:24-trixie-slim\nRUN npm install -g tool@[|$APP_RELEASE|]\nUSER node\nCMD ["node", "app.js"]\n',
        fixed:
          'ARG APP_RELEASE=2.1\nFROM node:24-trixie-slim\nARG APP_RELEASE\nRUN npm install -g tool@$APP_RELEASE\nUSER node\nCMD ["node", "app.js"]\n',
      },
      {
        title: 'A platform argument without ARG',
        dockerfile:
          'FROM golang:1.27 AS build\nRUN CGO_ENABLED=0 GOARCH=[|$TARGETARCH|] go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 1000\nCMD ["/app"]\n',
        fixed:
          'FROM golang:1.27 AS build\nARG TARGETARCH\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 1000\nCMD ["/app"]\n',
      },
      {
        title: 'An ARG when the container starts',
        dockerfile:
          'FROM python:3.14-slim-trixie\nARG WORKERS=4\nUSER 1000\nCMD [|exec gunicorn --workers $WORKERS app:app|]\n',
      },
    ],
    good: [
      {
        title: 'Repeated in the stage',
        dockerfile:
          'ARG UI_VERSION=v1.6.0\nFROM alpine:3.24\nARG UI_VERSION\nRUN wget https://example.com/ui-${UI_VERSION}.zip\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Set by the script',
        dockerfile:
          'FROM alpine:3.24 AS fetch\nARG ARCH=amd64\nRUN echo "$ARCH" > /arch\nFROM alpine:3.24\nRUN ARCH="$(uname -m)" && wget "https://example.com/tool-$ARCH"\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Not for the shell',
        dockerfile:
          'ARG NAME=x\nFROM alpine:3.24\nRUN echo \'exec $NAME\' > /start && echo \\$NAME ${NAME:-none}\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Handed on to the container',
        dockerfile:
          'FROM python:3.14-slim-trixie\nARG WORKERS=4\nENV WORKERS=$WORKERS\nUSER 1000\nCMD exec gunicorn --workers $WORKERS app:app\n',
      },
    ],
  },
  *check(inspection) {
    const declared = declarationsOf(inspection.dockerfile);
    const fixed = new Set<string>();
    for (const checked of inspection.checked) {
      for (const found of unsetInRun(checked, inspection, declared())) {
        const { use, elsewhere, isSure, span } = found;
        const { stage } = checked.view;
        const key = `${stage.index} ${use.name}`;
        const line = lineFor(elsewhere, declared().get(use.name), inspection);
        const isFixed = line !== undefined && !fixed.has(key);
        if (isFixed) fixed.add(key);
        yield {
          span,
          stage: stage.index,
          certainty: isSure ? 'certain' : 'likely',
          message: [
            `\`${use.name}\` is empty here${isSure ? '' : ', unless the base sets it'}`,
            { more: reasonOf(elsewhere) },
          ],
          remedy: remedyFor(elsewhere, line),
          evidence: elsewhere.span ? [{ text: 'It is set here.', span: elsewhere.span }] : [],
          ...(isFixed &&
            checked.step.replayedFrom === undefined && {
              fix: {
                safety: 'review',
                edits: [lineBefore(inspection.dockerfile.text, checked.instruction.span, line)],
              },
            }),
        };
      }
    }
    yield* emptyAtStart(inspection, declared());
  },
});

type Found = {
  readonly use: ShellUse;
  readonly elsewhere: Elsewhere;
  readonly isSure: boolean;
  readonly span: Span;
};

function unsetInRun(
  checked: CheckedStep,
  inspection: Inspection,
  declared: ReadonlyMap<string, Declaration>,
): readonly Found[] {
  const { step, view } = checked;
  const { run } = step;
  // A profile may set anything.
  if (run?.language !== 'shell' || !run.text.includes('$') || readsProfile(step)) return [];
  return unsetInScript(run.script.commands, run.text).flatMap((use) => {
    if (step.before.variables.get(use.name)) return [];
    const elsewhere = whereElse(use.name, checked, inspection, declared);
    const doubt = elsewhere && baseMaySet(use.name, { elsewhere, meant: undefined }, view);
    if (!elsewhere || doubt === 'yes') return [];
    return [{ use, elsewhere, isSure: doubt === 'no' || isBare(view.image), span: run.toSource(use.span) }];
  });
}

function reasonOf({ name, where }: Elsewhere): string {
  switch (where) {
    case 'platform':
      return `: the builder knows it, but a stage sees it only after \`ARG ${name}\`.`;
    case 'global':
      return `: it is declared before the first FROM, and a stage sees it only after \`ARG ${name}\`.`;
    case 'same-line':
    case 'below':
      return ': it is set further down only.';
    case 'other-stage':
      return ': it is set in another stage, and that ends with the stage.';
    default:
      return where satisfies never;
  }
}

function remedyFor({ where }: Elsewhere, line: string | undefined): string {
  if (line !== undefined) return `Write \`${line}\` above this line, in the same stage.`;
  return where === 'below'
    ? 'Move the line that sets it above this one.'
    : 'Set it in this stage as well, above this line.';
}

/** The line that brings it here. */
function lineFor(
  { name, where }: Elsewhere,
  declaration: Declaration | undefined,
  { dockerfile }: Inspection,
): string | undefined {
  if (where === 'global' || where === 'platform') return `ARG ${name}`;
  if (where !== 'other-stage' || declaration?.kind !== 'arg') return undefined;
  const written = dockerfile.text.slice(declaration.span.start, declaration.span.end);
  return /^\w+=[\w.:/@"'-]*$/.test(written) ? `ARG ${written}` : `ARG ${name}`;
}

/** An ARG with a default, in what a shell starts: the default stays behind. */
function* emptyAtStart(
  { target, dockerfile }: Inspection,
  declared: ReadonlyMap<string, Declaration>,
): Iterable<Reported> {
  for (const launch of [target?.start, target?.healthcheck]) {
    if (!target || !launch?.shell || launch.shellAsArgument || launch.inherited) continue;
    const environment = target.stage.end.variables.environment();
    const { start, end } = launch.shell.span;
    const commands = launch.commands.map(({ command }) => command);
    for (const { name, command } of unsetInScript(commands, dockerfile.text.slice(start, end))) {
      const argument = argumentOf(target.stage, name);
      const kind = declared.get(name)?.kind;
      if (environment.has(name) || kind !== 'arg' || argument === undefined) continue;
      if (baseMaySet(name, { elsewhere: undefined, meant: name }, target.view) === 'yes') continue;
      yield {
        span: launch.commands.find((each) => each.command === command)?.span ?? launch.shell.span,
        stage: target.stage.index,
        certainty: 'likely',
        consequence: 'may-fail',
        message: [
          `\`${name}\` is empty when the container starts, unless somebody sets it then`,
          { more: ': an ARG ends with the build.' },
        ],
        remedy: `Write \`ENV ${name}=$${name}\` below the ARG.`,
        evidence: argument.span ? [{ text: 'It is declared here.', span: argument.span }] : [],
      };
    }
  }
}

/** Declared in the stage, with a value that somebody meant. */
function argumentOf({ end }: Stage, name: string) {
  const variable = end.variables.get(name);
  return variable?.kind === 'arg' && variable.value ? variable : undefined;
}
