import { splitAtBlanks } from '../../dockerfile/words';
import { defineRule } from '../rule';

export default defineRule({
  id: 'from-as-casing-differs',
  severity: 'info',
  consequence: 'risk',
  title: 'FROM and AS in different case',
  why: 'The builder reads `as` in any case. Next to `FROM` a lower-case `as` is easily read as a part of the image name.',
  remedy: 'Write AS in the same case as FROM.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: FromAsCasing',
      url: 'https://docs.docker.com/reference/build-checks/from-as-casing/',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'FromAsCasing' }],
  examples: {
    bad: [
      {
        title: 'Lower case behind FROM',
        dockerfile: 'FROM debian:trixie-slim [|as|] base\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed: 'FROM debian:trixie-slim AS base\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Upper case behind from',
        dockerfile: 'from debian:trixie-slim [|AS|] base\nuser 1000\ncmd ["sleep", "1"]\n',
        fixed: 'from debian:trixie-slim as base\nuser 1000\ncmd ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Both in upper case',
        dockerfile: 'FROM debian:trixie-slim AS base\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Both in lower case',
        dockerfile: 'from debian:trixie-slim as base\nuser 1000\ncmd ["sleep", "1"]\n',
      },
    ],
  },
  *check({ graph }) {
    for (const { index, from } of graph.stages) {
      if (from.name === undefined) continue;
      const { keywordText, rest } = from;
      const isLower = keywordText === keywordText.toLowerCase();
      // FROM in mixed case is another rule's; what AS should be is not certain then.
      if (!isLower && keywordText !== keywordText.toUpperCase()) continue;
      const as = splitAtBlanks(rest, 0, rest.text.length)[1];
      const wanted = isLower ? 'as' : 'AS';
      if (!as || as.text === wanted || as.text.toLowerCase() !== 'as') continue;
      yield {
        span: as.span,
        stage: index,
        certainty: 'certain',
        message: `\`${as.text}\` is written in another case than \`${keywordText}\`.`,
        remedy: `Write \`${wanted}\`.`,
        fix: { safety: 'safe', edits: [{ span: as.span, newText: wanted }] },
      };
    }
  },
});
