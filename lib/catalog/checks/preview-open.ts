import { presentIn } from '../../fact/fact';
import { parseReference } from '../../reference/reference';
import type { CatalogImage } from '../image';
import { lastDayOf } from '../life';
import { isPreview } from '../support-end';
import type { Problem } from './check';
import { defineCheck } from './check';

/** The date of what it is built on, or of the release it becomes, would promise fixes that nobody makes. */
export const previewOpen = defineCheck({
  id: 'preview-open',
  holds: 'no preview is said to be supported until a day',
  run: ({ catalog }) => catalog.images.flatMap(problemsOf),
});

function problemsOf({ id, reference, facts }: CatalogImage): readonly Problem[] {
  const parsed = parseReference(reference);
  const tag = 'tag' in parsed ? parsed.tag : undefined;
  const version = presentIn(facts.language)?.version;
  const marked = [tag, version].find((each) => each !== undefined && isPreview(each));
  return marked !== undefined && lastDayOf(facts.supportEnds) !== undefined
    ? [{ where: `${id} supportEnds`, what: `\`${marked}\` is a preview, and is said to be supported` }]
    : [];
}
