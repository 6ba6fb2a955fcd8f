import { programAt } from '../../programs/program';
import type { Command, ShellWord } from '../../shell/command';
import { answerClause } from '../../words/answer';
import { fromAnswer } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'command-without-shell',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'CMD or ENTRYPOINT in shell form on a base without a shell',
  why: 'Shell form is turned into `/bin/sh -c "…"`. Without a shell the container does not start. Where the base has an ENTRYPOINT of its own, the words `/bin/sh -c` become arguments of that program.',
  remedy: 'Use exec form: a JSON array with the program and its arguments.',
  symptoms: [
    'exec: "/bin/sh": stat /bin/sh: no such file or directory',
    'Error: Unable to access jarfile /bin/sh',
    "Cannot find module '/bin/sh'",
  ],
  references: [
    {
      title: 'Shell and exec form',
      url: 'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Shell form on Distroless',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nENTRYPOINT [|/app --port 8080|]\n',
      },
      {
        title: 'Shell form under a Java entrypoint',
        dockerfile:
          'FROM gcr.io/distroless/java21-debian13:nonroot\nCOPY app.jar /app.jar\nCMD [|java -jar /app.jar|]\n',
      },
    ],
    good: [
      {
        title: 'Exec form',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nENTRYPOINT ["/app", "--port", "8080"]\n',
      },
    ],
  },
  *check({ target }) {
    const { start } = target ?? {};
    if (!target || !start?.shell || start.inherited) return;
    const answer = programAt(target.view.end, start.shell.program);
    const instruction = start.shell.instruction.toUpperCase();
    const common = { span: start.shell.span, stage: target.stage.index };
    const words = start.commands.length === 1 ? start.argv.map(({ text }) => text) : [];
    const simple = words.length > 0 && start.commands.every(({ command }) => isPlain(command));
    const program = start.argv[0]?.text;
    // Without the program the other form starts nothing either.
    const isThere = program === undefined || programAt(target.view.end, program).is !== 'missing';
    const fix =
      simple && !start.shellAsArgument
        ? {
            safety: 'review' as const,
            edits: [{ span: start.shell.span, newText: JSON.stringify(words).replaceAll('","', '", "') }],
          }
        : undefined;
    if (answer.is === 'missing') {
      yield {
        ...common,
        certainty: answer.certainty,
        message: start.shellAsArgument
          ? `${instruction} in shell form becomes the arguments \`/bin/sh -c …\` of \`${start.argv[0]?.text}\`, the entrypoint, and there is no shell either: ${answerClause(answer.reason)}.`
          : [
              `${instruction} in shell form needs \`${start.shell.program}\`, but ${answerClause(answer.reason)}`,
              { more: ': the container will not start.' },
            ],
        remedy: start.shellAsArgument
          ? 'Give the arguments alone, in exec form.'
          : `Write ${instruction} in exec form: a JSON array of program and arguments.`,
        evidence: [fromAnswer(answer)],
        ...(fix && isThere && { fix }),
      };
    } else if (start.shellAsArgument && start.entrypointInherited) {
      const program = start.argv[0]?.text ?? '';
      if (/(^|\/)(tini|dumb-init|sh|bash)$|entrypoint/.test(program)) return;
      yield {
        ...common,
        certainty: 'likely',
        message: `CMD in shell form becomes the arguments \`/bin/sh -c …\` of \`${program}\`, the entrypoint of the base.`,
        remedy: 'Give the arguments alone, in exec form, or set ENTRYPOINT as well.',
      };
    }
  },
});

/** Words that mean the same to a program as to a shell, and nothing else. */
function isPlain({ assignments, redirects, words }: Command): boolean {
  const isForShell = ({ raw, text }: ShellWord) => text === undefined || /[$`*?~]/.test(raw);
  return assignments.length === 0 && redirects.length === 0 && !words.some(isForShell);
}
