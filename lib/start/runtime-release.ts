import type { RuntimeOptionTable } from '../catalog/runtime-options';
import type { Moment } from '../contents/contents';
import { presentIn } from '../fact/fact';
import { installedPackages } from '../programs/packages';
import { languageOfImage } from './runtime';

/** The release of a runtime in a stage: that of its image, else of the one package that names it. */
export function runtimeReleaseAt(
  moment: Moment,
  { language, others = [], packages = [], servers = [] }: RuntimeOptionTable,
): string | undefined {
  const { image } = moment.view;
  const own = image && languageOfImage(image);
  const { vendor } = (image && presentIn(image.facts.language)) ?? {};
  if (vendor !== undefined && others.includes(vendor)) return undefined;
  const found = new Set<string>();
  if (own?.name === language && own.version !== undefined) found.add(own.version);
  // Images of servers have it in their tags: `10-jdk21`, `12.1-jre17-alpine`.
  const isServer = servers.some((each) => each.language === own?.name);
  const inTag = isServer ? /[:-](?:jdk|jre)(\d+)/.exec(image?.reference ?? '')?.[1] : undefined;
  if (inTag !== undefined) found.add(inTag);
  for (const name of installedPackages(moment)) {
    for (const prefix of packages) {
      const release = name.startsWith(prefix) ? /^\d+/.exec(name.slice(prefix.length))?.[0] : undefined;
      // Java 8 goes by `1.8.0` there.
      if (release !== undefined) found.add(release === '1' ? '8' : release);
    }
  }
  const [only, another] = found;
  return another === undefined || only === undefined ? only : undefined;
}
