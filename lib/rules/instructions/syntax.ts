import { keywordsInCapitals } from '../../dockerfile/keywords';
import { nearest } from '../../dockerfile/suggest';
import { type BuildError, buildErrorsOf } from '../../stages/build-errors';
import type { StageGraph } from '../../stages/stage';
import type { Span } from '../../text/span';
import type { Message } from '../message';
import { defineRule } from '../rule';
import { incompleteBases } from './incomplete-bases';

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
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nRUN echo hello\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Letters in the wrong order',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\n[|evn|] a=b\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nenv a=b\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Bare RUN is accepted',
        dockerfile: 'FROM debian:trixie-slim\nRUN\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    const { dockerfile, graph } = inspection;
    const incomplete = incompleteBases(inspection).filter(({ names }) =>
      names.every((name) => !Object.hasOwn(graph.options.buildArgs, name)),
    );
    const said = new Set<number>();
    for (const { code, message, span, stage } of buildErrorsOf(graph)) {
      // from-arg-default-invalid speaks of bases that wait for an argument.
      if (isOfName(code) && incomplete.some((base) => base.span.start === span.start)) continue;
      const written = dockerfile.text.slice(span.start, span.end);
      const placeholder = placeholderIn(graph, span);
      if (placeholder !== undefined) {
        if (said.has(placeholder.from)) continue;
        said.add(placeholder.from);
        yield {
          span: placeholder.span,
          ...(stage !== undefined && { stage }),
          certainty: 'likely',
          severity: 'warning',
          consequence: 'may-fail',
          message: `\`${placeholder.text}\` stands for a base that is put in before the build: as the file is here, nothing is built.`,
          remedy: 'Put in the base, or use `ARG` with a default and `--build-arg`.',
        };
        continue;
      }
      const meant = code === 'unknown-instruction' ? nearest(written, keywordsInCapitals) : undefined;
      yield {
        span,
        ...(stage !== undefined && { stage }),
        certainty: 'certain',
        message: partsOf(sentence(message)),
        remedy: 'Correct it: nothing is built until the builder can read it.',
        ...(meant !== undefined &&
          isOneSlip(written.toUpperCase(), meant) && {
            remedy: `Write \`${meant}\`: nothing is built until the builder can read it.`,
            fix: {
              safety: 'review' as const,
              edits: [{ span, newText: written === written.toLowerCase() ? meant.toLowerCase() : meant }],
            },
          }),
      };
    }
  },
});

/** `BASEIMAGE`, `<image>`, `{{ base }}`, `#IMAGE_NAME#`, `@@BASE@@`, `%BASE%`: a template's, and no name anybody meant. */
const capitals = /^[A-Z][A-Z0-9_]*(?::[A-Za-z0-9_.-]*)?$/;
const marks = ['<', '{{', '#', '@@', '%', '__'];

function placeholderIn(
  { stages }: StageGraph,
  span: Span,
): { readonly from: number; readonly span: Span; readonly text: string } | undefined {
  const from = stages.find(
    (stage) => stage.from.span.start <= span.start && span.end <= stage.from.span.end,
  )?.from;
  if (from === undefined || !isPlaceholder(from.image.text)) return undefined;
  return { from: from.span.start, span: from.image.span, text: from.image.text };
}

function isPlaceholder(text: string): boolean {
  return capitals.test(text) || marks.some((mark) => text.startsWith(mark));
}

function isOfName(code: BuildError['code']): boolean {
  return code === 'invalid-reference' || code === 'blank-base-name';
}

/** One letter too many, too few or another, or two in the wrong order. */
function isOneSlip(written: string, meant: string): boolean {
  if (written.length === meant.length) {
    const wrong = [...written].flatMap((letter, index) => (letter === meant[index] ? [] : [index]));
    const [first = 0, second = 0] = wrong;
    const swapped =
      second === first + 1 && written[first] === meant[second] && written[second] === meant[first];
    return wrong.length === 1 || (wrong.length === 2 && swapped);
  }
  const [long, short] = written.length > meant.length ? [written, meant] : [meant, written];
  return (
    long.length === short.length + 1 &&
    [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short)
  );
}

/** The builder's own words, with what they put into parentheses as an aside. */
function partsOf(text: string): Message {
  return text.split(/( \([^()]*\))/).map((part, index) => (index % 2 === 0 ? part : { more: part }));
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? '' : '.'}`;
}
