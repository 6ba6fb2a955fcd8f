import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { compareVersions } from '../contents/version';
import type { Installed } from './own-language';
import type { Placed } from './scene';
import { releaseOf } from './sibling';

/** With what the file installs on it. */
export function hasWhatItStarts(own: CatalogImage, { layout: { needs } }: Placed): boolean {
  return needs.every(({ kind, meets }) => kind !== 'runtime' || meets(own).answer === 'yes');
}

export function bringsLanguage({ image, layout: { language } }: Placed): boolean {
  return language !== undefined && productOf(image)?.name === language.language;
}

/** Of a release that runs what was written for the one that is installed. */
export function hasLanguage(image: CatalogImage, { language, version }: Installed): boolean {
  const has = releaseOf(image);
  if (has === undefined || /^(maven|gradle)$/.test(productOf(image)?.kind ?? '')) return false;
  if (version === undefined || has === version) return true;
  if (has.startsWith(`${version}.`) || version.startsWith(`${has}.`)) return true;
  return language === 'java' && compareVersions(has, version) > 0;
}

export function isOtherRelease({ image, layout: { language } }: Placed): boolean {
  if (language?.version === undefined) return false;
  const has = releaseOf(image);
  return has !== language.version && !language.version.startsWith(`${has}.`);
}
