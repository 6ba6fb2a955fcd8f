import type { CatalogImage } from '../../catalog/image';
import type { Instruction } from '../../dockerfile/syntax';
import { valueOf } from '../../fact/fact';
import { baseName } from '../../path/path';
import { programAt } from '../../programs/program';
import { answerClause } from '../../words/answer';
import { fromAnswer } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'run-without-shell',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'RUN on a base without a shell',
  why: 'RUN in shell form is executed by `/bin/sh -c`. Bases such as scratch and Distroless contain no shell, so the build stops at the first RUN.',
  remedy: 'Do the work in a builder stage and copy the result.',
  symptoms: [
    'exec: "/bin/sh": stat /bin/sh: no such file or directory',
    'runc run failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory',
  ],
  references: [
    { title: 'RUN: shell and exec form', url: 'https://docs.docker.com/reference/dockerfile/#run' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Creating a user on Distroless',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13\n[|RUN|] adduser app\nUSER 65532\nCOPY app /app\nCMD ["/app"]\n',
      },
      {
        title: 'The shell of a debug image is elsewhere',
        dockerfile:
          'FROM gcr.io/distroless/base-debian13:debug-nonroot\n[|RUN|] ls /\nCOPY app /app\nCMD ["/app"]\n',
        fixed:
          'FROM gcr.io/distroless/base-debian13:debug-nonroot\nSHELL ["/busybox/sh", "-c"]\nRUN ls /\nCOPY app /app\nCMD ["/app"]\n',
      },
      {
        title: 'A copied directory of programs is no place for /bin/sh',
        dockerfile:
          'FROM eclipse-temurin:21-jdk AS jdk\nRUN jlink --add-modules java.base --output /jre\nFROM gcr.io/distroless/base-debian13\nENV PATH="/opt/jre/bin:$PATH"\nCOPY --from=jdk /jre /opt/jre\n[|RUN|] mkdir /opt/app\nUSER 65532\nCOPY app.jar /opt/app/app.jar\nCMD ["java", "-jar", "/opt/app/app.jar"]\n',
      },
    ],
    good: [
      {
        title: 'Shells copied to where they are called',
        dockerfile:
          'FROM busybox:1.38-musl AS busybox\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=busybox /bin /bin\nRUN ls /\nCOPY app /app\nCMD ["/app"]\n',
      },
      {
        title: 'Prepared in a builder stage',
        dockerfile:
          'FROM debian:trixie-slim AS builder\nRUN mkdir /data\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder --chown=65532:65532 /data /data\nCOPY app /app\nCMD ["/app"]\n',
      },
      {
        title: 'The shell of the debug image named',
        dockerfile:
          'FROM gcr.io/distroless/base-debian13:debug-nonroot\nSHELL ["/busybox/sh", "-c"]\nRUN ls /\nCOPY app /app\nCMD ["/app"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const { image, stage } = view;
      const failing = stage.steps.flatMap((step, index) => {
        const { instruction } = step;
        if (instruction.keyword !== 'run' || instruction.command.form !== 'shell' || !step.run) return [];
        const shell = step.before.shell.value[0] ?? '/bin/sh';
        const answer = programAt(view.before(index), shell);
        return answer.is === 'missing' ? [{ instruction, shell, answer }] : [];
      });
      const [first] = failing;
      if (!first) continue;
      const more = failing.length - 1;
      const others =
        more === 0
          ? ''
          : ` ${more === 1 ? 'Another RUN line' : `${more} other RUN lines`} of this stage ${more === 1 ? 'needs' : 'need'} it as well.`;
      yield {
        span: first.instruction.keywordSpan,
        stage: stage.index,
        certainty: first.answer.certainty,
        message: [
          `RUN needs \`${first.shell}\`, but ${answerClause(first.answer.reason)}`,
          { more: `: the build stops here.${others}` },
        ],
        evidence: [fromAnswer(first.answer)],
        ...cureOf(first.shell, first.instruction, image),
      };
    }
  },
});

/** The shell the base does have, named by SHELL; without one the work belongs elsewhere. */
function cureOf(
  asked: string,
  { span }: Instruction,
  image: CatalogImage | undefined,
): Pick<Reported, 'remedy' | 'fix'> {
  const shell = image && valueOf(image.facts.shell);
  if (!shell || shell === 'none' || shell.path === asked)
    return {
      remedy:
        'Do the work in a builder stage and copy the result, or use a variant of the base with a shell.',
    };
  if (shell.path === '/bin/sh')
    return { remedy: `Install \`${baseName(asked)}\` in a RUN above SHELL, or leave SHELL out.` };
  const line = `SHELL ["${shell.path}", "-c"]`;
  return {
    remedy: `Write \`${line}\` above it, or do the work in a builder stage and copy the result.`,
    fix: {
      safety: 'review',
      edits: [{ span: { start: span.start, end: span.start }, newText: `${line}\n` }],
    },
  };
}
