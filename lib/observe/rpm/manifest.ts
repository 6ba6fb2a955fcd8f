import { linesOf } from '../bytes';
import type { ObservedPackage } from '../observation';
import { isWord, mostPackages } from '../stanzas';
import { nameOfSource } from './header';

const longest = 4096;
const columns = 10;

/**
 * The packages in a list that images without rpm's database have in its place, a line of ten columns for each: name,
 * version and release, times of installing and building, vendor, epoch, size, architecture, number of the epoch, source.
 * Undefined where it is none.
 */
export function manifestPackages(text: string): readonly ObservedPackage[] | undefined {
  const packages: ObservedPackage[] = [];
  for (const line of linesOf(text)) {
    if (line === '') continue;
    const fields = line.slice(0, longest).split('\t', columns);
    const [name, version, , , , , , architecture, epoch, source] = fields;
    if (!isWord(name) || !isWord(version) || fields.length < columns) return undefined;
    if (name === 'gpg-pubkey') continue;
    const origin = nameOfSource(source ?? '');
    packages.push({
      name,
      version: epoch === '0' || !isWord(epoch) ? version : `${epoch}:${version}`,
      ...(isWord(origin) && origin !== name ? { origin } : {}),
      ...(isWord(architecture) ? { architecture } : {}),
    });
    if (packages.length > mostPackages) break;
  }
  return packages;
}
