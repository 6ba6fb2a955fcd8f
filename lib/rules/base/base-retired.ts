import type { Discontinued } from '../../catalog/image';
import { lastDayOf } from '../../catalog/life';
import { presentIn } from '../../fact/fact';
import { nameAndTag } from '../../reference/reference';
import { capital } from '../../text/capital';
import type { Span } from '../../text/span';
import { type EvidenceItem, fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';
import { namedBases } from './references';

export default defineRule({
  id: 'base-retired',
  severity: 'warning',
  consequence: 'risk',
  title: 'Base moved or withdrawn',
  why: 'The publisher has moved this image elsewhere or stopped building it. What you pull is the last state it had, without fixes since, and the tag may vanish.',
  remedy: 'Use the successor that the publisher names, or another maintained base.',
  symptoms: [
    'manifest unknown',
    'Error response from daemon: manifest for vault:latest not found: manifest unknown',
    'failed to resolve reference "docker.io/bitnami/redis:7.2": not found',
    'Error response from daemon: manifest for … not found',
  ],
  references: [{ title: 'Deprecated official images', url: 'https://hub.docker.com/_/openjdk' }],
  aliases: [],
  yieldsTo: ['base-end-of-life'],
  examples: {
    bad: [
      {
        title: 'Builds that ended',
        dockerfile:
          'FROM [|gcr.io/distroless/nodejs24-debian12:nonroot|]\nCOPY . /app\nCMD ["/app/server.js"]\n',
        fixed: 'FROM gcr.io/distroless/nodejs24-debian13:nonroot\nCOPY . /app\nCMD ["/app/server.js"]\n',
      },
      {
        title: 'An official image that is no more',
        dockerfile:
          'FROM [|java:8-jre-alpine|]\nCOPY app.jar /\nUSER 1000\nCMD ["java", "-jar", "/app.jar"]\n',
        fixed:
          'FROM eclipse-temurin:8-jre-alpine\nCOPY app.jar /\nUSER 1000\nCMD ["java", "-jar", "/app.jar"]\n',
      },
      {
        title: 'A tag that was deleted',
        dockerfile: 'FROM [|vault:latest|]\nCOPY vault.hcl /vault/config/\nCMD ["server"]\n',
      },
      {
        title: 'Tags that moved to another name',
        dockerfile: 'FROM [|bitnami/redis:7.2|]\nUSER 1001\nCMD ["redis-server"]\n',
        fixed: 'FROM bitnamilegacy/redis:7.2\nUSER 1001\nCMD ["redis-server"]\n',
      },
    ],
    good: [
      {
        title: 'The tag that is left',
        dockerfile: 'FROM bitnami/redis:latest\nUSER 1001\nCMD ["redis-server"]\n',
      },
      {
        title: 'Its successor',
        dockerfile: 'FROM eclipse-temurin:21-jre\nUSER 1000\nCMD ["java", "-version"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span, isFinal } of namedBases(inspection)) {
      if (base.kind === 'look-alike' && base.discontinued) {
        yield {
          ...ofDiscontinued(base.reference, base.because, base.discontinued, span, isFinal),
          stage,
          evidence: evidenceOf(base.because, base.source, base.discontinued),
        };
        continue;
      }
      if (base.kind !== 'image') continue;
      const retired = presentIn(base.image.facts.retired);
      if (retired === undefined) continue;
      const { how, since, successor } = retired;
      const ends = lastDayOf(base.image.facts.supportEnds);
      const reportedAsEnded = ends !== undefined && ends.date <= inspection.today;
      if (reportedAsEnded && successor === undefined) continue;
      yield {
        span,
        stage,
        certainty: 'certain',
        ...(!isFinal && { consequence: 'choice-of-base' as const }),
        weighs: { kind: 'no-fixes', ships: isFinal, reference: base.reference, since },
        message:
          successor === undefined
            ? `\`${base.reference}\` is ${how.replace(/\.$/, '')} since ${since}: it gets no fixes and may vanish.`
            : `\`${base.reference}\` is ${how.replace(/\.$/, '')} since ${since}; its publisher goes on with \`${successor}\`.`,
        remedy:
          successor === undefined
            ? 'Move to a base that is maintained, and test with that.'
            : `Move to \`${successor}\`, and build on the same release of the distribution.`,
        evidence: [
          fromFact(`\`${base.image.reference}\`: ${how}, since ${since}.`, base.image.facts.retired),
        ],
        ...(successor !== undefined && {
          fix: { safety: 'review' as const, edits: [{ span, newText: successor }] },
        }),
      };
    }
  },
});

/** Of a digest nobody said that it is deleted. */
function isGone(reference: string, gone: Discontinued['gone']): boolean {
  return gone !== undefined && !reference.includes('@');
}

function evidenceOf(because: string, source: string, { gone }: Discontinued): readonly EvidenceItem[] {
  const first = { text: `${capital(because)}.`, source };
  return gone === undefined ? [first] : [first, { text: `Seen since ${gone.since}.`, source: gone.source }];
}

/** A tag is deleted because its image is discontinued, or long before. */
function deletedWords(reference: string, because: string, gone: string, since: string): string {
  const [name, tag] = nameAndTag(reference);
  return `\`${name}:${tag || 'latest'}\` is gone since ${gone}${gone < since ? ', and' : ':'} ${because}`;
}

/** An official image that is discontinued as a whole, or a tag of a publisher that was deleted. */
function ofDiscontinued(
  reference: string,
  because: string,
  { gone, since, successor }: Discontinued,
  span: Span,
  isFinal: boolean,
): Reported {
  return {
    span,
    certainty: gone === undefined || reference.includes('@') ? 'certain' : 'likely',
    ...(isGone(reference, gone)
      ? { severity: 'error', consequence: 'will-not-build' }
      : {
          ...(!isFinal && { consequence: 'choice-of-base' }),
          weighs: { kind: 'no-fixes', ships: isFinal, reference, since },
        }),
    message: isGone(reference, gone)
      ? [
          deletedWords(reference, because, gone?.since ?? since, since),
          { more: '. It cannot be pulled any more, and the build stops here.' },
        ]
      : `\`${reference}\` gets no fixes and may vanish: ${because}.`,
    remedy:
      successor === undefined
        ? 'Move to a maintained image of the program, or install it on a maintained base.'
        : `Move to \`${successor}\`${successor.includes(':') ? '' : ', with a tag you have tested'}.`,
    ...(successor?.includes(':') === true && {
      fix: { safety: 'review', edits: [{ span, newText: successor }] },
    }),
  };
}
