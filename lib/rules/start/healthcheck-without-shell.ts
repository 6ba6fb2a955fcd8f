import { programAt } from '../../programs/program';
import { answerClause } from '../../words/answer';
import { fromAnswer } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'healthcheck-without-shell',
  severity: 'error',
  consequence: 'may-fail',
  title: 'HEALTHCHECK in shell form on a base without a shell',
  why: 'HEALTHCHECK in shell form is run by `/bin/sh -c`. Without a shell every check fails: the container starts, but it is unhealthy for ever, and whatever waits for its health never goes on.',
  remedy: 'Use exec form with a program that is in the image, such as the service itself.',
  symptoms: [
    'OCI runtime exec failed: exec: "/bin/sh": stat /bin/sh: no such file or directory',
    'crun: executable file /bin/sh not found in $PATH',
  ],
  references: [{ title: 'HEALTHCHECK', url: 'https://docs.docker.com/reference/dockerfile/#healthcheck' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'curl in shell form on Distroless',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nHEALTHCHECK CMD [|curl -f http://localhost:8080/|]\nENTRYPOINT ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'The service checks itself',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nHEALTHCHECK CMD ["/app", "--health"]\nENTRYPOINT ["/app"]\n',
      },
    ],
  },
  *check({ target }) {
    const check = target?.healthcheck;
    if (!target || !check?.shell) return;
    const answer = programAt(target.view.end, check.shell.program);
    if (answer.is !== 'missing') return;
    yield {
      span: check.shell.span,
      stage: target.stage.index,
      certainty: answer.certainty,
      message: [
        `The health check needs \`${check.shell.program}\`, but ${answerClause(answer.reason)}`,
        { more: ': the container stays unhealthy.' },
      ],
      remedy:
        'Write it in exec form with a program that is in the image, such as the service itself with a flag, or leave it to the orchestrator.',
      evidence: [fromAnswer(answer)],
    };
  },
});
