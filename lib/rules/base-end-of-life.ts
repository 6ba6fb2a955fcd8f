import { daysBetween } from '../fact/date';
import { valueOf } from '../fact/fact';
import { fromFact } from './evidence';
import { namedBases } from './references';
import { defineRule } from './rule';

export default defineRule({
  id: 'base-end-of-life',
  severity: 'warning',
  consequence: 'choice-of-base',
  title: 'Base out of support',
  why: 'A base that nobody supports any more gets no security fixes: every flaw found since stays in your image. Its package repositories move away or vanish, so that `apt-get update` fails one day as well.',
  remedy: 'Move to a supported release of the same base.',
  symptoms: ["E: The repository '… Release' does not have a Release file.", '404 Not Found'],
  references: [{ title: 'endoflife.date', url: 'https://endoflife.date/' }],
  aliases: [],
  examples: {
    bad: [
      { title: 'Go 1.17', dockerfile: 'FROM [|golang:1.17|]\nRUN go version\n' },
      {
        title: 'Builds that ended',
        dockerfile: 'FROM [|gcr.io/distroless/base-debian11|]\nUSER 65532\nCOPY app /app\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'A supported release',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span, isFinal } of namedBases(inspection)) {
      if (base.kind !== 'image') continue;
      const ends = valueOf(base.image.facts.supportEnds);
      if (!ends || ends.date > inspection.today) continue;
      const retired = valueOf(base.image.facts.retired);
      const gone = retired !== undefined && retired !== 'none' ? retired : undefined;
      const age = ageOf(daysBetween(ends.date, inspection.today));
      const justBuilt = !isFinal && daysBetween(ends.date, inspection.today) < 180;
      yield {
        span,
        stage,
        certainty: 'certain',
        ...(justBuilt && { severity: 'info' as const }),
        message:
          ends.of === 'image'
            ? `\`${base.reference}\` is no longer built since ${ends.date}, ${age} ago: it gets no security fixes.`
            : `\`${base.reference}\` is out of support: ${ends.what} ended on ${ends.date}, ${age} ago${gone ? `, and the tag is no longer rebuilt since ${gone.since}` : ''}. It gets no security fixes.`,
        remedy: 'Move to a supported release; the images below that run this program are the candidates.',
        evidence: [
          fromFact(`${ends.what}: until ${ends.date}.`, base.image.facts.supportEnds),
          ...(gone
            ? [
                fromFact(
                  `${base.image.reference}: ${gone.how} since ${gone.since}.`,
                  base.image.facts.retired,
                ),
              ]
            : []),
        ],
      };
    }
  },
});

/** "3 months", "2 years". */
function ageOf(days: number): string {
  if (days < 60) return `${days} days`;
  if (days < 730) return `${Math.round(days / 30.44)} months`;
  return `${Math.floor(days / 365.25)} years`;
}
