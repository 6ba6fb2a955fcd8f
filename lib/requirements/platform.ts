import { isServedBy } from '../reference/platform';
import { defineDetector, no, notKnownFit, yes } from './requirement';

/** The platform the image is built for. */
export default defineDetector({
  id: 'platform',
  title: 'Platform',
  description: 'The base must be published for the platform that is built.',
  *detect({ graph, target }) {
    if (!target) return;
    const platform = target.stage.platform ?? graph.options.platform;
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
      meets: (image) => {
        if (image.id === target.image?.id || image.id === 'scratch') return yes;
        if (!image.facts.platforms.known) return notKnownFit('its platforms are not known');
        const has = isPublishedFor(image.facts.platforms.value, platform);
        return has ? yes : no(`it is not published for ${platform}`);
      },
    };
  },
});

const published = new WeakMap<readonly string[], Map<string, boolean>>();

/** Whether a list of platforms has one that serves it; remembered, since every report asks again. */
function isPublishedFor(platforms: readonly string[], wanted: string): boolean {
  const known = published.get(platforms) ?? new Map<string, boolean>();
  published.set(platforms, known);
  const before = known.get(wanted);
  if (before !== undefined) return before;
  const has = platforms.some((each) => each === 'any' || isServedBy(wanted, each));
  known.set(wanted, has);
  return has;
}
