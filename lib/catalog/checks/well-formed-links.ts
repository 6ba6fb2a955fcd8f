import { defineCheck } from './check';
import { factsOf, sourcesOf } from './facts';

export const wellFormedLinks = defineCheck({
  id: 'well-formed-links',
  holds: 'every link is an https address without blanks or placeholders',
  run: ({ catalog }) =>
    catalog.images.flatMap((image) =>
      factsOf(image).flatMap(({ facet, fact }) =>
        sourcesOf(fact).flatMap((source) =>
          source.kind === 'document' && !isGoodLink(source.url)
            ? [{ where: `${image.id} ${facet}`, what: `\`${source.url}\` is no good link` }]
            : [],
        ),
      ),
    ),
});

export function isGoodLink(url: string): boolean {
  return /^https:\/\/[^\s<>{}*…]+$/.test(url) && URL.canParse(url);
}
