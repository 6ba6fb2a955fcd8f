import { hasEnded } from '../life';
import { defineCheck } from './check';

export const withdrawn = defineCheck({
  id: 'withdrawn',
  holds: 'an image whose tag has left its list for good is said to be withdrawn',
  run: ({ catalog }) =>
    catalog.images.flatMap((image) => {
      const [repository = '', tag] = image.reference.split(':');
      const spans = tag === undefined ? undefined : catalog.tags.history(repository)?.spans(tag);
      const until = spans?.at(-1)?.until;
      return until === undefined || hasEnded(image, until)
        ? []
        : [{ where: image.id, what: `its tag has left the list on ${until}` }];
    }),
});
