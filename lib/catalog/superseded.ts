import type { IsoDate } from '../fact/fact';
import { isReferenceError, parseReference } from '../reference/reference';
import { officialName } from './grammar/understand';
import { canonicalRepository } from './repository';
import type { TagVersion } from './tag-versions';
import type { Tags } from './tags';

/** A full version that another one took the place of: its tags are rebuilt no more. */
export type Superseded = {
  readonly version: TagVersion;
  readonly by: string;
  /** Of the same kind for the whole line, where that is listed: `python:3.12-slim` for `python:3.12.7-slim`. */
  readonly line: { readonly repository: string; readonly tag: string } | undefined;
};

/** Undefined where the tag of a reference is rebuilt, is for no full version, or nobody knows. */
export function supersededIn(text: string, tags: Tags, day: IsoDate): Superseded | undefined {
  const reference = parseReference(text);
  if (isReferenceError(reference) || reference.tag === undefined) return undefined;
  const repository = officialName(canonicalRepository(reference));
  if (repository === undefined) return undefined;
  const [written = '', ...kinds] = reference.tag.split('-');
  const version = tags.version(repository, written);
  if (version?.by === undefined || version.until > day) return undefined;
  const name = lineOf(repository, version.version, tags, day);
  const tag = name && [name, ...kinds].join('-');
  const isListed = tag !== undefined && tags.listed(repository, tag, day) === true;
  return { version, by: version.by, line: isListed ? { repository, tag } : undefined };
}

/** The line of a version, where its tag is known and still listed: `3.12` of `3.12.7`, `20` of `20.11.1`. */
function lineOf(repository: string, version: string, tags: Tags, day: IsoDate): string | undefined {
  const numbers = version.split(/[._]/);
  const names = [numbers.slice(0, 2).join('.'), numbers[0] ?? ''];
  return names.find((name) => name !== version && tags.listed(repository, name, day));
}

/** No line has had so many releases. */
const mostReleases = 200;

/**
 * The newest release of a line that took the place of another by a day, as its tags tell: `3.3.12` of `3.3`. What a tag
 * of the line holds is that one or a newer one. Undefined where nobody knows.
 */
export function newestOfLine(repository: string, line: string, tags: Tags, day: IsoDate): string | undefined {
  let newest: string | undefined;
  let at: string | undefined = [...line.split('.'), '0', '0'].slice(0, 3).join('.');
  for (let count = 0; at !== undefined && count < mostReleases; count += 1) {
    const version = tags.version(repository, at);
    if (version === undefined || version.until > day) break;
    at = version.by?.startsWith(`${line}.`) ? version.by : undefined;
    newest = at ?? newest;
  }
  return newest;
}
