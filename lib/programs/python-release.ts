import type { Moment } from '../contents/contents';
import { presentIn } from '../fact/fact';
import { isInstalled, packagesAt } from './packages';

/**
 * The release of Python that `python3` is at a moment: that of an image of Python, else of the package that is installed.
 * What a distribution packs tells which: the soname of its library, or the one package with the release in its name.
 */
export function pythonReleaseAt(moment: Moment): string | undefined {
  const { image } = moment.view;
  const own =
    image?.traits.ownLanguage?.name === 'python' ? presentIn(image.facts.language)?.version : undefined;
  if (own !== undefined) return /^3\.\d+/.exec(own)?.[0];
  if (!isInstalled(moment, 'python3')) return undefined;
  const packages = packagesAt(moment.view);
  const upstream = image && presentIn(image.facts.upstream);
  // Of a release that nobody has looked through the packages of another one stand in.
  if (packages?.table.releases?.includes(upstream?.release ?? '') !== true) return undefined;
  const libraries = packages.bringing('python3', false)?.libraries ?? [];
  for (const library of libraries) {
    const release = /^libpython(3\.\d+)\.so/.exec(library)?.[1];
    if (release !== undefined) return release;
  }
  const packed = releases.filter((release) => packages.finds(`python${release}-minimal`));
  return packed.length === 1 ? packed[0] : undefined;
}

/** From the oldest that a release of a distribution still packs to those to come. */
const releases: readonly string[] = Array.from({ length: 20 }, (_, index) => `3.${index + 6}`);
