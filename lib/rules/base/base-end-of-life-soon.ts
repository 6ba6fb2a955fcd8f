import { lastDayOf } from '../../catalog/life';
import { daysBetween } from '../../fact/date';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';
import { namedBases } from './references';

const days = 90;

export default defineRule({
  id: 'base-end-of-life-soon',
  severity: 'info',
  consequence: 'choice-of-base',
  title: 'Base soon out of support',
  why: `Within ${days} days this base gets its last security fix. Moving takes time to test, so it is worth planning now.`,
  remedy: 'Plan the move to the next supported release.',
  symptoms: [],
  references: [{ title: 'endoflife.date', url: 'https://endoflife.date/' }],
  aliases: [],
  examples: {
    bad: [],
    good: [
      {
        title: 'Years of support left',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span } of namedBases(inspection)) {
      const ends = base.kind === 'image' ? lastDayOf(base.image.facts.supportEnds) : undefined;
      if (base.kind !== 'image' || !ends || ends.date <= inspection.today) continue;
      const left = daysBetween(inspection.today, ends.date);
      if (left > days) continue;
      yield {
        span,
        stage,
        certainty: 'certain',
        message: `\`${base.reference}\` is supported for another ${left} ${left === 1 ? 'day' : 'days'}: ${ends.what} ends on ${ends.date}.`,
        remedy: 'Plan the move to the next supported release.',
        evidence: [fromFact(`Until ${ends.date}: ${ends.what}.`, base.image.facts.supportEnds)],
      };
    }
  },
});
