import { type Base, referenceOf } from '../../bases/base';
import type { CatalogImage } from '../../catalog/image';
import { lastDayOf } from '../../catalog/life';
import { supersededIn } from '../../catalog/superseded';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { parseReference } from '../../reference/reference';
import { defineRule } from '../rule';
import { namedBases } from './references';

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
  yieldsTo: ['policy-digest-missing', 'base-tag-floating', 'base-not-official', 'base-retired'],
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
    const unpinned = namedBases(inspection).filter(({ base }) => isUnpinned(base, inspection));
    const final = unpinned.find(({ isFinal }) => isFinal);
    if (!final) return;
    const others = unpinned.filter(({ isFinal }) => !isFinal);
    const count = others.length === 1 ? 'One other base is' : `${others.length} other bases are`;
    const more = others.length === 0 ? '' : ` ${count} not pinned either.`;
    yield {
      span: final.span,
      stage: final.stage,
      certainty: 'certain',
      message: `\`${referenceOf(final.base)}\` is not pinned by digest: what it stands for can change between two builds.${more}`,
      remedy:
        'If builds have to be repeatable, add `@sha256:…` of the image you tested, and let a bot keep it fresh.',
      evidence: others
        .slice(0, mostNamed)
        .map(({ base, span }) => ({ text: `\`${referenceOf(base)}\` has no digest either.`, span })),
    };
  },
});

const mostNamed = 20;

function isUnpinned(base: Base, { catalog, today }: Inspection): boolean {
  if (base.kind !== 'image' && base.kind !== 'not-in-catalog') return false;
  const reference = parseReference(base.reference);
  if ('error' in reference || reference.digest !== undefined || reference.tag === undefined) return false;
  // A version whose successor is out stands still.
  if (catalog.tags && supersededIn(base.reference, catalog.tags, today) !== undefined) return false;
  return base.kind !== 'image' || !isOver(base.image, today);
}

/** A digest of an image that gets no fixes any more is no advice to give. */
function isOver({ facts }: CatalogImage, today: string): boolean {
  const ends = lastDayOf(facts.supportEnds);
  const retired = presentIn(facts.retired);
  return (ends !== undefined && ends.date <= today) || retired !== undefined;
}
