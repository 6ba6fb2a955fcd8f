import { trace } from '../../contents/trace';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

const go = 'FROM golang:1.27 AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/app .\n';

export default defineRule({
  id: 'passwd-missing',
  severity: 'info',
  consequence: 'may-fail',
  title: 'No /etc/passwd in the final image',
  why: 'Without `/etc/passwd` no user has a name or a home directory, not even root. Programs that look up who they are fail, and USER by name does not work.',
  remedy: 'Copy `/etc/passwd` and `/etc/group` from a builder stage, or use a base that has them.',
  symptoms: [
    'user: lookup userid 0: no such file or directory',
    'user: Current requires cgo or $USER set in environment',
    'open /etc/passwd: no such file or directory',
  ],
  references: [{ title: 'passwd(5)', url: 'https://man7.org/linux/man-pages/man5/passwd.5.html' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Go on scratch',
        dockerfile: `${go}FROM scratch\nUSER 65532\nCOPY --from=builder /out/app /app\nCMD [[|"/app"|]]\n`,
      },
    ],
    good: [
      {
        title: 'Copied',
        dockerfile: `${go}FROM scratch\nCOPY --from=builder /etc/passwd /etc/group /etc/\nUSER 65532\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n`,
      },
      {
        title: 'A base that has it',
        dockerfile: `${go}FROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n`,
      },
    ],
  },
  *check({ target }) {
    const fact = target?.image?.facts.passwd;
    const started = target?.executables.find(({ of }) => of === 'start');
    if (!target?.image || !started || !fact?.known || fact.value) return;
    const traced = trace(target.view.end, '/etc/passwd');
    if (traced.hops.length > 0 || traced.kind === 'not-known') return;
    // A USER that cannot be looked up is what user-not-found reports.
    const user = target.stage.end.user;
    if (user?.span && user.value !== undefined && /[a-z]/i.test(user.value)) return;
    yield {
      span: started.span,
      stage: target.stage.index,
      certainty: 'possible',
      message: `\`${target.image?.reference}\` has no \`/etc/passwd\`: if \`${started.path ?? started.written}\` asks for the name or home of its user, it gets an error.`,
      remedy:
        'Copy `/etc/passwd` and `/etc/group` from a builder stage, or use a base that has them, such as `gcr.io/distroless/static-debian13`.',
      evidence: [fromFact(`\`${target.image.reference}\` has no /etc/passwd.`, fact)],
    };
  },
});
