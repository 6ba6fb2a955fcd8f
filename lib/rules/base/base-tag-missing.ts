import { valueOf } from '../../fact/fact';
import { parseReference } from '../../reference/reference';
import { defineRule } from '../rule';
import { isRolling, namedBases, namesRelease } from './references';

export default defineRule({
  id: 'base-tag-missing',
  severity: 'warning',
  consequence: 'choice-of-base',
  title: 'Base without a tag',
  why: 'A reference without a tag means `latest`: whatever that is on the day of the build. The next build may stand on another release, with another C library or runtime.',
  remedy: 'Write the tag you tested with.',
  symptoms: [],
  references: [{ title: 'FROM', url: 'https://docs.docker.com/reference/dockerfile/#from' }],
  aliases: [
    { tool: 'hadolint', id: 'DL3006' },
    { tool: 'trivy', id: 'DS-0001' },
    { tool: 'checkov', id: 'CKV_DOCKER_7' },
  ],
  examples: {
    bad: [{ title: 'No tag', dockerfile: 'FROM [|node|]\nUSER node\nCMD ["node", "server.js"]\n' }],
    good: [
      { title: 'A version', dockerfile: 'FROM node:24-trixie-slim\nUSER node\nCMD ["node", "server.js"]\n' },
      {
        title: 'Another stage',
        dockerfile: 'FROM node:24-trixie-slim AS base\nFROM base\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span } of namedBases(inspection)) {
      if (base.kind === 'unresolved' || base.kind === 'look-alike' || base.kind === 'scratch') continue;
      const reference = parseReference(base.reference);
      if ('error' in reference || reference.tag !== undefined || reference.digest !== undefined) continue;
      const byRelease = namesRelease(reference.repository);
      const rolling = byRelease || isRolling(base.reference);
      if (
        byRelease &&
        base.kind === 'image' &&
        valueOf(base.image.facts.retired) !== undefined &&
        valueOf(base.image.facts.retired) !== 'none'
      )
        continue;
      const tags = base.kind === 'image' ? valueOf(base.image.facts.tags) : undefined;
      const hint =
        !rolling && tags && tags.length > 0
          ? ` Published tags: ${tags
              .slice(0, 4)
              .map((tag) => `\`${tag}\``)
              .join(', ')}.`
          : '';
      yield {
        span,
        stage,
        certainty: 'certain',
        severity: rolling ? 'info' : 'warning',
        message: `\`${base.reference}\` has no tag: it means \`latest\` on the day of the build${byRelease ? ', here the current build of the release in its name' : rolling ? ', which its publisher rebuilds under the same tag' : ''}.`,
        remedy: rolling
          ? `${/distroless/.test(reference.repository) ? 'Write the tag you mean, such as `:nonroot`. ' : ''}Pin the digest if builds have to be repeatable, and let a bot move it.`
          : `Write the tag you tested with.${hint}`,
      };
    }
  },
});
