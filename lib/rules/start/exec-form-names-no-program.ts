import { trace } from '../../contents/trace';
import { presentIn } from '../../fact/fact';
import type { Target } from '../../inspection';
import type { Launch } from '../../start/launch';
import { defineRule, type Reported } from '../rule';

/** Builtins that no distribution has as a program. */
const builtins = new Set(['.', 'eval', 'exec', 'export', 'set', 'shift', 'source', 'trap', 'unset']);
/** Builtins that some distributions have as programs as well, and these do not. */
const mostlyBuiltins = new Set(['alias', 'cd', 'read', 'type', 'ulimit', 'umask', 'wait']);
const withoutThem = new Set(['debian', 'ubuntu', 'alpine', 'wolfi']);

export default defineRule({
  id: 'exec-form-names-no-program',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Exec form whose first word is no program',
  why: 'Exec form starts the program named by its first word, without a shell. A whole command line in one pair of quotes is looked for as one name, spaces included, and builtins of the shell such as `cd`, `exec` and `source` are no programs.',
  remedy: 'Write one JSON string for each word, or start a shell.',
  symptoms: [
    'exec: "echo hi": executable file not found in $PATH',
    'exec: "cd": executable file not found in $PATH',
  ],
  references: [{ title: 'Exec form', url: 'https://docs.docker.com/reference/dockerfile/#exec-form' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A command line in one string',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD [[|"sleep 60"|]]\n',
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "60"]\n',
      },
      {
        title: 'A builtin',
        dockerfile: 'FROM debian:trixie-slim\nCOPY app /app\nUSER 1000\nCMD [[|"exec"|], "/app"]\n',
      },
      {
        title: 'In a health check',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY app /app\nUSER 1000\nHEALTHCHECK CMD [[|"/app --health"|]]\nCMD ["/app"]\n',
        fixed:
          'FROM debian:trixie-slim\nCOPY app /app\nUSER 1000\nHEALTHCHECK CMD ["/app", "--health"]\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'One string for each word',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "60"]\n',
      },
      {
        title: 'A name with a space',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY ["my app", "/opt/my app"]\nUSER 1000\nCMD ["/opt/my app"]\n',
      },
      {
        title: 'Through a shell',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sh", "-c", "cd /tmp && exec sleep 60"]\n',
      },
    ],
  },
  *check(inspection) {
    const { target } = inspection;
    for (const launch of [target?.start, target?.healthcheck]) {
      if (!target || !launch || launch.shell || launch.inherited) continue;
      if (launch.entrypointInherited || launch.mayBeArguments) continue;
      const reported = noProgram(target, launch);
      if (reported) yield reported;
    }
  },
});

function noProgram(target: Target, launch: Launch): Reported | undefined {
  const [first] = launch.argv;
  if (first?.text === undefined || !first.span || first.text.includes('$')) return undefined;
  const starts = launch.of === 'start';
  const common = {
    span: first.span,
    stage: target.stage.index,
    ...(!starts && { consequence: 'may-fail' as const }),
  };
  const effect = starts ? 'The container will not start.' : 'Every check fails.';
  if (isBuiltin(target, first.text))
    return {
      ...common,
      certainty: 'likely',
      message: [
        `\`${first.text}\` is a builtin of the shell and no program, and exec form starts no shell`,
        { more: `. ${effect}` },
      ],
      remedy:
        first.text === 'cd'
          ? 'Set the directory with WORKDIR, and name the program alone.'
          : first.text === 'exec'
            ? 'Leave it out: exec form starts the program in its place anyway.'
            : 'Start a shell: `["sh", "-c", "…"]`.',
    };
  const words = first.text.split(' ');
  if (!isCommandLine(words)) return undefined;
  if (first.text.startsWith('/')) {
    const traced = trace(target.view.end, first.text);
    if (traced.hops.length > 0 || traced.kind === 'made') return undefined;
  }
  const list = JSON.stringify(words).replaceAll('","', '", "').slice(1, -1);
  return {
    ...common,
    certainty: 'likely',
    message: [
      `Exec form takes \`${first.text}\` for the name of one program, spaces included`,
      { more: `. ${effect}` },
    ],
    remedy: `Write each word by itself: \`[${list}]\`.`,
    fix: { safety: 'review', edits: [{ span: first.span, newText: list }] },
  };
}

function isBuiltin({ image }: Target, word: string): boolean {
  if (builtins.has(word)) return true;
  const upstream = image && presentIn(image.facts.upstream);
  return mostlyBuiltins.has(word) && upstream !== undefined && withoutThem.has(upstream.distribution);
}

/** Plain words of which the first may be a program: nothing that a shell would have to read. */
function isCommandLine(words: readonly string[]): boolean {
  const [program = ''] = words;
  return (
    words.length > 1 &&
    /^[./]?[\w./-]*\w$/.test(program) &&
    !/^[A-Z ]/.test(program) &&
    words.every((word) => /^[\w./:=@%+,-]+$/.test(word))
  );
}
