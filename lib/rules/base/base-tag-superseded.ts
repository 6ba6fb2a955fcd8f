import { lastDayOf } from '../../catalog/life';
import { type Superseded, supersededIn } from '../../catalog/superseded';
import { sourceOfCommit } from '../../catalog/tags';
import { daysBetween } from '../../fact/date';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { nameAndTag } from '../../reference/reference';
import { defineRule } from '../rule';
import { type NamedBase, namedBases } from './references';

/** People who move their tags with every release are some weeks behind. */
const fresh = 180;

export default defineRule({
  id: 'base-tag-superseded',
  severity: 'warning',
  consequence: 'choice-of-base',
  title: 'Full version that is no longer rebuilt',
  why: 'An official image is rebuilt under a full version, such as `python:3.12.7`, until the next one takes its place. From that day on the tag stands still: it gets neither the fixes of the program nor those of the distribution below.',
  remedy: 'Move to the newest version of the same line, and let a bot keep it fresh.',
  symptoms: [],
  references: [
    {
      title: 'Docker Official Images: what “supported” means',
      url: 'https://github.com/docker-library/faq/blob/6e3dfac07af77b4a71c9d99e6ba1c47d2f972c0b/README.md#what-do-you-mean-by-supported',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A version of two years ago',
        dockerfile: 'FROM [|python:3.12.7-alpine|]\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
    ],
    good: [
      {
        title: 'The line, which is rebuilt',
        dockerfile: 'FROM python:3.12-alpine\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
      {
        title: 'A version of which nothing is known',
        dockerfile: 'FROM python:3.14.99-slim\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const named of namedBases(inspection)) {
      const found = foundIn(named, inspection);
      if (found === undefined || hasEnded(named, inspection)) continue;
      const { reference, version, by, line } = found;
      const { since, below } = { since: version.until, below: endedBelow(named, inspection) };
      const old = below !== undefined || daysBetween(since, inspection.today) >= fresh;
      const weighs = named.isFinal && old;
      yield {
        span: named.span,
        stage: named.stage,
        certainty: 'certain',
        severity: weighs ? 'warning' : 'info',
        ...(weighs && {
          consequence: 'risk' as const,
          weighs: { kind: 'no-fixes' as const, ships: true, reference, since },
        }),
        message: `\`${reference}\` is no longer rebuilt since ${since}, when \`${by}\` took its place: it has no fixes since${below === undefined ? '' : `, and ${below}`}.`,
        remedy: `Move to the newest version of the same line${line === undefined ? '' : `, or to \`${nameAndTag(reference)[0]}:${line.tag}\`, which is rebuilt`}.`,
        evidence: [
          { text: `\`${version.version}\` was listed until ${since}.`, source: sourceOfCommit(version) },
        ],
      };
    }
  },
});

function foundIn(
  { base }: NamedBase,
  { catalog, today }: Inspection,
): (Superseded & { readonly reference: string }) | undefined {
  if (base.kind !== 'image' && base.kind !== 'not-in-catalog' && base.kind !== 'tag-unknown')
    return undefined;
  const found = catalog.tags && supersededIn(base.reference, catalog.tags, today);
  return found && { ...found, reference: base.reference };
}

/** The program itself, or all builds of it, have ended: base-end-of-life and base-retired say so. */
function hasEnded({ base }: NamedBase, { today }: Inspection): boolean {
  if (base.kind !== 'image') return false;
  const ends = lastDayOf(base.image.facts.supportEnds);
  const retired = presentIn(base.image.facts.retired);
  const isOver = ends !== undefined && ends.date <= today && ends.of !== 'distribution';
  return isOver || retired !== undefined;
}

/** "Alpine 3.20 ended on 2026-04-01": the distribution the version stood on last. */
function endedBelow({ base }: NamedBase, { catalog, today }: Inspection): string | undefined {
  const upstream = base.kind === 'image' ? presentIn(base.image.facts.upstream) : undefined;
  if (!upstream || upstream.release === undefined) return undefined;
  const release = catalog.releases?.find(upstream.distribution, upstream.release);
  const ends = release?.extended?.ends ?? release?.ends;
  if (typeof ends !== 'string' || ends > today) return undefined;
  const name = catalog.releases?.product(upstream.distribution)?.name ?? upstream.distribution;
  return `${name} ${upstream.release}, on which it stands, ended on ${ends}`;
}
