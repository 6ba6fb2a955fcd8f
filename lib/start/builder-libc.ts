import type { Base } from '../bases/base';
import type { BuilderShelf } from '../catalog/builders';
import type { Libc } from '../catalog/image';
import { baseName } from '../path/path';
import { nameAndTag } from '../reference/reference';

/**
 * The C library of a builder that the catalog does not know, as its name tells it: `-alpine` is musl, the name of a
 * release of Debian, Ubuntu or Red Hat glibc. Which version is not said.
 */
export function libcOfBuilder(builders: BuilderShelf, root: Base | undefined): Libc | undefined {
  if (root?.kind !== 'not-in-catalog' && root?.kind !== 'tag-unknown') return undefined;
  const [name, tag] = nameAndTag(root.reference);
  const words = `${baseName(name)} ${tag}`;
  if (/alpine|musl/.test(words)) return { family: 'musl' };
  const named =
    /(^|[^a-z])(bullseye|bookworm|trixie|debian|ubuntu|focal|jammy|noble|ubi\d*|ol\d|rockylinux|almalinux|fedora)([^a-z]|$)/;
  if (named.test(words)) return { family: 'glibc' };
  const known = builders(name);
  return known && (tag === '' || /^[\d.]+|latest|stable|jdk|java/.test(tag)) ? { family: known } : undefined;
}
