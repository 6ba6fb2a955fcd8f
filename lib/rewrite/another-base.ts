import type { CatalogImage } from '../catalog/image';
import { lineOf } from '../recommend/likeness';
import { type Requirement, yes } from '../requirements/requirement';

/** What the program was made for the old base is told from where it comes. */
const ofThis: ReadonlySet<string> = new Set(['started-program', 'shared-base']);

/**
 * A need of the changed file, asked of its base as of any other: a file has no claim to what it says itself. What is not
 * known of an image is as in its twin; what the file was written for has what it needs, and what that never had the file
 * brings itself, on another release as well, as long as its lines stay in place and have no error where they stand.
 */
export function ofAnother(
  need: Requirement,
  image: CatalogImage | undefined,
  twin: CatalogImage | undefined,
  own: CatalogImage | undefined,
  isBringing: boolean,
): Requirement {
  if (image === undefined || image.id === own?.id) return need;
  const isOfOld = ofThis.has(need.kind);
  const kin = isBringing && own?.family === image.family ? own : undefined;
  return {
    ...need,
    meets: () => {
      const fit = need.meets(isOfOld ? image : asAnother(image));
      if (fit.answer === 'yes') return fit;
      if (kin !== undefined && isLacking(kin, need, image)) return yes;
      if (isOfOld || fit.answer !== 'not-known' || twin === undefined) return fit;
      return twin.id === own?.id ? yes : need.meets(twin);
    },
  };
}

/** Whether another release lacks it as well, or as little is known of one that is laid out alike. */
function isLacking(kin: CatalogImage, need: Requirement, image: CatalogImage): boolean {
  const { answer } = need.meets(asAnother(kin));
  return answer === 'not-known' ? lineOf(kin) === lineOf(image) : answer !== 'yes';
}

function asAnother(image: CatalogImage): CatalogImage {
  return { ...image, id: `another ${image.id}` };
}
