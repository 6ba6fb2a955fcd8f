import { defineDetector, no, notKnownFit, yes } from './requirement';

/** The platform the image is built for. */
export default defineDetector({
  id: 'platform',
  title: 'Platform',
  description: 'The base must be published for the platform that is built.',
  *detect({ graph, target }) {
    if (!target) return;
    const platform = target.stage.platform ?? graph.options.platform;
    const withoutVariant = platform.split('/').slice(0, 2).join('/');
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
        const { platforms } = image.facts;
        if (!platforms.known) return notKnownFit('its platforms are not known');
        const has = platforms.value.some(
          (each) => each === 'any' || each === platform || each.startsWith(withoutVariant),
        );
        return has ? yes : no(`it is not published for ${platform}`);
      },
    };
  },
});
