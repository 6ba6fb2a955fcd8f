import { isGlob } from '../../contents/glob';
import { type MountOver, mountOver } from '../../contents/mounted';
import { copiesOfStages, type StageCopy } from '../../contents/stage-copies';
import type { Inspection, Target } from '../../inspection';
import { baseName } from '../../path/path';
import type { Effect } from '../../shell/effect';
import { languageOfLaunch } from '../../start/runtime';
import { span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'copied-from-mount',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Files taken from where a mount was',
  why: 'What a `RUN` writes into a cache, a bind or a tmpfs mount stays in the mount: the image does not have it. A later `COPY --from` finds nothing there, and neither does the program when it starts.',
  remedy: 'Copy what is needed out of the mount within the same `RUN`.',
  symptoms: [
    'failed to compute cache key: "/src/target/release/app": not found',
    'failed to calculate checksum of ref: "/app/dist": not found',
    "Error: Cannot find module 'express'",
  ],
  references: [
    {
      title: 'RUN --mount=type=cache',
      url: 'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
    },
    { title: 'A report', url: 'https://github.com/mobilecoinofficial/full-service/pull/914' },
  ],
  aliases: [],
  yieldsTo: ['copy-from-unknown-stage'],
  examples: {
    bad: [
      {
        title: 'Compiled into a cache',
        dockerfile:
          'FROM rust:1.98 AS build\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/src/target cargo build --release\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=build [|/src/target/release/api|] /api\nENTRYPOINT ["/api"]\n',
        fixed:
          'FROM rust:1.98 AS build\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/src/target cargo build --release && cp -r /src/target/release/api /api\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=build /api /api\nENTRYPOINT ["/api"]\n',
      },
      {
        title: 'The modules of the program',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN [|--mount=type=cache,target=/app/node_modules|] npm ci\nCOPY server.js .\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
    good: [
      {
        title: 'Copied out in time',
        dockerfile:
          'FROM rust:1.98 AS build\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/src/target cargo build --release && cp target/release/api /api\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=build /api /api\nENTRYPOINT ["/api"]\n',
      },
      {
        title: 'A cache of downloads',
        dockerfile:
          'FROM rust:1.98 AS build\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/usr/local/cargo/registry cargo build --release\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=build /src/target/release/api /api\nENTRYPOINT ["/api"]\n',
      },
    ],
  },
  *check(inspection) {
    yield* copied(inspection);
    if (inspection.target) yield* started(inspection.target);
  },
});

function* copied({ contents, dockerfile, reachable }: Inspection): Iterable<Reported> {
  for (const view of reachable) {
    for (const copy of copiesOfStages(view)) {
      const { origin, word } = copy;
      const over = mountOver(contents.view(origin.stage), origin.path);
      if (over === undefined) continue;
      const isEmpty = origin.path === over.target && over.isMade;
      yield {
        span: word.span,
        stage: view.stage.index,
        certainty: 'likely',
        ...(isEmpty && { severity: 'warning' as const, consequence: 'may-fail' as const }),
        message: [
          `\`${over.target}\` is a ${over.type} mount while the stage is built: what is there then is not in the image`,
          {
            more: isEmpty
              ? ', and an empty directory is copied.'
              : `, and \`${origin.path}\` is not found. The build stops here.`,
          },
        ],
        remedy: remedyFor(over, origin.path),
        evidence: [{ text: 'The mount.', span: over.mount.span }],
        ...cureOf(dockerfile.text, copy, over),
      };
    }
  }
}

function remedyFor({ type }: MountOver, path: string): string {
  return type === 'cache' || type === 'tmpfs'
    ? `Copy \`${path}\` to another place at the end of that \`RUN\`, and take it from there.`
    : 'Copy it from where the mount takes it.';
}

/** Directories at the root that every image has. */
const taken = /^(bin|boot|dev|etc|home|lib\w*|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)$/;

/** The RUN copies it out, and the COPY takes the copy. */
function cureOf(
  text: string,
  { origin: { path }, word }: StageCopy,
  { step: { instruction, replayedFrom }, target, type }: MountOver,
): Pick<Reported, 'fix'> {
  const name = baseName(path);
  if ((type !== 'cache' && type !== 'tmpfs') || path === target || isGlob(path) || taken.test(name))
    return {};
  if (instruction.keyword !== 'run' || instruction.command.form !== 'shell' || replayedFrom !== undefined)
    return {};
  const { end } = instruction.command.span;
  if (instruction.heredocs.length > 0 || /[;&|\\#]/.test(text.charAt(end - 1))) return {};
  return {
    fix: {
      safety: 'review',
      edits: [
        { span: span(end, end), newText: ` && cp -r ${path} /${name}` },
        { span: word.span, newText: `/${name}` },
      ],
    },
  };
}

/** What is started, or what its language looks for beside it. */
function* started({ executables, stage, start, view }: Target): Iterable<Reported> {
  if (!start || start.inherited || start.mayBeArguments) return;
  for (const { of, path, span: place } of executables) {
    const over = of === 'start' && path !== undefined ? mountOver(view, path) : undefined;
    if (over === undefined || path === undefined) continue;
    yield {
      span: place,
      stage: stage.index,
      certainty: 'likely',
      consequence: 'will-not-start',
      message: [
        `\`${path}\` is below \`${over.target}\`, a ${over.type} mount while the image is built: it is not in the image`,
        { more: ', and the container will not start.' },
      ],
      remedy: remedyFor(over, path),
      evidence: [{ text: 'The mount.', span: over.mount.span }],
    };
    return;
  }
  const language = languageOfLaunch(start)?.name;
  const modules = language === undefined ? undefined : modulesOf.get(language);
  for (const { stage: each, tree } of modules === undefined ? [] : view.chain) {
    for (const { effect, step } of tree.effects) {
      const path = effect.kind === 'artifact-built' && effect.artifact === modules ? effect.path : undefined;
      const over = path === undefined || effect.certainty === 'possible' ? undefined : mountOver(view, path);
      if (over === undefined || over.step !== each.steps[step]) continue;
      yield { ...missingModules(over, effect), stage: each.index };
      return;
    }
  }
}

type Artifact = Extract<Effect, { kind: 'artifact-built' }>['artifact'];

const modulesOf: ReadonlyMap<string, Artifact> = new Map([
  ['nodejs', 'node-modules'],
  ['python', 'python-environment'],
  ['php', 'php-vendor'],
]);

function missingModules(over: MountOver, { span: made }: Effect): Reported {
  return {
    span: over.mount.span,
    certainty: 'likely',
    consequence: 'will-not-start',
    message: [
      `What is installed into \`${over.target}\` stays in the ${over.type} mount and is not in the image`,
      { more: ': the program does not find its modules.' },
    ],
    remedy: 'Mount the cache of the package manager instead, such as `/root/.npm` or `/root/.cache`.',
    evidence: [{ text: 'It is installed here.', span: made }],
  };
}
