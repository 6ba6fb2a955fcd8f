import type { Instruction } from '../../dockerfile/syntax';
import { checkedStages } from '../../inspection';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

const singles = new Set(['cmd', 'entrypoint', 'healthcheck']);

export default defineRule({
  id: 'instruction-repeated',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Only the last of them counts',
  why: 'A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK. Another one replaces the first without a word, so what the first says never happens.',
  remedy: 'Keep one per stage.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: MultipleInstructionsDisallowed',
      url: 'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
    },
  ],
  aliases: [
    { tool: 'buildkit', id: 'MultipleInstructionsDisallowed' },
    { tool: 'hadolint', id: 'DL4003' },
    { tool: 'hadolint', id: 'DL4004' },
    { tool: 'hadolint', id: 'DL3012' },
    { tool: 'trivy', id: 'DS-0016' },
    { tool: 'trivy', id: 'DS-0007' },
    { tool: 'trivy', id: 'DS-0023' },
  ],
  examples: {
    bad: [
      {
        title: 'Two CMD',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\n[|CMD|] ["sleep", "1"]\nCMD ["sleep", "2"]\n',
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "2"]\n',
      },
      {
        title: 'Others in between change nothing',
        dockerfile:
          'FROM debian:trixie-slim\n[|ENTRYPOINT|] ["sleep"]\nUSER 1000\n[|HEALTHCHECK|] NONE\nENTRYPOINT ["ls"]\nHEALTHCHECK CMD ["true"]\n',
        fixed: 'FROM debian:trixie-slim\nUSER 1000\nENTRYPOINT ["ls"]\nHEALTHCHECK CMD ["true"]\n',
      },
    ],
    good: [
      {
        title: 'One per stage',
        dockerfile:
          'FROM debian:trixie-slim AS base\nUSER 1000\nCMD ["sleep", "1"]\nFROM base\nCMD ["sleep", "2"]\n',
      },
    ],
  },
  *check(inspection) {
    const { text } = inspection.dockerfile;
    for (const { stage } of checkedStages(inspection.contents)) {
      const last = new Map<string, Instruction>();
      for (const { instruction, replayedFrom } of stage.steps) {
        if (replayedFrom !== undefined || !singles.has(instruction.keyword)) continue;
        const before = last.get(instruction.keyword);
        last.set(instruction.keyword, instruction);
        if (!before) continue;
        const keyword = instruction.keyword.toUpperCase();
        yield {
          span: before.keywordSpan,
          stage: stage.index,
          certainty: 'certain',
          message: `This ${keyword} is never used: another ${keyword} of the same stage replaces it.`,
          remedy: `Remove the ${keyword} that is not meant.`,
          evidence: [{ text: `This ${keyword} replaces it.`, span: instruction.keywordSpan }],
          fix: { safety: 'review', edits: [{ span: linesOf(before.span, text), newText: '' }] },
        };
      }
    }
  },
});

function linesOf({ start, end }: Span, text: string): Span {
  const lineFeed = text.indexOf('\n', end);
  return {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: lineFeed === -1 ? text.length : lineFeed + 1,
  };
}
