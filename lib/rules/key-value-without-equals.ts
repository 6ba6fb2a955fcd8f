import type { Pair } from '../dockerfile/syntax';
import { splitQuoted } from '../dockerfile/words';
import type { TextEdit } from '../text/edit';
import { checkedSteps } from './checked-stages';
import { defineRule } from './rule';

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
          'FROM debian:trixie-slim\nLABEL [|description   sleeps for a second|]\nENV [|OPTS "-a -b"|]\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed:
          'FROM debian:trixie-slim\nLABEL description="sleeps for a second"\nENV OPTS="-a -b"\nUSER 1000\nCMD ["sleep", "1"]\n',
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
    for (const { stage, step, instruction } of checkedSteps(inspection)) {
      if (instruction.keyword !== 'env' && instruction.keyword !== 'label') continue;
      const [pair] = instruction.pairs;
      if (!instruction.legacy || !pair) continue;
      const edits = step.replayedFrom === undefined ? withEquals(pair, text, escapeCharacter) : undefined;
      yield {
        span: pair.span,
        stage: stage.index,
        certainty: 'certain',
        message: `\`${pair.key.text}\` and its value are parted by a space: all that follows is the value, to the end of the line.`,
        remedy: `Write \`${pair.key.text}=…\`, the value in quotes where it has spaces.`,
        ...(edits && { fix: { safety: 'safe', edits } }),
      };
    }
  },
});

/** None where quotes or escapes in the value would mean something else behind an equals sign. */
function withEquals({ key, value }: Pair, text: string, escapeCharacter: string): TextEdit[] | undefined {
  const gap = { start: key.span.end, end: value.span.start };
  if (/["'=]/.test(key.text) || text.slice(gap.start, gap.end).includes('#')) return undefined;
  const equals = { span: gap, newText: '=' };
  const words = splitQuoted(value.text, 0, value.text.length, escapeCharacter.charCodeAt(0));
  if (words.length === 1 && words[0]?.end === value.text.length) return [equals];
  if (/["']/.test(value.text) || value.text.includes(escapeCharacter)) return undefined;
  const { start, end } = value.span;
  return [equals, { span: { start, end: start }, newText: '"' }, { span: { start: end, end }, newText: '"' }];
}
