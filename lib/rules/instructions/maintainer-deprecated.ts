import type { WordInstruction } from '../../dockerfile/syntax';
import { defineRule } from '../rule';

export default defineRule({
  id: 'maintainer-deprecated',
  severity: 'info',
  consequence: 'risk',
  title: 'MAINTAINER is deprecated',
  why: 'MAINTAINER fills a field that tools no longer read. A label is found by registries and scanners, and can be searched for.',
  remedy: 'Use the label `org.opencontainers.image.authors`.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: MaintainerDeprecated',
      url: 'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
    },
    {
      title: 'OCI annotations',
      url: 'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
    },
  ],
  aliases: [
    { tool: 'buildkit', id: 'MaintainerDeprecated' },
    { tool: 'hadolint', id: 'DL4000' },
    { tool: 'trivy', id: 'DS-0022' },
    { tool: 'checkov', id: 'CKV_DOCKER_6' },
  ],
  examples: {
    bad: [
      {
        title: 'An address',
        dockerfile:
          'FROM debian:trixie-slim\n[|MAINTAINER|] Ada <ada@example.org>\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed:
          'FROM debian:trixie-slim\nLABEL org.opencontainers.image.authors="Ada <ada@example.org>"\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Quotes are not doubled, dollars stay dollars',
        dockerfile: 'FROM debian:trixie-slim\n[|MAINTAINER|] "The $team"\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed:
          'FROM debian:trixie-slim\nLABEL org.opencontainers.image.authors="The \\$team"\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'A label',
        dockerfile:
          'FROM debian:trixie-slim\nLABEL org.opencontainers.image.authors="ada@example.org"\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ dockerfile, graph }) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'maintainer') continue;
      const { start } = instruction.span;
      const stage = graph.stages.findLast(({ from }) => from.span.start <= start)?.index;
      yield {
        span: instruction.keywordSpan,
        ...(stage !== undefined && { stage }),
        certainty: 'certain',
        message: `\`${instruction.keywordText}\` is deprecated: nothing reads the field it fills.`,
        remedy: 'Say it in a label: `org.opencontainers.image.authors`.',
        fix: {
          safety: 'safe',
          edits: [
            {
              span: { start: instruction.keywordSpan.start, end: instruction.word.span.end },
              newText: asLabel(instruction, dockerfile.escape),
            },
          ],
        },
      };
    }
  },
});

/** MAINTAINER takes its text as it stands; in a label quotes, escapes and dollars have to be escaped. */
function asLabel({ keywordText, word }: WordInstruction, escapeCharacter: string): string {
  const keyword = keywordText === keywordText.toLowerCase() ? 'label' : 'LABEL';
  const text = /^"[^"]*"$/.test(word.text) ? word.text.slice(1, -1) : word.text;
  const escaped = [...text]
    .map((each) => ('"$'.includes(each) || each === escapeCharacter ? escapeCharacter + each : each))
    .join('');
  return `${keyword} org.opencontainers.image.authors="${escaped}"`;
}
