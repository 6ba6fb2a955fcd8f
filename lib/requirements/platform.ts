import type { Catalog, CatalogImage } from '../catalog/image';
import { isServedBy } from '../reference/platform';
import { defineDetector, no, notKnownFit, withChanges, yes } from './requirement';

const notKnown = notKnownFit({ code: 'platforms-not-known' });

/** The platform the image is built for. */
export default defineDetector({
  id: 'platform',
  description: 'The base must be published for the platform that is built.',
  examples: [
    {
      title: 'Built for another platform',
      dockerfile: `FROM --platform=linux/s390x debian:trixie-slim
COPY report /usr/local/bin/report
CMD ["report"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'alpine:3.24': 'yes',
        scratch: 'yes',
        'cgr.dev/chainguard/wolfi-base:latest': 'no',
      },
    },
    {
      title: 'The name of the base sets the platform',
      dockerfile: `FROM arm64v8/alpine:3.24
RUN apk add --no-cache mosquitto
CMD ["mosquitto"]
`,
      fits: {
        'arm64v8/alpine:3.24': 'yes',
        'debian:trixie-slim': 'with-changes',
        'cgr.dev/chainguard/wolfi-base:latest': 'with-changes',
      },
    },
  ],
  *detect({ catalog, graph, target }) {
    if (!target) return;
    const platform = target.stage.platform ?? graph.options.platform;
    const { families, images: served } = servedFor(catalog, platform);
    const missing = no({ code: 'platform-missing', platform });
    const current = target.image?.id;
    // `arm64v8/alpine` says it by its name; what stands there instead has to be told.
    const isNamed = target.stage.platform !== undefined && platform !== graph.options.platform;
    const fit =
      isNamed && target.stage.from.platform === undefined
        ? withChanges({ code: 'platform-of-name', platform })
        : yes;
    yield {
      kind: 'platform',
      value: { code: 'named', name: platform },
      certainty: 'certain',
      because: [
        {
          reason: { code: target.stage.platform ? 'platform-of-from' : 'platform-of-build' },
          span: target.stage.from.span,
        },
      ],
      looksAt: ['platforms', 'family'],
      meets: (image) => {
        if (image.id === current) return yes;
        if (served.has(image)) return fit;
        if (image.facts.platforms.known) return missing;
        return families.has(image.family) ? fit : notKnown;
      },
    };
  },
});

type Served = {
  readonly images: ReadonlySet<CatalogImage>;
  /** What every image of a family is published for that is known, one of which nothing is known is too. */
  readonly families: ReadonlySet<string>;
};

const servedImages = new WeakMap<Catalog, Map<string, Served>>();
/** Anybody may ask for any platform: what is remembered has an end. */
const mostPlatforms = 50;

/** The images of a catalog that are published for a platform; remembered, since every report asks again. */
function servedFor(catalog: Catalog, platform: string): Served {
  const known = servedImages.get(catalog) ?? new Map<string, Served>();
  servedImages.set(catalog, known);
  const before = known.get(platform);
  if (before) return before;
  const images = new Set(catalog.images.filter((image) => isServed(image, platform)));
  const told = catalog.images.filter(({ facts }) => facts.platforms.known);
  const families = new Set(told.map(({ family }) => family));
  for (const image of told) if (!images.has(image)) families.delete(image.family);
  const served = { images, families };
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
