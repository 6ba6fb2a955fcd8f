import { defineRule } from '../rule';
import { namedBases } from './references';

export default defineRule({
  id: 'base-not-official',
  severity: 'warning',
  consequence: 'choice-of-base',
  title: 'Not the image its name suggests',
  why: 'Without a registry, a name means Docker Hub. Several well-known bases live elsewhere, and what stands under their short name on Docker Hub is somebody else’s image or none at all.',
  remedy: 'Write the reference of the publisher in full.',
  symptoms: ['pull access denied', 'repository does not exist or may require authorization'],
  references: [{ title: 'Wolfi: available images', url: 'https://github.com/wolfi-dev' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Wolfi is published by Chainguard',
        dockerfile: 'FROM [|wolfi:latest|]\nCOPY app /app\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'In full',
        dockerfile: 'FROM cgr.dev/chainguard/wolfi-base:latest\nUSER 65532\nCOPY app /app\nCMD ["/app"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span } of namedBases(inspection)) {
      if (base.kind !== 'look-alike' || base.discontinued) continue;
      const meant = base.meant?.reference;
      yield {
        span,
        stage,
        certainty: 'certain',
        message: `\`${base.reference}\` is not the image its name suggests: ${base.because}.`,
        remedy:
          meant === undefined
            ? 'Write the reference of the publisher in full.'
            : `If you mean that image, write \`${meant}\`.`,
        evidence: [{ text: `${base.because}.`, source: base.source }],
        ...(meant !== undefined && { fix: { safety: 'review' as const, edits: [{ span, newText: meant }] } }),
      };
    }
  },
});
