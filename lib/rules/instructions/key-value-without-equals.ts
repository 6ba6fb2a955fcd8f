import type { Pair } from '../../dockerfile/syntax';
import { splitQuoted } from '../../dockerfile/words';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'key-value-without-equals',
  severity: 'info',
  consequence: 'risk',
  title: 'Name and value parted by a space',
  why: 'In the old form `ENV NAME value` everything behind the name is one value. A second pair in the same line, or an equals sign added later, changes what the line means.',
  remedy: 'Write `NAME=value`.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: LegacyKeyValueFormat',
      url: 'https://docs.docker.com/reference/build-checks/legacy-key-value-format/',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'LegacyKeyValueFormat' }],
  examples: {
    bad: [
      {
        title: 'ENV',
        dockerfile: 'FROM debian:trixie-slim\nENV [|MODE production|]\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nENV MODE=production\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A value of several words',
        dockerfile:
          'FROM debian:trixie-slim\nLABEL [|description   sleeps for a second|]\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed:
          'FROM debian:trixie-slim\nLABEL description="sleeps for a second"\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Several lines: one finding, and an edit for all',
        dockerfile:
          'FROM debian:trixie-slim\nENV [|OPTS "-a -b"|]\nENV MORE -c "d e"\nENV FIRST -c \'$d e\' f\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed:
          'FROM debian:trixie-slim\nENV OPTS="-a -b"\nENV MORE="-c d e"\nENV FIRST=-c\\ \'$d e\'\\ f\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Equals signs',
        dockerfile:
          'FROM debian:trixie-slim\nENV MODE=production OPTS="-a -b"\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    const { text, escape: escapeCharacter } = inspection.dockerfile;
    const places: Place[] = [];
    for (const { view, step, instruction } of inspection.checked) {
      if (instruction.keyword !== 'env' && instruction.keyword !== 'label') continue;
      const [pair] = instruction.pairs;
      if (!instruction.legacy || !pair) continue;
      places.push({ pair, stage: view.stage.index, edits: step.replayedFrom === undefined });
    }
    const [first, ...others] = places;
    if (!first) return;
    const { pair, stage } = first;
    const edits = places.length <= mostEdited ? editsFor(places, text, escapeCharacter) : undefined;
    yield {
      span: pair.span,
      stage,
      certainty: 'certain',
      message: `\`${pair.key.text}\` and its value are parted by a space: all that follows is the value, to the end of the line.${countOf(others.length)}`,
      remedy: `Write \`${pair.key.text}=…\`, the value in quotes where it has spaces.`,
      evidence: others.slice(0, mostNamed).map((other) => ({
        text: `\`${other.pair.key.text}\` as well.`,
        span: other.pair.span,
      })),
      ...(edits && { fix: { safety: 'safe', edits } }),
    };
  },
});

type Place = { readonly pair: Pair; readonly stage: number; readonly edits: boolean };

/** A generated file has thousands of them. */
const mostNamed = 20;
const mostEdited = 200;

function countOf(others: number): string {
  if (others === 0) return '';
  return others === 1 ? ' One more line is written so.' : ` ${others} more lines are written so.`;
}

/** Edits of all places, or none: a half mended file is mended by nobody. */
function editsFor(places: readonly Place[], text: string, escapeCharacter: string): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const place of places) {
    const own = place.edits ? withEquals(place.pair, text, escapeCharacter) : undefined;
    if (own === undefined) return undefined;
    edits.push(...own);
  }
  return edits;
}

/** None where the value means something else behind an equals sign, however it is quoted. */
function withEquals({ key, value }: Pair, text: string, escapeCharacter: string): TextEdit[] | undefined {
  const gap = { start: key.span.end, end: value.span.start };
  if (/["'=]/.test(key.text) || text.slice(gap.start, gap.end).includes('#')) return undefined;
  const equals = { span: gap, newText: '=' };
  const words = splitQuoted(value.text, 0, value.text.length, escapeCharacter.charCodeAt(0));
  if (words.length === 1 && words[0]?.end === value.text.length) return [equals];
  const { start, end } = value.span;
  if (!/["']/.test(value.text) && !value.text.includes(escapeCharacter))
    return [
      equals,
      { span: { start, end: start }, newText: '"' },
      { span: { start: end, end }, newText: '"' },
    ];
  // An escape means more within double quotes than without: then the blanks are escaped instead.
  if (text.slice(start, end) !== value.text || value.text.endsWith(escapeCharacter)) return undefined;
  const isPlain = !value.text.includes("'") && !value.text.includes(escapeCharacter);
  const newText = isPlain
    ? `"${value.text.replaceAll('"', '')}"`
    : blanksEscaped(value.text, words, escapeCharacter);
  return [equals, { span: value.span, newText }];
}

function blanksEscaped(value: string, words: readonly Span[], escapeCharacter: string): string {
  let written = '';
  let at = 0;
  for (const { start, end } of words) {
    const blanks = [...value.slice(at, start)].map((blank) => `${escapeCharacter}${blank}`).join('');
    written += blanks + value.slice(start, end);
    at = end;
  }
  return written;
}
