import { expandAt } from '../../contents/expansion';
import { copyFlags } from '../../dockerfile/flags';
import { accountAt } from '../../ownership/user';
import { answerClause } from '../../words/answer';
import { fromAnswer } from '../evidence';
import { defineRule, type Reported } from '../rule';

const lookUp =
  'https://github.com/moby/buildkit/blob/8a369a9eba2bf64d0f0f79eadffd6413248947d4/solver/llbsolver/file/user_linux.go';
const linked = 'https://github.com/docker/buildx/issues/1526';

export default defineRule({
  id: 'user-not-found',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Account that the image does not have',
  why: 'A user by name is looked up in `/etc/passwd` of the image, a group in `/etc/group`. Without an entry the container is not created. `COPY --chown` with such a name stops the build in some builders; BuildKit leaves the files to root and says nothing. A number needs no entry.',
  remedy: 'Write the number, or create the account first.',
  symptoms: [
    'unable to find user app: no matching entries in passwd file',
    "can't find uid for user app: no such user: app",
    'failed to solve: invalid user index: -1',
  ],
  references: [
    { title: 'USER', url: 'https://docs.docker.com/reference/dockerfile/#user' },
    { title: 'BuildKit: how an owner is looked up', url: lookUp },
    { title: '--link and an owner by name', url: linked },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Beside packages that make none',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl git jq less make rsync unzip zip\nUSER [|relay|]\nCMD ["curl"]\n',
      },
      {
        title: 'An account that came with Ubuntu 23.04',
        dockerfile: 'FROM ubuntu:22.04\nCOPY app /app\nUSER [|ubuntu|]\nCMD ["/app"]\n',
      },
      {
        title: 'A name on scratch',
        dockerfile: 'FROM scratch\nCOPY app /app\nUSER [|nobody|]\nCMD ["/app"]\n',
      },
      {
        title: 'Owner by name',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY [|--chown=app:app|] app /app\nCMD ["/app"]\n',
      },
      {
        title: 'Owner by name in a layer of its own',
        dockerfile:
          'FROM debian:trixie-slim\nRUN useradd -u 1000 app\nCOPY --link [|--chown=app|] app /app\nUSER 1000\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'The account of Ubuntu',
        dockerfile: 'FROM ubuntu:24.04\nCOPY app /app\nUSER ubuntu\nCMD ["/app"]\n',
      },
      { title: 'A number', dockerfile: 'FROM scratch\nCOPY app /app\nUSER 65532\nCMD ["/app"]\n' },
      {
        title: 'A number in a layer of its own',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY --link --chown=1000:1000 app /app\nUSER 1000\nCMD ["/app"]\n',
      },
      {
        title: 'Created first',
        dockerfile:
          'FROM alpine:3.24\nRUN adduser -D app\nCOPY --chown=app:app app /app\nUSER app\nCMD ["/app"]\n',
      },
      {
        title: 'A package that makes it, in a stage on a stage',
        dockerfile:
          'FROM debian:trixie-slim AS base\nFROM base\nRUN apt-get update && apt-get install -y postgresql\nUSER postgres\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'passwd copied',
        dockerfile:
          'FROM alpine:3.24 AS builder\nRUN adduser -D app\nFROM scratch\nCOPY --from=builder /etc/passwd /etc/passwd\nCOPY app /app\nUSER app\nCMD ["/app"]\n',
      },
    ],
  },
  *check({ reachable, target }) {
    for (const view of reachable) {
      const { stage } = view;
      let lookedUp = 0;
      const lastRun = stage.steps.findLastIndex(({ instruction }) => instruction.keyword === 'run');
      for (const [index, step] of stage.steps.entries()) {
        const { instruction } = step;
        if (lookedUp > mostNames) break;
        if (instruction.keyword === 'user') {
          const value = expandAt(step, instruction.word.text);
          const inFinal = target?.stage === stage && target.userSpan?.start === instruction.word.span.start;
          const runs = lastRun > index;
          if (value === undefined || (!inFinal && !runs)) continue;
          for (const missing of namesIn(value)) {
            lookedUp += 1;
            const answer = accountAt(view.before(index), missing.name, missing.kind);
            if (answer.is !== 'missing') continue;
            yield report(missing, answer, instruction.word.span, stage.index, runs);
            break;
          }
        } else if (instruction.keyword === 'copy' || instruction.keyword === 'add') {
          const { chown, link } = copyFlags(instruction);
          const value = chown?.value === undefined ? undefined : expandAt(step, chown.value);
          if (!chown || value === undefined) continue;
          const names = namesIn(value);
          if (link) {
            if (names[0]) yield reportLinked(names[0], chown.span, stage.index);
            continue;
          }
          for (const missing of names) {
            lookedUp += 1;
            const answer = accountAt(view.before(index), missing.name, missing.kind);
            if (answer.is !== 'missing') continue;
            yield reportOwner(missing, answer, chown.span, stage.index);
            break;
          }
        }
      }
    }
  },
});

/** Names looked up in one stage; each look-up goes through the commands above it. */
const mostNames = 300;

type Name = { readonly name: string; readonly kind: 'user' | 'group' };

/** The parts of `user:group` that are looked up. */
function namesIn(value: string): readonly Name[] {
  const [user = '', group = ''] = value.split(':');
  const names: Name[] = [];
  if (user !== '' && !/^\d+$/.test(user)) names.push({ name: user, kind: 'user' });
  if (group !== '' && !/^\d+$/.test(group)) names.push({ name: group, kind: 'group' });
  return names;
}

type Missing = ReturnType<typeof accountAt>;

function report(
  { name, kind }: Name,
  answer: Missing,
  span: Reported['span'],
  stage: number,
  building: boolean,
): Reported {
  return {
    span,
    stage,
    certainty: answer.certainty,
    consequence: building ? 'will-not-build' : 'will-not-start',
    message: [
      `There is no ${what(kind)} \`${name}\` here: ${answerClause(answer.reason)}`,
      { more: `. ${building ? 'The build stops.' : 'The container will not start.'}` },
    ],
    remedy: remedyFor(kind),
    evidence: [fromAnswer(answer)],
  };
}

/** BuildKit takes a name it does not find for root; the classic builder and Buildah refuse it. */
function reportOwner({ name, kind }: Name, answer: Missing, span: Reported['span'], stage: number): Reported {
  const effect =
    kind === 'user'
      ? 'BuildKit leaves the files to root without a word'
      : 'BuildKit leaves the group as it is without a word';
  return {
    span,
    stage,
    certainty: answer.certainty,
    severity: 'warning',
    consequence: 'may-fail',
    message: [
      `There is no ${what(kind)} \`${name}\` here: ${answerClause(answer.reason)}`,
      { more: `. ${effect}; other builders stop.` },
    ],
    remedy: remedyFor(kind),
    evidence: [fromAnswer(answer), { text: 'How BuildKit looks an owner up.', source: lookUp }],
  };
}

function reportLinked({ name, kind }: Name, span: Reported['span'], stage: number): Reported {
  const file = kind === 'user' ? '/etc/passwd' : '/etc/group';
  return {
    span,
    stage,
    certainty: 'likely',
    severity: 'warning',
    consequence: 'may-fail',
    message: `\`--link\` makes a layer that stands on nothing, so there is no \`${file}\` to look \`${name}\` up in: builders of the \`docker-container\` driver, and Docker with the image store of containerd, stop${kind === 'user' ? ' with "invalid user index: -1"' : ''}.`,
    remedy: `Write the number of the ${what(kind)}, or leave out \`--link\`.`,
    evidence: [{ text: 'Seen with the docker-container driver.', source: linked }],
  };
}

function what(kind: Name['kind']): string {
  return kind === 'user' ? 'account' : 'group';
}

function remedyFor(kind: Name['kind']): string {
  return kind === 'user'
    ? 'Write a number, such as `65532:65532`, or create the account before.'
    : 'Write the number of the group, or create it before.';
}
