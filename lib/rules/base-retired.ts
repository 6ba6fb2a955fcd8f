import { valueOf } from '../fact/fact';
import { fromFact } from './evidence';
import { namedBases } from './references';
import { defineRule } from './rule';

export default defineRule({
  id: 'base-retired',
  severity: 'warning',
  consequence: 'choice-of-base',
  title: 'Base moved or withdrawn',
  why: 'The publisher has moved this image elsewhere or stopped building it. What you pull is the last state it had, without fixes since, and the tag may vanish.',
  remedy: 'Use the successor that the publisher names, or another maintained base.',
  symptoms: ['manifest unknown', 'Error response from daemon: manifest for … not found'],
  references: [{ title: 'Deprecated official images', url: 'https://hub.docker.com/_/openjdk' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A repository that was given up',
        dockerfile: 'FROM [|openjdk:17-slim|]\nUSER 1000\nCMD ["java", "-version"]\n',
      },
    ],
    good: [
      {
        title: 'Its successor',
        dockerfile: 'FROM eclipse-temurin:21-jre\nUSER 1000\nCMD ["java", "-version"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span } of namedBases(inspection)) {
      if (base.kind !== 'image') continue;
      const retired = valueOf(base.image.facts.retired);
      const ends = valueOf(base.image.facts.supportEnds);
      const reportedAsEnded = ends !== undefined && ends.date <= inspection.today;
      if (retired === undefined || retired === 'none' || reportedAsEnded) continue;
      const successor = retired.successor;
      yield {
        span,
        stage,
        certainty: 'certain',
        message: `\`${base.reference}\`: ${retired.how.replace(/\.$/, '')}, since ${retired.since}. It gets no fixes and may vanish.`,
        remedy:
          successor === undefined
            ? 'Move to a maintained base; the images below that run this program are the candidates.'
            : `Use \`${successor}\` instead.`,
        evidence: [
          fromFact(
            `${base.image.reference}: ${retired.how}, since ${retired.since}.`,
            base.image.facts.retired,
          ),
        ],
      };
    }
  },
});
