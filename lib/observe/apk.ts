import type { ObservedPackage } from './observation';
import { isWord, stanzasOf } from './stanzas';

const fields = new Set(['P', 'V', 'A', 'o']);

/**
 * The packages of apk's database of what is installed; undefined where it is none.
 * https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2
 */
export function apkPackages(text: string): readonly ObservedPackage[] | undefined {
  const packages: ObservedPackage[] = [];
  for (const stanza of stanzasOf(text, fields)) {
    const [name, version, architecture, origin] = ['P', 'V', 'A', 'o'].map((field) => stanza.get(field));
    if (!isWord(name) || !isWord(version)) return undefined;
    packages.push({
      name,
      version,
      ...(isWord(origin) && origin !== name ? { origin } : {}),
      ...(isWord(architecture) ? { architecture } : {}),
    });
  }
  return packages;
}
