import { isRoot } from '../account/account';
import type { Catalog, CatalogImage } from '../catalog/image';
import { sizeOn } from '../catalog/size';
import { baseName } from '../path/path';
import { isCurrent } from './recipes/recipe';

/** Other variants of the same repository. */
export function siblingsOf(image: CatalogImage, catalog: Catalog): readonly CatalogImage[] {
  const repository = repositoryOf(image);
  return catalog.images.filter((other) => other.id !== image.id && repositoryOf(other) === repository);
}

function repositoryOf({ reference, family }: CatalogImage): string {
  const name = baseName(reference);
  const colon = name.indexOf(':');
  return `${family} ${colon === -1 ? reference : reference.slice(0, reference.length - name.length + colon)}`;
}

const mostAlternatives = 6;

/**
 * Images of other families for the same job, still made, one a family: same purpose, language and C library.
 * The closest first, among equals the smallest; where the size is not known, after those where it is.
 */
export function alternativesTo(image: CatalogImage, catalog: Catalog): readonly CatalogImage[] {
  const wanted = jobOf(image);
  if (wanted === undefined) return [];
  const found = new Map<string, CatalogImage>();
  for (const other of catalog.images) {
    if (other.family === image.family || !isCurrent(other) || jobOf(other) !== wanted) continue;
    const before = found.get(other.family);
    if (before === undefined || isCloser(other, before, image)) found.set(other.family, other);
  }
  return [...found.values()]
    .sort((a, b) => closeness(b, image) - closeness(a, image) || sizeOf(a) - sizeOf(b))
    .slice(0, mostAlternatives);
}

/** What an image is taken for; undefined where not enough is known to compare. */
function jobOf({ facts }: CatalogImage): string | undefined {
  const { purpose, language, libc } = facts;
  if (!purpose.known || !language.known || !libc.known || purpose.value === 'application') return undefined;
  const name = language.value === 'none' ? 'none' : language.value.name;
  return `${purpose.value} ${name} ${libc.value.family}`;
}

/** Closer is: the same version of the language, then the same answer to "is there a shell", then not root. */
function isCloser(candidate: CatalogImage, before: CatalogImage, image: CatalogImage): boolean {
  return closeness(candidate, image) > closeness(before, image);
}

function closeness({ facts }: CatalogImage, image: CatalogImage): number {
  const major = (of: CatalogImage['facts']) =>
    of.language.known && of.language.value !== 'none' ? of.language.value.version?.split('.')[0] : undefined;
  const shell = (of: CatalogImage['facts']) => (of.shell.known ? of.shell.value !== 'none' : undefined);
  const isNotRoot = facts.user.known && !isRoot(facts.user.value);
  return (
    (major(facts) === major(image.facts) ? 4 : 0) +
    (shell(facts) === shell(image.facts) ? 2 : 0) +
    (isNotRoot ? 1 : 0)
  );
}

function sizeOf(image: CatalogImage): number {
  return sizeOn(image, 'linux/amd64')?.bytes ?? Number.MAX_SAFE_INTEGER;
}
