import type { Catalog, CatalogImage } from '../catalog/image';
import { isServedBy } from '../reference/platform';
import { defineDetector, no, notKnownFit, withChanges, yes } from './requirement';

const notKnown = notKnownFit('its platforms are not known');

/** The platform the image is built for. */
export default defineDetector({
  id: 'platform',
  title: 'Platform',
  description: 'The base must be published for the platform that is built.',
  *detect({ catalog, graph, target }) {
    if (!target) return;
    const platform = target.stage.platform ?? graph.options.platform;
    const served = servedFor(catalog, platform);
    const missing = no(`it is not published for ${platform}`);
    const current = target.image?.id;
    // `arm64v8/alpine` says it by its name; what stands there instead has to be told.
    const isNamed = target.stage.platform !== undefined && platform !== graph.options.platform;
    const fit =
      isNamed && target.stage.from.platform === undefined
        ? withChanges(`the name of the base sets the platform: write \`--platform=${platform}\` in FROM`)
        : yes;
    yield {
      kind: 'platform',
      value: platform,
      certainty: 'certain',
      because: [
        {
          text: target.stage.platform ? 'FROM names it' : 'the build is for it',
          span: target.stage.from.span,
        },
      ],
      looksAt: ['platforms', 'family'],
      meets: (image) => {
        if (image.id === current) return yes;
        if (served.has(image)) return fit;
        if (image.facts.platforms.known) return missing;
        return isServedLikeAll(catalog, image, served) ? fit : notKnown;
      },
    };
  },
});

/** What every image of a family is published for that is known, one of which nothing is known is too. */
function isServedLikeAll(catalog: Catalog, image: CatalogImage, served: ReadonlySet<CatalogImage>): boolean {
  const entries = catalog.images.filter(
    ({ facts, family }) => family === image.family && facts.platforms.known,
  );
  return entries.length > 0 && entries.every((entry) => served.has(entry));
}

const servedImages = new WeakMap<Catalog, Map<string, ReadonlySet<CatalogImage>>>();
/** Anybody may ask for any platform: what is remembered has an end. */
const mostPlatforms = 50;

/** The images of a catalog that are published for a platform; remembered, since every report asks again. */
function servedFor(catalog: Catalog, platform: string): ReadonlySet<CatalogImage> {
  const known = servedImages.get(catalog) ?? new Map<string, ReadonlySet<CatalogImage>>();
  servedImages.set(catalog, known);
  const before = known.get(platform);
  if (before) return before;
  const served = new Set(catalog.images.filter((image) => isServed(image, platform)));
  if (known.size >= mostPlatforms) known.clear();
  known.set(platform, served);
  return served;
}

function isServed({ facts, id }: CatalogImage, platform: string): boolean {
  if (id === 'scratch') return true;
  return (
    facts.platforms.known &&
    facts.platforms.value.some((each) => each === 'any' || isServedBy(platform, each))
  );
}
