import type { ObservedPackage } from './observation';
import { isWord, stanzasOf } from './stanzas';

const fields = new Set(['Package', 'Status', 'Version', 'Architecture', 'Source']);
/** Third word of the status of a package whose files are there and set up. */
const installed = new Set(['installed', 'triggers-awaited', 'triggers-pending']);

/**
 * The installed packages of dpkg's status, or of one file of `status.d`, which need not say that they are installed;
 * undefined where it is no such text. https://manpages.debian.org/bookworm/dpkg/dpkg-query.1.en.html
 */
export function dpkgPackages(text: string): readonly ObservedPackage[] | undefined {
  const packages: ObservedPackage[] = [];
  for (const stanza of stanzasOf(text, fields)) {
    const [name, version] = [stanza.get('Package'), stanza.get('Version')];
    const state = stanza.get('Status')?.split(' ')[2];
    if (state !== undefined && !installed.has(state)) continue;
    if (!isWord(name) || !isWord(version)) return undefined;
    const [origin] = stanza.get('Source')?.split(' ') ?? [];
    const architecture = stanza.get('Architecture');
    packages.push({
      name,
      version,
      ...(isWord(origin) && origin !== name ? { origin } : {}),
      ...(isWord(architecture) ? { architecture } : {}),
    });
  }
  return packages;
}
