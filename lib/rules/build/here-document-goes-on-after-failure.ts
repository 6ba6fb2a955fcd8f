import { defineRule } from '../rule';

export default defineRule({
  id: 'here-document-goes-on-after-failure',
  severity: 'warning',
  consequence: 'risk',
  title: 'Here-document that goes on after a failing command',
  why: 'The body of a RUN here-document is one script. Without `set -e` the shell goes on when a command fails, and only the last one decides whether the build succeeds: a broken image is built without a word.',
  remedy: 'Begin the script with `set -e`.',
  symptoms: ['the build succeeds although a command failed'],
  references: [
    { title: 'RUN with here-documents', url: 'https://docs.docker.com/reference/dockerfile/#here-documents' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'No set -e',
        dockerfile:
          'FROM debian:trixie-slim\nRUN [|<<EOF|]\napt-get update\napt-get install -y curl\nEOF\nUSER 1000\nCMD ["curl"]\n',
        fixed:
          'FROM debian:trixie-slim\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nEOF\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
    good: [
      {
        title: 'set -e',
        dockerfile:
          'FROM debian:trixie-slim\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nEOF\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'One command',
        dockerfile: 'FROM debian:trixie-slim\nRUN <<EOF\necho hello\nEOF\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A shell that stops',
        dockerfile:
          'FROM debian:trixie-slim\nSHELL ["/bin/sh", "-ec"]\nRUN <<EOF\napt-get update\napt-get install -y curl\nEOF\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const { stage } of reachable) {
      for (const { instruction, run } of stage.steps) {
        const [document] = instruction.heredocs;
        if (
          instruction.keyword !== 'run' ||
          !document ||
          instruction.heredocs.length !== 1 ||
          run?.language !== 'shell'
        )
          continue;
        if (run.text !== document.content || run.script.errexit) continue;
        const silent = run.script.commands.filter(
          ({ failureCounts, runs, span }) =>
            runs === 'always' && !failureCounts && isPlain(run.text.slice(span.start, span.end)),
        );
        if (silent.length === 0) continue;
        yield {
          span: document.span,
          stage: stage.index,
          certainty: 'certain',
          message: `If ${silent.length === 1 ? 'the command' : `one of the ${silent.length} commands`} before the last fails, the script goes on and the build succeeds all the same.`,
          remedy: 'Begin the script with `set -e`.',
          evidence: silent
            .slice(0, 1)
            .map(({ span }) => ({ text: 'Its failure is not noticed.', span: run.toSource(span) })),
          fix: {
            safety: 'review',
            edits: [
              { span: { start: document.bodySpan.start, end: document.bodySpan.start }, newText: 'set -e\n' },
            ],
          },
        };
      }
    }
  },
});

/** Commands whose failure hardly matters are not worth a word. */
function isPlain(command: string): boolean {
  return !/^(echo|printf|:|true|export|set|cd|umask)\b/.test(command) && !command.includes('#!');
}
