import { isRoot } from '../../account/account';
import type { Target } from '../../inspection';
import { actorOf, isRootActor } from '../../ownership/actor';
import { type Owned, ownedAt } from '../../ownership/ownership';
import { directoryOf } from '../../path/path';
import { defineRule, type Reported } from '../rule';
import { dataPaths } from './data-paths';
import { copyFor, madeHere } from './refusal-text';

const openToAll = /^\/(tmp|var\/tmp|dev\/shm|run\/secrets)(\/|$)/;

export default defineRule({
  id: 'not-writable-by-user',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Directory for data that the user of the container cannot write to',
  why: 'COPY and WORKDIR above USER make directories that belong to root, and a directory copied from another stage belongs to root whoever owned it there. A volume declared on such a directory inherits that owner, and a program that runs as another user cannot write its data there.',
  remedy: 'Give the directory to the user before VOLUME, with `--chown` and a number.',
  symptoms: [
    'permission denied',
    'mkdir /data: permission denied',
    'EACCES: permission denied, open',
    'unable to open database file',
    "PermissionError: [Errno 13] Permission denied: '/app/data'",
  ],
  references: [{ title: 'VOLUME', url: 'https://docs.docker.com/reference/dockerfile/#volume' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A volume of root',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nVOLUME [|/data|]\nCMD ["/app"]\n',
      },
      {
        title: 'A copied directory loses its owner',
        dockerfile:
          'FROM debian:trixie-slim AS builder\nRUN mkdir /data && chown 65532 /data\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /data /data\nCOPY app /app\nVOLUME [|/data|]\nCMD ["/app"]\n',
        fixed:
          'FROM debian:trixie-slim AS builder\nRUN mkdir /data && chown 65532 /data\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --chown=65532 --from=builder /data /data\nCOPY app /app\nVOLUME /data\nCMD ["/app"]\n',
      },
      {
        title: 'A database in a directory of root',
        dockerfile:
          'FROM python:3.14-slim-trixie\nWORKDIR /app\nCOPY . .\nENV [|DATABASE_URL=sqlite:////app/app.db|]\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
    ],
    good: [
      {
        title: 'Given to the user',
        dockerfile:
          'FROM debian:trixie-slim AS builder\nRUN mkdir /data\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder --chown=65532:65532 /data /data\nCOPY app /app\nVOLUME /data\nCMD ["/app"]\n',
      },
      {
        title: 'Made and handed over in a RUN',
        dockerfile:
          'FROM debian:trixie-slim\nRUN mkdir /data && chown 1000 /data\nUSER 1000\nVOLUME /data\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A database in a directory of the user',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN mkdir /data && chown 1000 /data\nENV DATABASE_URL=sqlite:////data/app.db\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
    ],
  },
  *check({ target }) {
    if (!target?.image) return;
    const actor = actorOf(target.stage.end);
    if (!actor || isRootActor(actor)) return;
    const user = actor.written.split(':')[0] ?? actor.written;
    const volumes = target.stage.end.volumes;
    for (const { value: path, span } of volumes) {
      // Words of an array that is none are reported as such.
      if (/[[\]",]/.test(path ?? '')) continue;
      if (!span || openToAll.test(path) || !isClosed(target, path)) continue;
      const owned = ownedAt(target.view, path);
      const fix = copyFor(target.stage, owned.span, user);
      yield {
        span,
        ...common(target, owned, path),
        ...(fix && { fix }),
        message: `The volume \`${path}\` belongs to root, and the container runs as \`${user}\`: writing to it is refused unless what is mounted there belongs to \`${user}\`.`,
        remedy: remedyOf(target, path, user),
      };
    }
    yield* dataDirectories(target, user);
  },
});

function remedyOf({ stage }: Target, path: string, user: string): string {
  const how = stage.steps.some(({ run }) => run !== undefined)
    ? `Write \`RUN mkdir -p ${path} && chown ${user} ${path}\` above USER and VOLUME`
    : `Make the directory in a builder stage and copy it with \`--chown=${user}\` before VOLUME`;
  return `${how}: a named volume takes over its owner.`;
}

function* dataDirectories(target: Target, user: string): Iterable<Reported> {
  const reported = new Set<string>();
  const volumes = new Set(target.stage.end.volumes.map(({ value }) => value));
  for (const { name, path, directory, span, sure } of dataPaths(target.stage)) {
    if (openToAll.test(directory) || isIn(volumes, directory)) continue;
    const owned = ownedAt(target.view, directory);
    // A directory that is not there is one to be mounted.
    if (owned.exists !== 'yes' || !isClosedTo(owned) || reported.has(directory)) continue;
    if (ownedAt(target.view, path).owner !== undefined && !isRoot(ownedAt(target.view, path).owner)) continue;
    reported.add(directory);
    yield {
      span,
      ...common(target, owned, directory),
      ...(!sure && { severity: 'info', certainty: 'possible' }),
      message: `\`${name}\` names \`${path}\`, but \`${directory}\` belongs to root and the container runs as \`${user}\`: if the program writes there, it is refused, unless a volume of \`${user}\` is mounted.`,
      remedy: `Make a directory for it above USER and hand it over: \`RUN chown ${user} ${directory}\`.`,
    };
  }
}

/** At one of the directories or below it. */
function isIn(directories: ReadonlySet<string>, path: string): boolean {
  for (let at = path; ; at = directoryOf(at)) {
    if (directories.has(at)) return true;
    if (at === '/') return false;
  }
}

function common(
  { stage }: Target,
  owned: Owned,
  path: string,
): Pick<Reported, 'stage' | 'certainty' | 'evidence'> {
  const user = stage.end.user?.span;
  return {
    stage: stage.index,
    certainty: 'likely',
    evidence: [
      ...(user ? [{ text: 'The user is set here.', span: user }] : []),
      ...(owned.span ? [madeHere(stage, path, owned.span)] : []),
    ],
  };
}

/** A volume that is nowhere made belongs to root when it is mounted. */
function isClosed(target: Target, path: string): boolean {
  const owned = ownedAt(target.view, path);
  return owned.exists === 'no' || isClosedTo(owned);
}

function isClosedTo({ owner, mode }: Owned): boolean {
  return isRoot(owner) && mode !== undefined && (mode & 0o022) === 0;
}
