import type { Base } from '../bases/base';
import type { Libc } from '../catalog/image';
import { baseName } from '../path/path';
import { nameAndTag } from '../reference/reference';

/** Builders outside the catalog whose every tag stands on glibc, unless it says otherwise. */
const onGlibc =
  /^(docker\.io\/(library\/)?)?(haskell|dart|swift|ghcr\.io\/graalvm\/.*|container-registry\.oracle\.com\/graalvm\/.*|oven\/bun|denoland\/deno|crystallang\/crystal|elixir|erlang|julia|rocker\/.*|ocaml\/opam)$/;

/**
 * The C library of a builder that the catalog does not know, as its name tells it: `-alpine` is musl, the name of a
 * release of Debian, Ubuntu or Red Hat glibc. Which version is not said.
 */
export function libcOfBuilder(root: Base | undefined): Libc | undefined {
  if (root?.kind !== 'not-in-catalog' && root?.kind !== 'tag-unknown') return undefined;
  const [name, tag] = nameAndTag(root.reference);
  const words = `${baseName(name)} ${tag}`;
  if (/alpine|musl/.test(words)) return { family: 'musl' };
  const named =
    /(^|[^a-z])(bullseye|bookworm|trixie|debian|ubuntu|focal|jammy|noble|ubi\d*|ol\d|rockylinux|almalinux|fedora)([^a-z]|$)/;
  if (named.test(words)) return { family: 'glibc' };
  return isOnGlibc(name) && (tag === '' || /^[\d.]+|latest|stable|jdk|java/.test(tag))
    ? { family: 'glibc' }
    : undefined;
}

function isOnGlibc(name: string): boolean {
  return onGlibc.test(name) || (name.startsWith('quay.io/quarkus/') && /mandrel|graalvmce/.test(name));
}
