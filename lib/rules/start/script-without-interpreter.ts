import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import type { Inspection, Target } from '../../inspection';
import { baseName } from '../../path/path';
import { programAt } from '../../programs/program';
import { type Executable, programIndex } from '../../start/executable';
import { languageOfImage } from '../../start/runtime';
import { generatedScript, scriptOf, scriptText, startScriptsOf } from '../../start/script';
import { answerClause } from '../../words/answer';
import { waysToGet } from '../advice';
import { fromAnswer } from '../evidence';
import { defineRule, type Reported } from '../rule';

const shells = /^(bash|dash|zsh)$/;

export default defineRule({
  id: 'script-without-interpreter',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Script on a base without its interpreter',
  why: 'The kernel starts a script through the interpreter of its first line, such as `/bin/sh`. Where that is missing it answers "no such file or directory", as if the script itself were not there.',
  remedy: 'Start the program directly, or use a base with the interpreter.',
  symptoms: [
    'exec /entrypoint.sh: no such file or directory',
    "/usr/bin/env: 'python3': No such file or directory",
    "env: can't execute 'bash': No such file or directory",
    'exec /start.sh: exec format error',
  ],
  references: [
    { title: 'execve(2): interpreter scripts', url: 'https://man7.org/linux/man-pages/man2/execve.2.html' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A start script on Distroless',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY entrypoint.sh /entrypoint.sh\nENTRYPOINT [[|"/entrypoint.sh"|]]\n',
      },
      {
        title: 'What Gradle writes',
        dockerfile:
          'FROM gradle:9-jdk21 AS builder\nWORKDIR /src\nCOPY . .\nRUN gradle installDist\nFROM gcr.io/distroless/java21-debian13:nonroot\nCOPY --from=builder /src/build/install/app /app\nENTRYPOINT [[|"/app/bin/app"|]]\n',
      },
      {
        title: 'What sbt writes',
        dockerfile:
          'FROM eclipse-temurin:21-jdk-alpine AS builder\nWORKDIR /src\nCOPY . .\nRUN ./sbt stage\nFROM alpine:3.24\nCOPY --from=builder /opt/java/openjdk /opt/java/openjdk\nENV JAVA_HOME=/opt/java/openjdk\nUSER 1000\nCOPY --from=builder /src/target/universal/stage /app\nENTRYPOINT [[|"/app/bin/app"|]]\n',
      },
      {
        title: 'A file that is given, for a shell that is not there',
        dockerfile:
          'FROM alpine:3.24\nUSER 1000\nCOPY docker-entrypoint.sh /usr/local/bin/\nENTRYPOINT [[|"docker-entrypoint.sh"|]]\nCMD ["serve"]\n',
        files: { 'docker-entrypoint.sh': '#!/bin/bash\nset -e\nexec "$@"\n' },
      },
      {
        title: 'A file that is given, and names no interpreter',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nCOPY --chmod=755 start.sh /start.sh\nENTRYPOINT [[|"/start.sh"|]]\n',
        files: { 'start.sh': 'exec sleep 60\n' },
      },
      {
        title: 'A script that names no interpreter',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nCOPY --chmod=755 <<EOF /start.sh\nexec sleep 60\nEOF\nENTRYPOINT [[|"/start.sh"|]]\n',
        fixed:
          'FROM debian:trixie-slim\nUSER 1000\nCOPY --chmod=755 <<EOF /start.sh\n#!/bin/sh\nexec sleep 60\nEOF\nENTRYPOINT ["/start.sh"]\n',
      },
    ],
    good: [
      {
        title: 'A file that is given, for the shell there is',
        dockerfile:
          'FROM alpine:3.24\nUSER 1000\nWORKDIR /app\nCOPY . .\nRUN chmod +x docker/start\nENTRYPOINT ["/app/docker/start"]\n',
        files: { 'docker/start': '#!/bin/sh\nexec "$@"\n' },
      },
      {
        title: 'The first line is rewritten',
        dockerfile:
          'FROM alpine:3.24\nCOPY start.sh /start.sh\nRUN sed -i \'1s|.*|#!/bin/sh|\' /start.sh\nUSER 1000\nENTRYPOINT ["/start.sh"]\n',
        files: { 'start.sh': '#!/bin/bash\nexec "$@"\n' },
      },
      {
        title: 'A start script on Alpine',
        dockerfile:
          'FROM alpine:3.24\nUSER 1000\nCOPY entrypoint.sh /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n',
      },
    ],
  },
  *check(inspection) {
    yield* scripts(inspection);
    yield* environments(inspection);
  },
});

/** Scripts whose first line or name tells their interpreter. */
function* scripts({ target }: Inspection): Iterable<Reported> {
  if (!target) return;
  const startScripts = [target.start, target.healthcheck].flatMap((launch) =>
    startScriptsOf(target.view, launch),
  );
  for (const executable of [...startScripts, ...target.executables]) {
    const generated = generatedScript(executable);
    if (executable.of === 'copied' || (executable.native && !generated)) continue;
    const launch = executable.of === 'start' ? target.start : target.healthcheck;
    if (launch?.shell || (executable.at !== 0 && executable.at !== programIndex(launch?.argv ?? [])))
      continue;
    const { traced } = executable;
    if (traced.kind === 'missing') continue;
    const text = scriptText(executable);
    if (text !== undefined && text !== '' && !text.startsWith('#!')) {
      const reported = withoutFirstLine(executable, target);
      if (reported) yield reported;
      continue;
    }
    const script = scriptOf(executable);
    const candidates = script?.interpreters;
    if (!candidates) continue;
    const answers = candidates.map((program) => programAt(target.view.end, program));
    const [first] = answers;
    if (!first || answers.some(({ is }) => is !== 'missing')) continue;
    yield {
      span: executable.span,
      stage: target.stage.index,
      certainty: script?.named ? first.certainty : 'likely',
      consequence: executable.of === 'start' ? 'will-not-start' : 'may-fail',
      message: generated
        ? [
            `\`${executable.written}\` is a start script that ${generated.by} writes for \`${generated.interpreter}\`, but ${answerClause(first.reason)}`,
            { more: ': it cannot be started.' },
          ]
        : [
            `\`${executable.written}\` is a script for \`${candidates[0]}\`, but ${answerClause(first.reason)}`,
            { more: ': it cannot be started.' },
          ],
      remedy: cureOf(target.view, candidates[0]),
      evidence: [fromAnswer(first)],
    };
  }
}

/** A text the kernel is to start and that does not say what reads it; without the right to be executed that comes first. */
function withoutFirstLine(
  { of, span, traced, written }: Executable,
  { stage }: Target,
): Reported | undefined {
  const [hop] = traced.hops;
  const mode = hop?.write.mode;
  const mayBeExecuted = mode !== undefined && traced.hops.length === 1 && /[1357x]/.test(mode.slice(-3));
  // Whether a given file has the right to be executed does not show: without a first line it cannot be started either way.
  if (!hop || (traced.kind === 'here-document' && !mayBeExecuted)) return undefined;
  const document = stage.steps
    .flatMap(({ instruction }) => instruction.heredocs)
    .find(({ content }) => traced.kind === 'here-document' && content === traced.content);
  return {
    span,
    stage: stage.index,
    certainty: 'certain',
    consequence: of === 'start' ? 'will-not-start' : 'may-fail',
    message: [
      `\`${written}\` does not begin with \`#!\`: nothing says what reads it, and the kernel refuses it`,
      { more: ' ("exec format error").' },
    ],
    remedy: `Begin it with \`#!/bin/sh\`, or start it as \`["sh", "${written}"]\`.`,
    evidence: [
      { text: traced.kind === 'here-document' ? 'Written here.' : 'Copied here.', span: hop.write.span },
    ],
    ...(document && {
      fix: {
        safety: 'review',
        edits: [
          { span: { start: document.bodySpan.start, end: document.bodySpan.start }, newText: '#!/bin/sh\n' },
        ],
      },
    }),
  };
}

function cureOf(view: StageView, interpreter: string | undefined): string {
  const name = baseName(interpreter ?? 'sh');
  if (name === 'sh' || name === 'ash')
    return 'Start the program itself in exec form, without the script, or use a base with a shell.';
  const get = waysToGet(view, name);
  return shells.test(name) && programAt(view.end, '/bin/sh').is === 'there'
    ? `${get}, or write the script for \`/bin/sh\`.`
    : `${get}, or use a base that has it.`;
}

function sameMinor(a: string | undefined, b: string | undefined): boolean {
  const minor = /^\d+\.\d+/;
  return minor.exec(a ?? '')?.[0] === minor.exec(b ?? '')?.[0];
}

/** An environment names the interpreter by the path it was made with: `/usr/bin/python -m venv`, a link or not. */
function madeByAnotherName({ chain }: StageView): boolean {
  return chain.some(({ stage }) =>
    stage.steps.some(({ run }) =>
      run?.script.commands.some(({ args, name }) => {
        const words = args.map(({ text }) => text);
        if (!words.includes('venv') && name !== 'virtualenv') return false;
        return [name, ...words.map((word) => word?.replace(/^--python=/, ''))].some(
          (word) =>
            word !== undefined && /^\/.*\/python[\d.]*$/.test(word) && !word.startsWith('/usr/local/'),
        );
      }),
    ),
  );
}

/** Programs of a Python environment start through the interpreter of the image that made it, by its path. */
function* environments({ contents, target }: Inspection): Iterable<Reported> {
  for (const { of, path, span, traced, written } of target?.executables ?? []) {
    if (
      !target?.image ||
      of === 'copied' ||
      path === undefined ||
      !/\/(\.?venv|virtualenv|env)\/bin\/[^/]+$/.test(path)
    )
      continue;
    const from = traced.hops.map(({ write }) => write.origin).find((origin) => origin.kind === 'stage');
    const where = from?.kind === 'stage' ? contents.view(from.stage) : undefined;
    const maker = where?.image;
    if (!where || !maker || !hasOwnPython(maker) || hasOwnPython(target.image)) continue;
    if (madeByAnotherName(where)) continue;
    const { tree } = target.view;
    const bringsPython = [...tree.writes.keys()].some((each) => /^\/usr\/local(\/bin|\/lib)?$/.test(each));
    if (bringsPython || tree.unknowns.some((unknown) => unknown.path === '/')) continue;
    // Another version of Python is what runtime-version-mismatch reports.
    if (
      languageOfImage(target.image)?.name === 'python' &&
      !sameMinor(languageOfImage(maker)?.version, languageOfImage(target.image)?.version)
    )
      continue;
    const known = target.image.facts.purpose.known || target.image.entry;
    if (!known) continue;
    yield {
      span,
      stage: target.stage.index,
      certainty: 'likely',
      consequence: of === 'start' ? 'will-not-start' : 'may-fail',
      message: `\`${written}\` starts through \`/usr/local/bin/python\` of \`${maker.reference}\`, where its environment was made, and \`${target.image.reference}\` has no Python there: "no such file or directory".`,
      remedy:
        'Make the environment with the Python of the final image, or use the same Python image in both stages.',
      evidence: traced.hops.slice(0, 1).map(({ write }) => ({ text: 'Copied here.', span: write.span })),
    };
  }
}

/** Official images have their own Python in `/usr/local`; distributions and Distroless have theirs in `/usr/bin`. */
function hasOwnPython({ traits }: CatalogImage): boolean {
  return traits.ownLanguage?.name === 'python';
}
