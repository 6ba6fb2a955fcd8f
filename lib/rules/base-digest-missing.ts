import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import { parseReference } from '../reference/reference';
import { namedBases } from './references';
import { defineRule } from './rule';

export default defineRule({
  id: 'base-digest-missing',
  severity: 'info',
  consequence: 'choice-of-base',
  title: 'Final base not pinned by digest',
  why: 'A tag can be moved to another image, on purpose with every rebuild and by an attacker as well. A digest names one image for ever; a bot can move it to newer builds with a change you can see.',
  remedy: 'Add the digest behind the tag, and let a bot keep it fresh.',
  symptoms: [],
  references: [
    {
      title: 'Pin base image versions',
      url: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    },
  ],
  aliases: [],
  yieldsTo: ['base-tag-floating'],
  examples: {
    bad: [
      { title: 'A tag alone', dockerfile: 'FROM [|debian:trixie-slim|]\nUSER 1000\nCMD ["sleep", "1"]\n' },
    ],
    good: [
      {
        title: 'Tag and digest',
        dockerfile:
          'FROM debian:trixie-slim@sha256:31b6477333eb8257db9e5d7c3a7264fd0467928756f0bbcc27d35bea5d28cdbd\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span, isFinal } of namedBases(inspection)) {
      if (!isFinal || (base.kind !== 'image' && base.kind !== 'not-in-catalog')) continue;
      const reference = parseReference(base.reference);
      if ('error' in reference || reference.digest !== undefined || reference.tag === undefined) continue;
      if (base.kind === 'image' && isOver(base.image, inspection.today)) continue;
      yield {
        span,
        stage,
        certainty: 'certain',
        message: `\`${base.reference}\` is not pinned by digest: what it stands for can change between two builds.`,
        remedy:
          'If builds have to be repeatable, add `@sha256:…` of the image you tested, and let a bot keep it fresh.',
      };
    }
  },
});

/** A digest of an image that gets no fixes any more is no advice to give. */
function isOver({ facts }: CatalogImage, today: string): boolean {
  const ends = valueOf(facts.supportEnds);
  const retired = valueOf(facts.retired);
  return (ends !== undefined && ends.date <= today) || (retired !== undefined && retired !== 'none');
}
