import type { CatalogImage } from '../catalog/image';
import type { Requirement } from '../requirements/requirement';

/** 2: something is not known, beside the release, which is another one; 1: the program has to be linked otherwise, or may need what is missing. */
export function doubtsOf(image: CatalogImage, needs: readonly Requirement[]): 0 | 1 | 2 {
  let most: 0 | 1 = 0;
  for (const { certainty, kind, meets } of needs) {
    const fit = meets(image);
    const { answer } = fit;
    // What builds an environment moves along.
    if (fit.answer === 'yes' || fit.reason.code === 'python-elsewhere') continue;
    if (certainty === 'possible') most = 1;
    else if (answer === 'not-known' && kind !== 'runtime') return 2;
    else if (kind === 'libc') most = 1;
  }
  return most;
}
