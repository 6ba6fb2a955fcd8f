import { refusalsOf } from '../stages/refusals';
import { defineRule } from './rule';

export default defineRule({
  id: 'syntax',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'BuildKit refuses this',
  why: 'The builder reads the whole file before it builds anything. What it cannot read, it refuses, and nothing is built.',
  remedy: 'Correct the instruction.',
  symptoms: ['failed to solve: dockerfile parse error on line', 'unknown instruction'],
  references: [{ title: 'Dockerfile reference', url: 'https://docs.docker.com/reference/dockerfile/' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'An unknown instruction',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\n[|RUNN|] echo hello\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Bare RUN is accepted',
        dockerfile: 'FROM debian:trixie-slim\nRUN\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ graph }) {
    for (const { message, span, stage } of refusalsOf(graph)) {
      yield {
        span,
        ...(stage !== undefined && { stage }),
        certainty: 'certain',
        message: sentence(message),
        remedy: 'Correct it: nothing is built until the builder can read it.',
      };
    }
  },
});

function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? '' : '.'}`;
}
