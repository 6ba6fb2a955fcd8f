import { spanOn, type TagSpan } from '../tag-history';
import { sourceOfCommit } from '../tags';
import type { Upstream } from '../values';
import type { GrammarContext, Meaning, NoMeaning } from './grammar';
import { grammarFor } from './index';
import { otherOfficial } from './other-official';
import { spokenSuite, upstreamOf } from './suites';

const official = 'docker.io/library/';

/**
 * What a tag means, by its publisher's way of naming, and on which distribution it stood by the history of its
 * repository: exact for full versions, on that day for moving tags, last for those that are listed no more.
 */
export function understand(
  repository: string,
  tag: string,
  context: GrammarContext,
): Meaning | NoMeaning | undefined {
  const name = officialName(repository);
  const grammar = grammarFor(repository);
  const said = grammar?.understand(repository, tag, context);
  const span =
    name === undefined ? undefined : spanOn(context.tags.spans(name, tag, context.today), context.today);
  if (name === undefined || span === undefined) return said;
  if (span.distribution === 'windows') return { unknown: `\`${name}:${tag}\` is a Windows image` };
  const meaning =
    said === undefined || 'unknown' in said
      ? { ...otherOfficial(name, tag, context), family: grammar?.family ?? name }
      : said;
  const upstream = groundOf(name, span, context);
  return upstream === undefined ? meaning : standing(meaning, upstream, `${name}:${tag}`, span, context);
}

/** `php` of `docker.io/library/php`. */
export function officialName(repository: string): string | undefined {
  return repository.startsWith(official) ? repository.slice(official.length) : undefined;
}

function groundOf(name: string, span: TagSpan, { tags, today }: GrammarContext): Upstream | undefined {
  const end = span.until ?? tags.history(name)?.until ?? '';
  const known = span.last !== undefined && end <= today ? span.last : span.distribution;
  return upstreamOf(known);
}

function standing(
  meaning: Meaning,
  upstream: Upstream,
  written: string,
  span: TagSpan,
  { releases }: GrammarContext,
): Meaning {
  const { distribution, release } = upstream;
  if (meaning.upstream?.distribution === distribution && meaning.upstream.release === release) return meaning;
  const stands = spokenSuite(upstream, releases);
  const { because, upstream: said } = meaning;
  return {
    ...meaning,
    upstream,
    // Who names another release than the history took the tag for what it means on another day.
    because:
      because === undefined || said?.release !== undefined
        ? `\`${written}\` means ${stands}`
        : `${because}, ${stands}`,
    from: [...meaning.from, sourceOfCommit(span)],
  };
}
