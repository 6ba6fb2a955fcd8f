import { nameAndTag } from '../../reference/reference';
import { defineRule } from '../rule';
import { namedBases } from './references';

/** To look for tags that are written alike costs; who has more of these needs no suggestion for each. */
const mostSuggested = 10;

export default defineRule({
  id: 'base-tag-unknown',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Tag that never existed',
  why: 'Of Docker’s official images the whole list of tags is public, with all its changes. A tag that was on it once can be pulled for ever; one that never was cannot be pulled at all, and the build ends at FROM.',
  remedy: 'Write a tag that exists.',
  symptoms: ['manifest unknown', 'not found: manifest unknown', 'failed to resolve source metadata'],
  references: [
    {
      title: 'The lists of tags of Docker Official Images',
      url: 'https://github.com/docker-library/official-images/tree/37079fb336f572a88700cf32e5e1f6be54a04e8f/library',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'The suite on the wrong side of the kind',
        dockerfile: 'FROM [|node:22-slim-bookworm|]\nUSER node\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'A release of Alpine that there is not',
        dockerfile: 'FROM [|node:22-alpine3.99|]\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
    good: [
      {
        title: 'A tag of the list',
        dockerfile: 'FROM node:22-bookworm-slim\nUSER node\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'A version that may have come since the list was read',
        dockerfile: 'FROM node:22.99.0-slim\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
  },
  *check(inspection) {
    let told = 0;
    for (const { base, stage, span } of namedBases(inspection)) {
      if (base.kind !== 'tag-unknown' || base.never === undefined) continue;
      const { source, sure, until } = base.never;
      told += 1;
      const [repository, tag] = nameAndTag(base.reference);
      const name = `${repository}:${tag || 'latest'}`;
      const some = (told > mostSuggested ? [] : base.never.nearest()).map(
        (tag) => `\`${repository}:${tag}\``,
      );
      yield {
        span,
        stage,
        certainty: sure ? 'certain' : 'likely',
        severity: sure ? 'error' : 'warning',
        consequence: sure ? 'will-not-build' : 'may-fail',
        message: sure
          ? `There is no \`${name}\`, and there never was: pulling it fails.`
          : `\`${name}\` was not among the tags that existed on ${until}.`,
        remedy: `Write a tag that exists${some.length === 0 ? '' : `, such as ${some.join(', ')}`}.`,
        evidence: [
          { text: `The list of tags with all its changes until ${until} does not have it.`, source },
        ],
      };
    }
  },
});
