import { expandAt } from '../contents/expansion';
import { accountAt } from '../contents/user';
import { copyFlags } from '../dockerfile/flags';
import { reachableStages } from '../inspection';
import { fromSource } from './evidence';
import { defineRule, type Reported } from './rule';

export default defineRule({
  id: 'user-not-found',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Account that the image does not have',
  why: 'A user by name is looked up in `/etc/passwd` of the image, a group in `/etc/group`. Without an entry the container is not created, and `COPY --chown` stops the build. A number needs no entry.',
  remedy: 'Write the number, or create the account first.',
  symptoms: [
    'unable to find user app: no matching entries in passwd file',
    "can't find uid for user app: no such user: app",
  ],
  references: [{ title: 'USER', url: 'https://docs.docker.com/reference/dockerfile/#user' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A name on scratch',
        dockerfile: 'FROM scratch\nCOPY app /app\nUSER [|nobody|]\nCMD ["/app"]\n',
      },
      {
        title: 'Owner by name',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY [|--chown=app:app|] app /app\nCMD ["/app"]\n',
      },
    ],
    good: [
      { title: 'A number', dockerfile: 'FROM scratch\nCOPY app /app\nUSER 65532\nCMD ["/app"]\n' },
      {
        title: 'Created first',
        dockerfile:
          'FROM alpine:3.24\nRUN adduser -D app\nCOPY --chown=app:app app /app\nUSER app\nCMD ["/app"]\n',
      },
      {
        title: 'passwd copied',
        dockerfile:
          'FROM alpine:3.24 AS builder\nRUN adduser -D app\nFROM scratch\nCOPY --from=builder /etc/passwd /etc/passwd\nCOPY app /app\nUSER app\nCMD ["/app"]\n',
      },
    ],
  },
  *check(inspection) {
    const { contents, target } = inspection;
    for (const stage of reachableStages(inspection)) {
      for (const [index, step] of stage.steps.entries()) {
        const { instruction } = step;
        if (instruction.keyword === 'user') {
          const value = expandAt(step, instruction.word.text);
          const inFinal = target?.stage === stage && target.userSpan?.start === instruction.word.span.start;
          const runs = stage.steps.slice(index + 1).some(({ instruction: later }) => later.keyword === 'run');
          if (value === undefined || (!inFinal && !runs)) continue;
          for (const missing of missingNames(value)) {
            const answer = accountAt(contents, stage.index, missing.name, missing.kind, index);
            if (answer.is !== 'missing') continue;
            yield report(missing, answer, instruction.word.span, stage.index, runs);
            break;
          }
        } else if (instruction.keyword === 'copy' || instruction.keyword === 'add') {
          const flags = copyFlags(instruction);
          const value = flags.chown?.value === undefined ? undefined : expandAt(step, flags.chown.value);
          if (!flags.chown || value === undefined || flags.link) continue;
          for (const missing of missingNames(value)) {
            const answer = accountAt(contents, stage.index, missing.name, missing.kind, index);
            if (answer.is !== 'missing') continue;
            yield report(missing, answer, flags.chown.span, stage.index, true);
            break;
          }
        }
      }
    }
  },
});

type Name = { readonly name: string; readonly kind: 'user' | 'group' };

function missingNames(value: string): readonly Name[] {
  const [user = '', group = ''] = value.split(':');
  const names: Name[] = [];
  if (user !== '' && !/^\d+$/.test(user)) names.push({ name: user, kind: 'user' });
  if (group !== '' && !/^\d+$/.test(group)) names.push({ name: group, kind: 'group' });
  return names;
}

function report(
  { name, kind }: Name,
  answer: ReturnType<typeof accountAt>,
  span: Reported['span'],
  stage: number,
  building: boolean,
): Reported {
  return {
    span,
    stage,
    certainty: answer.certainty,
    consequence: building ? 'will-not-build' : 'will-not-start',
    message: `There is no ${kind === 'user' ? 'account' : 'group'} \`${name}\` here: ${answer.because}. ${building ? 'The build stops.' : 'The container will not start.'}`,
    remedy:
      kind === 'user'
        ? 'Write a number, such as `65532:65532`, or create the account before.'
        : 'Write the number of the group, or create it before.',
    evidence: [fromSource(`${answer.because}.`, answer.source)],
  };
}
