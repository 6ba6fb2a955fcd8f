import type { Archive } from './archive';

/**
 * Everything apt installs for a package: the first alternative of each dependency that exists, unless another is there
 * already (`present`). A name that only others provide brings the required one of them, or each if they are few: which
 * one comes is not certain. Without `present` only what comes for certain counts.
 */
export function closureOf(
  archive: Archive,
  names: Iterable<string>,
  withRecommended: boolean,
  present?: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...names];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entry = archive.packages.get(at);
    if (entry === undefined || found.has(at)) continue;
    found.add(at);
    for (const group of withRecommended ? [...entry.depends, ...entry.recommends] : entry.depends)
      open.push(...chosen(archive, group, present));
  }
  return found;
}

/** Beyond this a name stands for a kind of thing, such as any mail server or any web browser. */
const mostProviders = 4;

function chosen(
  archive: Archive,
  group: readonly string[],
  present: ReadonlySet<string> | undefined,
): readonly string[] {
  const candidates = group.flatMap((name) => [name, ...(archive.providers.get(name) ?? [])]);
  const there = candidates.find((name) => present?.has(name));
  if (there !== undefined) return [there];
  const required = candidates.find((name) => archive.packages.get(name)?.required === true);
  if (required !== undefined) return [required];
  if (present === undefined && candidates.filter((name) => archive.packages.has(name)).length > 1) return [];
  for (const name of group) {
    if (archive.packages.has(name)) return [name];
    const providers = archive.providers.get(name);
    if (providers !== undefined) return providers.length <= mostProviders ? providers : [];
  }
  return [];
}
