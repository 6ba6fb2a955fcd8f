import type { IsoDate } from '../fact/fact';
import { isReferenceError, parseReference } from '../reference/reference';
import { spokenSuite, upstreamOf } from './grammar/suites';
import { officialName } from './grammar/understand';
import { indexReleases, type Releases } from './releases';
import { canonicalRepository } from './repository';
import type { TagSpan } from './tag-history';
import { indexTags, sourceOfCommit, type Tags } from './tags';
import type { Upstream } from './values';

/** What a tag of an official image stood on, from its first day on. */
export type TagStory = {
  readonly repository: string;
  readonly tag: string;
  /** The last day the list of tags tells of. */
  readonly until: IsoDate;
  /** Whether it is on the list on that day. */
  readonly listed: boolean;
  /** In the order of time. */
  readonly chapters: readonly TagChapter[];
};

export type TagChapter = {
  readonly from: IsoDate;
  /** Undefined while it is listed still. */
  readonly until: IsoDate | undefined;
  /** Undefined where nobody knows, and for Windows. */
  readonly upstream: Upstream | undefined;
  /** "Debian 12 (bookworm)". */
  readonly name: string;
  /** "glibc 2.36". */
  readonly libc: string | undefined;
  /** The change to the list that ended it, or began it. */
  readonly source: string;
};

type Known = { readonly tags?: Tags; readonly releases?: Releases };

/** Undefined for images whose tags nobody has written down, for tags that never were, and for a digest alone. */
export function storyOf(catalog: Known, text: string, today: IsoDate): TagStory | undefined {
  const { tags = indexTags([]), releases = indexReleases([]) } = catalog;
  const reference = parseReference(text);
  if (isReferenceError(reference)) return undefined;
  if (reference.tag === undefined && reference.digest !== undefined) return undefined;
  const repository = officialName(canonicalRepository(reference));
  const tag = reference.tag ?? 'latest';
  const history = repository === undefined ? undefined : tags.history(repository);
  if (repository === undefined || history === undefined) return undefined;
  const spans = history.spans(tag).filter(({ from, until }) => from <= today && from !== until);
  if (spans.length === 0) return undefined;
  return {
    repository,
    tag,
    until: history.until,
    listed: spans.at(-1)?.until === undefined,
    chapters: spans.map((span) => chapterOf(span, releases)),
  };
}

function chapterOf(span: TagSpan, releases: Releases): TagChapter {
  const { from, until, distribution } = span;
  const upstream = upstreamOf(distribution);
  const libc = upstream?.release && releases.find(upstream.distribution, upstream.release)?.libc;
  const name = distribution === 'windows' ? 'Windows' : 'not known';
  return {
    from,
    until,
    upstream,
    name: upstream === undefined ? name : spokenSuite(upstream, releases),
    libc: libc ? `${libc.family} ${libc.version}` : undefined,
    source: sourceOfCommit(span),
  };
}

/** "It has gone from one distribution or release to another 3 times, from Debian 12 to Debian 13 on 2025-08-12 last." */
export function movesIn({ chapters, listed }: TagStory): string {
  const known = chapters.filter(({ upstream }) => upstream !== undefined);
  const moves = known.flatMap((chapter, at) => {
    const before = known[at - 1];
    return before === undefined || before.name === chapter.name ? [] : [{ before, chapter }];
  });
  const last = moves.at(-1);
  const end = listed ? '' : ` It is on the list no more since ${chapters.at(-1)?.until}.`;
  if (last === undefined) return `As far as it is known, it has stood on one release all the time.${end}`;
  const times = moves.length === 1 ? 'once' : `${moves.length} times, last`;
  return `It moved ${times}: from ${last.before.name} to ${last.chapter.name} on ${last.chapter.from}.${end}`;
}
