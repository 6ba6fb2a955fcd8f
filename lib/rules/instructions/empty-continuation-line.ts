import { keywordsInCapitals } from '../../dockerfile/keywords';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'empty-continuation-line',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Empty line inside an instruction',
  why: 'An escape at the end of a line makes the instruction go on with the next line, and empty lines do not end it. BuildKit passes over them for now and says that they will be errors. Where the escape was left behind by mistake, the instruction below becomes a part of this one.',
  remedy: 'Remove the empty lines, or the escape above them where the instruction ends there.',
  symptoms: ['Empty continuation lines will become errors in a future release'],
  references: [
    {
      title: 'Build checks: NoEmptyContinuation',
      url: 'https://docs.docker.com/reference/build-checks/no-empty-continuation/',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'NoEmptyContinuation' }],
  examples: {
    bad: [
      {
        title: 'Between two commands',
        dockerfile:
          'FROM debian:trixie-slim\nRUN touch /a && \\\n[|\n|]    touch /b\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nRUN touch /a && \\\n    touch /b\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'An escape left behind takes the next instruction in',
        dockerfile: 'FROM debian:trixie-slim\nRUN touch /a \\\n[|\n|]USER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'A comment line instead',
        dockerfile:
          'FROM debian:trixie-slim\nRUN touch /a && \\\n    # and\n    touch /b\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'In a here-document',
        dockerfile:
          'FROM debian:trixie-slim\nRUN <<EOF\ntouch /a\n\ntouch /b\nEOF\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ dockerfile }) {
    const { text } = dockerfile;
    for (const { keywordText, emptyLines } of dockerfile.instructions) {
      const [first] = emptyLines;
      if (!first) continue;
      const lines = emptyLines.map((line) => withLineEnd(line, text));
      const taken = emptyLines.map(({ end }) => keywordBehind(text, end)).find((word) => word !== '');
      yield {
        span: withLineEnd(first, text),
        certainty: 'certain',
        message: taken
          ? `The line above ends in an escape: \`${taken}\` below is read as a part of this ${keywordText}, not as an instruction.`
          : `This ${keywordText} goes on below the empty line; BuildKit announces that it will refuse that.`,
        remedy: taken
          ? `Take the escape away where ${keywordText} ends.`
          : 'Remove the empty line, or put a `#` into it.',
        ...(!taken && {
          fix: { safety: 'safe', edits: lines.map((span) => ({ span, newText: '' })) },
        }),
      };
    }
  },
});

function withLineEnd({ start, end }: Span, text: string): Span {
  const lineFeed = text.indexOf('\n', end);
  return { start, end: lineFeed === -1 ? text.length : lineFeed + 1 };
}

/** The instruction that seems to begin on the line behind an empty one. */
function keywordBehind(text: string, end: number): string {
  const start = text.indexOf('\n', end) + 1;
  const word = start === 0 ? '' : (/^[A-Z]+(?=[ \t])/.exec(text.slice(start, start + 16))?.[0] ?? '');
  return keywordsInCapitals.includes(word) ? word : '';
}
