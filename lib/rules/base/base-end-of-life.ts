import type { CatalogImage, SupportEnd } from '../../catalog/image';
import { lastDayOf } from '../../catalog/life';
import { daysBetween } from '../../fact/date';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';
import { namedBases } from './references';

export default defineRule({
  id: 'base-end-of-life',
  severity: 'warning',
  consequence: 'risk',
  title: 'Base out of support',
  why: 'A base that nobody supports any more gets no security fixes: every flaw found since stays in your image. Its package repositories move away or vanish, so that `apt-get update` fails one day as well.',
  remedy: 'Move to a supported release of the same base.',
  symptoms: ["E: The repository '… Release' does not have a Release file.", '404 Not Found'],
  references: [{ title: 'endoflife.date', url: 'https://endoflife.date/' }],
  aliases: [],
  yieldsTo: ['base-tag-superseded'],
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
      const { facts } = base.image;
      const ends = lastDayOf(facts.supportEnds);
      if (!ends || ends.date > inspection.today) continue;
      const retired = presentIn(facts.retired);
      const below = endedDistribution(base.image, inspection);
      // That the publisher goes on elsewhere is what base-retired says.
      if (ends.of === 'image' && retired?.successor !== undefined && below === undefined) continue;
      const days = daysBetween(ends.date, inspection.today);
      yield {
        span,
        stage,
        certainty: 'certain',
        ...(!isFinal && { consequence: 'choice-of-base' as const }),
        ...(!isFinal && days < 180
          ? { severity: 'info' as const }
          : {
              weighs: {
                kind: 'no-fixes' as const,
                ships: isFinal,
                reference: base.reference,
                since: ends.date,
              },
            }),
        message: `${sentence(base.reference, ends, ageOf(days), retired?.since, below)} It gets no security fixes.`,
        remedy:
          retired?.successor !== undefined
            ? `Move to \`${retired.successor}\`, with which its publisher goes on, and build on the same release of the distribution.`
            : isFinal
              ? 'Move to a release of it that is supported, and test with that.'
              : 'Build with a supported release of it.',
        ...(retired?.successor !== undefined && {
          fix: { safety: 'review' as const, edits: [{ span, newText: retired.successor }] },
        }),
        evidence: [
          fromFact(`Until ${ends.date}: ${ends.what}.`, facts.supportEnds),
          ...(retired
            ? [fromFact(`\`${base.image.reference}\`: ${retired.how} since ${retired.since}.`, facts.retired)]
            : []),
        ],
      };
    }
  },
});

/** "Debian 11 ended on 2026-08-31", where the distribution of an image that is no longer built has ended as well. */
function endedDistribution({ facts }: CatalogImage, { catalog, today }: Inspection): string | undefined {
  const upstream = presentIn(facts.upstream);
  if (!upstream || upstream.release === undefined) return undefined;
  const release = catalog.releases?.find(upstream.distribution, upstream.release);
  const ends = release?.extended?.ends ?? release?.ends;
  if (typeof ends !== 'string' || ends > today) return undefined;
  const name = catalog.releases?.product(upstream.distribution)?.name ?? upstream.distribution;
  return `${name} ${upstream.release} ended on ${ends}`;
}

function sentence(
  reference: string,
  ends: SupportEnd,
  age: string,
  gone: string | undefined,
  below: string | undefined,
): string {
  if (ends.of === 'image') {
    const also = below === undefined ? '' : `, and ${below}`;
    return `\`${reference}\` is no longer built since ${ends.date}, ${age} ago${also}.`;
  }
  const also = gone === undefined ? '' : `, and the tag is no longer rebuilt since ${gone}`;
  return `\`${reference}\` is out of support: ${ends.what} ended on ${ends.date}, ${age} ago${also}.`;
}

/** "3 months", "2 years". */
function ageOf(days: number): string {
  if (days < 60) return `${days} days`;
  if (days < 730) return `${Math.round(days / 30.44)} months`;
  return `${Math.floor(days / 365.25)} years`;
}
