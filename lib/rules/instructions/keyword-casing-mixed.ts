import type { Instruction } from '../../dockerfile/syntax';
import { defineRule } from '../rule';

export default defineRule({
  id: 'keyword-casing-mixed',
  severity: 'info',
  consequence: 'risk',
  title: 'Instructions in mixed case',
  why: 'The builder reads instructions in any case. One that looks different from the others is easily overlooked, or read as a part of the command above.',
  remedy: 'Write all instructions in the same case, by custom in capitals.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: ConsistentInstructionCasing',
      url: 'https://docs.docker.com/reference/build-checks/consistent-instruction-casing/',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'ConsistentInstructionCasing' }],
  examples: {
    bad: [
      {
        title: 'One in lower case',
        dockerfile: 'FROM debian:trixie-slim\n[|run|] useradd -u 1000 app\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim\nRUN useradd -u 1000 app\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Lower case is the rule here',
        dockerfile: 'from debian:trixie-slim\n[|User|] 1000\ncmd ["sleep", "1"]\n',
        fixed: 'from debian:trixie-slim\nuser 1000\ncmd ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'All in capitals',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'All in lower case',
        dockerfile: 'from debian:trixie-slim\nuser 1000\ncmd ["sleep", "1"]\n',
      },
      {
        title: 'ARG before the first FROM does not count',
        dockerfile: 'arg TAG=trixie-slim\nFROM debian:${TAG}\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ dockerfile }) {
    const first = dockerfile.instructions.findIndex(({ keyword }) => keyword === 'from');
    if (first === -1) return;
    const counted = dockerfile.instructions.slice(first).filter(({ keyword }) => keyword !== 'invalid');
    const lower = counted.filter(isLower).length;
    const upper = counted.filter(isUpper).length;
    const wantsLower = lower > upper;
    for (const instruction of counted) {
      if (wantsLower ? isLower(instruction) : isUpper(instruction)) continue;
      const { keywordText, keywordSpan } = instruction;
      const wanted = wantsLower ? keywordText.toLowerCase() : keywordText.toUpperCase();
      yield {
        span: keywordSpan,
        certainty: 'certain',
        message: `\`${keywordText}\` is not in ${wantsLower ? 'lower case' : 'capitals'}, as ${wantsLower ? lower : upper} of the ${counted.length} instructions are.`,
        remedy: `Write \`${wanted}\`.`,
        fix: { safety: 'safe', edits: [{ span: keywordSpan, newText: wanted }] },
      };
    }
  },
});

function isLower({ keywordText }: Instruction): boolean {
  return keywordText === keywordText.toLowerCase();
}

function isUpper({ keywordText }: Instruction): boolean {
  return keywordText === keywordText.toUpperCase();
}
