import { defineCheck } from './check';
import { factsOf, sourcesOf } from './facts';

export const wellFormedLinks = defineCheck({
  id: 'well-formed-links',
  holds:
    'every link is an https address without blanks or placeholders, and none is to a whole repository at a commit',
  run: ({ catalog }) =>
    catalog.images.flatMap((image) =>
      factsOf(image).flatMap(({ facet, fact }) =>
        sourcesOf(fact).flatMap((source) =>
          source.kind !== 'document'
            ? []
            : !isGoodLink(source.url)
              ? [{ where: `${image.id} ${facet}`, what: `\`${source.url}\` is no good link` }]
              : isWholeRepository(source.url)
                ? [
                    {
                      where: `${image.id} ${facet}`,
                      what: `\`${source.url}\` is a whole repository; cite the file that says so`,
                    },
                  ]
                : [],
        ),
      ),
    ),
});

export function isGoodLink(url: string): boolean {
  return /^https:\/\/[^\s<>{}*…]+$/.test(url) && URL.canParse(url);
}

/** Whoever follows such a link to see a fact has all files to look through. */
export function isWholeRepository(url: string): boolean {
  return /^https:\/\/github\.com\/[^/]+\/[^/#]+(?:\/tree\/[^/#]+)?\/?$/.test(url);
}
