import type { CatalogImage } from '../catalog/image';
import { endOf } from '../catalog/life';
import type { Verdict } from '../report/report';
import type { Requirement } from '../requirements/requirement';
import { capital } from '../text/capital';
import { withShortWords } from '../text/shorten';
import type { Span } from '../text/span';
import { fitClause } from '../words/fit';
import { needClause } from '../words/need';
import { lasting, verdictOf } from './verdict';
import { gravity } from './weigh';

/** Whether an image meets all requirements, with what stands in the way and where. */
export type Fitting = {
  readonly image: CatalogImage;
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
  readonly hazards: readonly { readonly text: string; readonly span: Span | undefined }[];
};

/**
 * Joins the answers to all requirements: the gravest decides; a merely possible need is a hazard, not a verdict. What
 * gets no more fixes on the day is marked so.
 */
export function fitOf(image: CatalogImage, requirements: readonly Requirement[], today: string): Fitting {
  let worst = 0;
  const reasons: { text: string; gravity: number }[] = [];
  const hazards: { text: string; span: Span | undefined; gravity: number }[] = [];
  for (const requirement of requirements) {
    const fit = requirement.meets(image);
    if (fit.answer === 'yes') continue;
    const { answer } = fit;
    const clause = withShortWords(fitClause(fit.reason));
    const [place] = requirement.because;
    const span = place?.span;
    if (requirement.certainty === 'possible') {
      if (answer !== 'not-known')
        hazards.push({
          text: `${clause}, ${place ? withShortWords(needClause(place.reason)) : 'if it is needed'}`,
          span,
          gravity: 0,
        });
      continue;
    }
    worst = Math.max(worst, gravity[answer]);
    reasons.push({ text: clause, gravity: gravity[answer] });
    if (answer !== 'not-known') hazards.push({ text: clause, span, gravity: gravity[answer] });
  }
  const texts = reasons.sort((a, b) => b.gravity - a.gravity).map(({ text }) => text);
  const verdict = verdictOf(worst);
  const end = endOf(image, today);
  if (end !== undefined) texts.unshift(`gets no more fixes: ${end}`);
  return {
    image,
    verdict: lasting(verdict, end !== undefined),
    reasons:
      texts.length > 0 ? [...new Set(texts)].map(capital) : ['Has everything the file is known to need'],
    hazards: hazards.sort((a, b) => b.gravity - a.gravity).map(({ text, span }) => ({ text, span })),
  };
}
