import type { Entry } from './family';
import type { GrammarContext, Meaning } from './grammar/grammar';
import { suiteOf } from './grammar/suites';
import { officialName } from './grammar/understand';
import type { Retired } from './image';

/**
 * A moving tag that has left the list of its repository, or a tag for a version whose line has: that gives way to the
 * next one while its line is listed. A tag that nobody listed goes with its line or its suite, the first of them.
 */
export function retirementOf(
  repository: string,
  tag: string,
  { line }: Meaning,
  { releases, tags, today }: GrammarContext,
): Entry<Retired> | undefined {
  const name = officialName(repository);
  if (name === undefined || tags.listed(name, tag, today) === true) return undefined;
  const last = tags.lastDay(name, tag);
  const suites = tag.split('-').filter((part) => suiteOf(part, releases)?.release !== undefined);
  const others = line === undefined ? suites : [line, ...(last === undefined ? suites : [])];
  const own = tags.removal(name, tag);
  const removals = own === undefined ? others.flatMap((each) => tags.removal(name, each) ?? []) : [own];
  const [first] = removals.filter(({ since }) => since <= today).sort((a, b) => (a.since < b.since ? -1 : 1));
  if (first === undefined) return undefined;
  const { since, source } = last ?? first;
  const value: Retired = { since, how: 'no longer rebuilt or listed as an official image' };
  return { value, source, retrieved: since };
}
