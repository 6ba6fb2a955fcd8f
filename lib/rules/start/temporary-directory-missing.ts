import { systemFilesAt, temporaryDirectory } from '../../programs/system-files';
import { fromAnswer } from '../evidence';
import { defineRule } from '../rule';

const go = 'FROM golang:1.27 AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/app .\n';

export default defineRule({
  id: 'temporary-directory-missing',
  severity: 'info',
  consequence: 'may-fail',
  title: 'No /tmp in the final image',
  why: 'scratch has no `/tmp`. Programs that buffer uploads, unpack libraries or write sockets there fail, even as root.',
  remedy: 'Copy an empty directory there, or mount one.',
  symptoms: ['open /tmp/x: no such file or directory', 'stat /tmp: no such file or directory'],
  references: [
    {
      title: 'Filesystem Hierarchy Standard: /tmp',
      url: 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s18.html',
    },
  ],
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
        dockerfile: `${go}RUN mkdir -m 1777 /empty\nFROM scratch\nUSER 65532\nCOPY --from=builder /empty /tmp\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n`,
      },
      {
        title: 'A base that has it',
        dockerfile: `${go}FROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n`,
      },
    ],
  },
  *check({ target }) {
    const started = target?.executables.find(({ of }) => of === 'start');
    if (!target || !started || target.stage.end.variables.environment().has('TMPDIR')) return;
    const answer = systemFilesAt(target.view, temporaryDirectory);
    if (answer.is !== 'missing') return;
    yield {
      span: started.span,
      stage: target.stage.index,
      certainty: 'possible',
      message: `\`${target.image?.reference}\` has no \`/tmp\`: if \`${started.path ?? started.written}\` writes temporary files, it fails.`,
      remedy: 'Copy an empty directory to `/tmp` with `--chmod=1777`, or mount a tmpfs there when it runs.',
      evidence: [fromAnswer(answer)],
    };
  },
});
