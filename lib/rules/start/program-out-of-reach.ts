import { isRoot } from '../../account/account';
import type { StageView } from '../../contents/contents';
import type { Inspection, Target } from '../../inspection';
import { type Actor, actorOf, actorsOf, isRootActor } from '../../ownership/actor';
import { closedAbove, ownedAt } from '../../ownership/ownership';
import { timelineOf } from '../../ownership/timeline';
import { programIn } from '../../programs/image-programs';
import { programAt } from '../../programs/program';
import type { State } from '../../stages/stage';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'program-out-of-reach',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Program that its user may not reach',
  why: 'Only root may enter `/root`. What is installed there, such as packages of `pip install --user` or tools of an installation script, cannot be run by another user, not even when `PATH` names it. The same goes for a file of root whose mode gives others no right to run it.',
  remedy:
    'Copy it to a directory that everybody may enter, such as `/usr/local` or `/opt`, and let everybody run it.',
  symptoms: [
    'exec /root/.local/bin/app: permission denied',
    'exec: "gunicorn": executable file not found in $PATH',
    "Error: EACCES: permission denied, lstat '/root'",
    'exec: "/entrypoint.sh": permission denied',
  ],
  references: [{ title: 'USER', url: 'https://docs.docker.com/reference/dockerfile/#user' }],
  aliases: [],
  yieldsTo: ['entrypoint-not-executable'],
  examples: {
    bad: [
      {
        title: 'A program in the home of root',
        dockerfile:
          'FROM python:3.14-slim-trixie AS builder\nRUN pip install --user gunicorn\nFROM python:3.14-slim-trixie\nCOPY --from=builder /root/.local /root/.local\nUSER 1000\nCMD [[|"/root/.local/bin/gunicorn"|], "app:app"]\n',
      },
      {
        title: 'PATH names the home of root',
        dockerfile:
          'FROM python:3.14-slim-trixie AS builder\nRUN pip install --user gunicorn\nFROM python:3.14-slim-trixie\nCOPY --from=builder /root/.local /root/.local\nENV [|PATH=/root/.local/bin:$PATH|]\nUSER 1000\nCMD ["gunicorn", "app:app"]\n',
      },
      {
        title: 'A script only root may run',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY --chmod=744 start.sh /start.sh\nUSER 1000\nENTRYPOINT [[|"/start.sh"|]]\n',
      },
    ],
    good: [
      {
        title: 'In a place for everybody',
        dockerfile:
          'FROM python:3.14-slim-trixie AS builder\nRUN pip install --prefix=/install gunicorn\nFROM python:3.14-slim-trixie\nCOPY --from=builder /install /usr/local\nUSER 1000\nCMD ["gunicorn", "app:app"]\n',
      },
      {
        title: 'Everybody may run it',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY --chmod=755 start.sh /start.sh\nUSER 1000\nENTRYPOINT ["/start.sh"]\n',
      },
    ],
  },
  *check(inspection) {
    const { target } = inspection;
    for (const view of inspection.reachable) yield* atBuild(view);
    const actor = target && actorOf(target.stage.end);
    if (!target?.start || target.start.inherited || !actor || isRootActor(actor)) return;
    const [program] = target.start.argv;
    if (program?.text === undefined) return;
    if (program.text.startsWith('/')) {
      const reported = atStart(inspection, target, actor, program.text, program.span ?? target.start.span);
      if (reported) yield reported;
    } else if (!program.text.includes('/')) yield* inPath(target, actor, program.text);
  },
});

/** Programs that a RUN calls by their whole path. */
function* atBuild(view: StageView): Iterable<Reported> {
  const { stage } = view;
  for (const { before, run } of stage.steps) {
    const start = actorOf(before);
    if (!run || !start) continue;
    const actorFor = actorsOf(run.text, start);
    for (const command of run.script.commands) {
      const actor = actorFor(command);
      const { name } = command;
      if (!actor || isRootActor(actor) || !name?.startsWith('/root/')) continue;
      if (command.runs !== 'always' || !command.failureCounts) continue;
      const time = timelineOf(view)?.timeOf(command);
      const directory = closedAbove(view, name, time);
      if (directory === undefined) continue;
      yield {
        span: run.toSource(command.span),
        stage: stage.index,
        consequence: 'will-not-build',
        certainty: 'likely',
        message: [
          `\`${name}\` is called as \`${actor.written}\`, and only root may enter \`${directory}\``,
          { more: ': it is refused, and the build stops.' },
        ],
        remedy:
          'Install it where everybody may enter, such as `/usr/local/bin`, or put the command above USER.',
        evidence: userOf(actor, before),
      };
      return;
    }
  }
}

function atStart(
  { dockerfile }: Inspection,
  { stage, view }: Target,
  actor: Actor,
  path: string,
  span: Reported['span'],
): Reported | undefined {
  const common = { span, stage: stage.index, certainty: 'likely' } as const;
  const directory = closedAbove(view, path);
  if (directory !== undefined)
    return {
      ...common,
      message: `The container runs as \`${actor.written}\`, and only root may enter \`${directory}\`: \`${path}\` cannot be run, and the container will not start.`,
      remedy: 'Copy it to a directory that everybody may enter, such as `/usr/local/bin` or `/opt`.',
      evidence: userOf(actor, stage.end),
    };
  // Only a mode that the file gives can shut others out.
  if (!dockerfile.text.includes('chmod')) return undefined;
  const { exists, owner, mode, isModeSaid, span: made } = ownedAt(view, path);
  if (exists !== 'yes' || !isRoot(owner) || !isModeSaid || mode === undefined || (mode & 0o011) !== 0)
    return undefined;
  return {
    ...common,
    message: `\`${path}\` belongs to root and has mode ${mode.toString(8)}: \`${actor.written}\` may not run it, and the container will not start.`,
    remedy: 'Give it mode 755.',
    evidence: [
      ...userOf(actor, stage.end),
      ...(made ? [{ text: 'It is made or given its mode here.', span: made }] : []),
    ],
  };
}

/** What stands in PATH below a directory of root is not found. */
function* inPath({ stage, view }: Target, actor: Actor, program: string): Iterable<Reported> {
  const path = stage.end.variables.get('PATH');
  if (path?.value === undefined || path.span === undefined) return;
  for (const entry of path.value.split(':')) {
    const directory = entry.startsWith('/') ? closedAbove(view, entry) : undefined;
    if (directory === undefined || isElsewhere(view, program, entry)) continue;
    yield {
      span: path.span,
      stage: stage.index,
      severity: 'warning',
      consequence: 'may-fail',
      certainty: 'possible',
      message: `\`PATH\` names \`${entry}\`, but only root may enter \`${directory}\` and the container runs as \`${actor.written}\`: if \`${program}\` stands there, it is not found.`,
      remedy: 'Install it where everybody may enter, such as `/usr/local` or a directory below `/opt`.',
      evidence: userOf(actor, stage.end),
    };
    return;
  }
}

/** The base has it, or something puts it into another directory of PATH. */
function isElsewhere({ contents, end, image }: StageView, program: string, entry: string): boolean {
  if (image && programIn(contents.catalog, image, program).is === 'there') return true;
  const found = programAt(end, program);
  return found.is === 'there' && !(found.reason.code === 'put-into' && found.reason.directory === entry);
}

function userOf(actor: Actor, { user }: State): NonNullable<Reported['evidence']> {
  return user?.span ? [{ text: `The user is set to \`${actor.written}\` here.`, span: user.span }] : [];
}
