import type { Entry, Root } from '../observer';

/** Everything that is there, as it is found under its path. */
export function entriesOf(root: Root): readonly Entry[] {
  const paths: string[] = [];
  root.each(({ path }) => paths.push(path));
  return paths.map((path) => {
    const entry = root.at(path);
    if (entry?.path !== path) throw new Error(`${path} is there, and not found.`);
    return entry;
  });
}
