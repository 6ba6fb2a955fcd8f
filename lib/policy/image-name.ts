import { parseReference, type Reference } from '../reference/reference';

/** Whether a reference lies in a registry, or a folder of one: `docker.io/library`. */
export function isWithin({ registry, repository }: Reference, place: string): boolean {
  const name = `${registry}/${repository}`;
  return name === place || name.startsWith(`${place}/`);
}

/** Whether an image is meant by its name, with a tag or without, or by `folder/*`. */
export function isCalled(reference: Reference, name: string): boolean {
  if (name.endsWith('/*')) return isWithin(reference, folderOf(name));
  const meant = parseReference(name);
  if ('error' in meant) return false;
  const { registry, repository, tag, digest } = reference;
  if (meant.registry !== registry || meant.repository !== repository) return false;
  return meant.tag === undefined || meant.tag === (tag ?? (digest === undefined ? 'latest' : undefined));
}

/** With its registry: `bitnami/*` is `docker.io/bitnami`. */
function folderOf(pattern: string): string {
  const inside = '/a/a';
  const read = parseReference(`${pattern.slice(0, -'/*'.length)}${inside}`);
  if ('error' in read) return pattern;
  return `${read.registry}/${read.repository}`.slice(0, -inside.length);
}
