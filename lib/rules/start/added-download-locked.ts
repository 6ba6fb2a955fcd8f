import { isRoot } from '../../account/account';
import { downloadAt, type LockedDownload, programDownloadAt } from '../../attempts/locked-download';
import type { Moment, StageView } from '../../contents/contents';
import type { Target } from '../../inspection';
import { actorOf } from '../../ownership/actor';
import { resolvePath } from '../../path/path';
import { languageOfProgram } from '../../programs/language';
import { isShell } from '../../shell/nested';
import type { Step } from '../../stages/stage';
import { programIndex } from '../../start/executable';
import type { Launch } from '../../start/launch';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'added-download-locked',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'File fetched by ADD that may not be executed or read',
  why: 'What ADD fetches from an address belongs to root and has the mode 600: its owner may read and write it, nobody may execute it, and no other user may read it. That is so for programs, scripts and archives alike, whatever the server says.',
  remedy: 'Say the mode on the same line: `ADD --chmod=755 https://…`.',
  symptoms: [
    'exec: "/tini": permission denied: unknown',
    '/bin/sh: 1: /wait: Permission denied',
    'Error: Unable to access jarfile /app.jar',
  ],
  references: [
    {
      title: 'Adding files from a URL',
      url: 'https://docs.docker.com/reference/dockerfile/#adding-files-from-a-url',
    },
    { title: 'tini: permission denied after ADD', url: 'https://github.com/krallin/tini/issues/122' },
    {
      title: 'A script that only root can read',
      url: 'https://github.com/nickjj/wait-until/issues/1',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'An init that is started',
        dockerfile:
          'FROM node:24-slim\nADD https://github.com/krallin/tini/releases/download/v0.19.0/tini-static /sbin/tini\nCOPY server.js /srv/server.js\nUSER node\nENTRYPOINT [[|"/sbin/tini"|], "--"]\nCMD ["node", "/srv/server.js"]\n',
        fixed:
          'FROM node:24-slim\nADD --chmod=755 https://github.com/krallin/tini/releases/download/v0.19.0/tini-static /sbin/tini\nCOPY server.js /srv/server.js\nUSER node\nENTRYPOINT ["/sbin/tini", "--"]\nCMD ["node", "/srv/server.js"]\n',
      },
      {
        title: 'A script that the build runs',
        dockerfile:
          'FROM debian:trixie-slim\nADD https://example.com/install.sh /tmp/install.sh\nRUN [|/tmp/install.sh|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A file that another user reads',
        dockerfile:
          'FROM eclipse-temurin:21-jre\nADD https://example.com/app-1.2.jar /app.jar\nUSER 1000\nENTRYPOINT ["java", "-jar", [|"/app.jar"|]]\n',
      },
    ],
    good: [
      {
        title: 'The mode is said',
        dockerfile:
          'FROM node:24-slim\nADD --chmod=755 https://github.com/krallin/tini/releases/download/v0.19.0/tini-static /sbin/tini\nUSER node\nENTRYPOINT ["/sbin/tini", "--"]\nCMD ["node", "/srv/server.js"]\n',
      },
      {
        title: 'Changed before it is started',
        dockerfile:
          'FROM debian:trixie-slim\nADD https://example.com/wait /wait\nRUN chmod 755 /wait\nUSER 1000\nCMD ["/wait"]\n',
      },
      {
        title: 'Read by a shell as root',
        dockerfile:
          'FROM debian:trixie-slim\nADD https://example.com/install.sh /tmp/install.sh\nRUN sh /tmp/install.sh\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A file of the context keeps its mode',
        dockerfile: 'FROM debian:trixie-slim\nADD start.sh /start.sh\nUSER 1000\nCMD ["/start.sh"]\n',
      },
    ],
  },
  *check({ reachable, target }) {
    for (const view of reachable) {
      if (view.chain.every(({ stage }) => !addsFromAddress(stage.steps))) continue;
      for (const [index, step] of view.stage.steps.entries()) yield* refusedInRun(view, step, index);
    }
    if (target) yield* refusedAtStart(target);
  },
});

function addsFromAddress(steps: readonly Step[]): boolean {
  return steps.some(({ instruction }) => instruction.keyword === 'add');
}

function* refusedInRun(view: StageView, step: Step, index: number): Iterable<Reported> {
  const { run } = step;
  for (const { byShell, directory, failureCounts, name, runs, span } of run?.script.commands ?? []) {
    if (!run || name?.includes('/') !== true || runs !== 'always' || !failureCounts) continue;
    if (!byShell && run.language === 'shell') continue;
    const path = pathOf(name, directory);
    const locked = path === undefined ? undefined : downloadAt(view.before(index), path);
    if (!locked || (locked.mode & 0o111) !== 0) continue;
    yield {
      ...said(locked, run.toSource(span), view, 755),
      consequence: 'will-not-build',
      message: [
        `\`${name}\` may not be executed: ADD fetches it with the mode 600`,
        { more: '. The build stops here with "permission denied".' },
      ],
    };
  }
}

function pathOf(name: string, directory: string | undefined): string | undefined {
  if (name.startsWith('/')) return resolvePath('/', name);
  return directory === undefined ? undefined : resolvePath(directory, name);
}

function* refusedAtStart(target: Target): Iterable<Reported> {
  const { end } = target.view;
  const actor = actorOf(target.stage.end);
  const isOther = actor !== undefined && !isRoot(actor.account);
  for (const launch of [target.start, target.healthcheck]) {
    if (!launch || launch.inherited) continue;
    const executed = executedBy(launch);
    const read = readBy(launch);
    const script = runsFiles(launch) ? read.find(({ name }) => !name.startsWith('-')) : undefined;
    for (const used of [...executed, ...read]) {
      const { name, span, isFirst } = used;
      const path = pathOf(name, target.stage.end.workdir?.value ?? '/');
      const locked = lockedFor(end, name, path, isFirst);
      if (!locked) continue;
      const { isGiven, mode } = locked;
      const isOfOther = isOther && !isGiven;
      const noRight = isFirst && (mode & (isOfOther ? 0o011 : 0o111)) === 0;
      const notRead = isOfOther && (mode & 0o044) === 0 && (!isFirst || /\.(?:sh|bash|py|rb|pl)$/.test(name));
      if (!noRight && !notRead) continue;
      yield {
        ...said(locked, span, target.view, isFirst ? 755 : 644),
        ...(isFirst || used === script
          ? { consequence: launch.of === 'start' ? 'will-not-start' : 'may-fail' }
          : // What a program does with its other arguments is not known.
            { severity: 'warning', certainty: 'likely', consequence: 'may-fail' }),
        message: noRight
          ? [
              `\`${name}\` may not be executed: ADD fetches it with the mode 600`,
              { more: '. It is refused with "permission denied".' },
            ]
          : [
              `\`${actor?.written}\` may not read \`${name}\`: ADD fetches it for root alone, with the mode 600`,
              { more: `${mode === 0o600 ? '' : ', and chmod gives no right to read'}.` },
            ],
      };
    }
  }
}

function lockedFor(
  end: Moment,
  name: string,
  path: string | undefined,
  isFirst: boolean,
): LockedDownload | undefined {
  if (!name.includes('/')) return isFirst ? programDownloadAt(end, name) : undefined;
  return path === undefined ? undefined : downloadAt(end, path);
}

type Used = { readonly name: string; readonly span: Span; readonly isFirst: boolean };

/** What is executed: the program, and what it hands over to. */
function executedBy(launch: Launch): readonly Used[] {
  if (launch.shell) {
    return launch.commands.flatMap(({ command, span }) =>
      command.name !== undefined && command.runs === 'always' && command.failureCounts
        ? [{ name: command.name, span, isFirst: true }]
        : [],
    );
  }
  const places = new Set([0, programIndex(launch.argv)]);
  return [...places].flatMap((at) => {
    const { text, span } = launch.argv[at] ?? {};
    return text ? [{ name: text, span: span ?? launch.span, isFirst: true }] : [];
  });
}

/** Whether the program runs the file that it is given first: `java -jar /a.jar`, `sh /w.sh`. */
function runsFiles({ argv }: Launch): boolean {
  const program = argv[programIndex(argv)]?.text ?? '';
  return isShell(program) || languageOfProgram(program) !== undefined;
}

/** Arguments that are files. */
function readBy(launch: Launch): readonly Used[] {
  if (launch.shell) return [];
  return launch.argv
    .slice(1 + programIndex(launch.argv))
    .flatMap(({ text, span }) =>
      text?.includes('/') && !text.includes('$')
        ? [{ name: text, span: span ?? launch.span, isFirst: false }]
        : [],
    );
}

function said(
  { download, isHere, isSure }: LockedDownload,
  span: Span,
  { stage }: StageView,
  mode: number,
): Pick<Reported, 'span' | 'stage' | 'certainty' | 'remedy' | 'evidence' | 'fix'> {
  const { end } = download.keywordSpan;
  return {
    span,
    stage: stage.index,
    certainty: isSure ? 'certain' : 'likely',
    remedy: `Write \`ADD --chmod=${mode}\`.`,
    evidence: [{ text: 'Fetched here.', span: download.span }],
    ...(isHere && {
      fix: { safety: 'review', edits: [{ span: { start: end, end }, newText: ` --chmod=${mode}` }] },
    }),
  };
}
