import { z } from 'zod';
import type { IsoDate } from '../fact/fact';
import { lineDepth } from './grammar/lines';
import { isListed, type TagHistory, type TagSpan } from './tag-history';
import { compareNumbers, numbersOf, type TagVersion, versionsOf } from './tag-versions';
import { type TagWords, wordsOf } from './tag-words';
import { isoDate, link } from './values';

/** A file of `data/tags`: what no history of tags tells of one official repository. */

const text = z.string().min(1);
const read = { source: link, retrieved: isoDate };

/** `latest`, `lts`, `1`: tags that stand for another line as time goes by. */
const alias = z.strictObject({ tag: text, line: text, since: isoDate.exactOptional(), ...read });

/** From a line on, what its images stand on: of repositories whose tags name no distribution. */
const ground = z.strictObject({
  line: z.string().regex(/^\d+(\.\d+)*$/),
  distribution: text,
  release: text,
  source: z.union([link, z.array(link).min(1)]),
  retrieved: isoDate,
});

/** The whole repository is discontinued. */
const retirement = z.strictObject({
  since: isoDate,
  /** Reference or repository its publisher, or that of its program, names instead. */
  successor: text.exactOptional(),
  /** Tags that were deleted; the others can still be pulled. */
  gone: z.strictObject({ tags: z.array(text).min(1), since: isoDate, source: link }).exactOptional(),
  source: link,
});

export const tagTableSchema = z.strictObject({
  repository: text,
  retired: retirement.exactOptional(),
  aliases: z.array(alias),
  /** The lines before the first of them are not known. */
  grounds: z.array(ground).min(1).exactOptional(),
  /** Its tags have a file in `data/tag-history`: how many rows were read for it, and a hash of them. */
  history: z.strictObject({ rows: z.int().positive(), hash: text }).exactOptional(),
});

export type TagTable = z.infer<typeof tagTableSchema>;
export type TagAlias = TagTable['aliases'][number];
export type TagRetirement = NonNullable<TagTable['retired']>;
export type TagGround = NonNullable<TagTable['grounds']>[number];
export type TagRemoval = { readonly since: IsoDate; readonly source: string };

/** What tags of official images mean and meant, by repository (`php`). */
export type Tags = {
  /** What a moving tag stands for on a day. */
  alias(repository: string, tag: string, day: IsoDate): TagAlias | undefined;
  /** All that move, with what each stands for on a day. */
  aliases(day: IsoDate): readonly (TagAlias & { readonly repository: string })[];
  /** Every tag there ever was, where that is known. */
  history(repository: string): TagHistory | undefined;
  /** Those whose every tag is known. */
  repositories(): readonly string[];
  /** How much was read for it. */
  read(repository: string): TagTable['history'];
  /** Spans of the tag that the history speaks of on a day: a tag that moved on since is read as the line it moved to. */
  spans(repository: string, tag: string, day: IsoDate): readonly TagSpan[];
  /** Whether a tag is listed on a day, undefined where nobody knows. */
  listed(repository: string, tag: string, day: IsoDate): boolean | undefined;
  /** The lines listed on a day, each by the tag that names nothing but it: `3.13`. */
  linesOf(repository: string, day: IsoDate): readonly string[];
  /** Since when a tag is listed no more. */
  lastDay(repository: string, tag: string): TagRemoval | undefined;
  /** A tag for a line or a suite that is listed no more; a full version gives way to the next and is not removed. */
  removal(repository: string, tag: string): TagRemoval | undefined;
  /** A full version that is listed no more. */
  version(repository: string, version: string): TagVersion | undefined;
  /** What its tags are made of. */
  vocabulary(repository: string): TagWords | undefined;
  retired(repository: string): TagRetirement | undefined;
  /** What a line stands on, where its tags do not say so; without a line, the newest. */
  ground(repository: string, line: string | undefined): TagGround | undefined;
};

const list = 'https://github.com/docker-library/official-images';

/** The change to the list of official images that ended a span, or began it. */
export function sourceOfCommit({ commit }: Pick<TagSpan, 'commit'>): string {
  return `${list}/commit/${commit}`;
}

/** Of a repository on a day, as often as one is asked for. */
const mostLines = 200;

/** How what is told of one repository is read. */
export type TagFiles = {
  /** The history of a repository whose table says that there is one. */
  history(repository: string): TagHistory | undefined;
  /** Its full versions that are listed no more, where they were worked out before. */
  versions?(repository: string): ReadonlyMap<string, TagVersion> | undefined;
};

export function indexTags(tables: readonly TagTable[], files: TagFiles = { history: () => undefined }): Tags {
  const lines = new Map<string, readonly string[]>();
  const byRepository = new Map(tables.map((table) => [table.repository, table]));
  const histories = new Map<string, TagHistory | undefined>();
  const versions = new Map<string, ReadonlyMap<string, TagVersion>>();
  const vocabularies = new Map<string, TagWords>();

  function history(repository: string): TagHistory | undefined {
    if (byRepository.get(repository)?.history === undefined) return undefined;
    if (!histories.has(repository)) histories.set(repository, files.history(repository));
    return histories.get(repository);
  }

  function versionTable(repository: string): ReadonlyMap<string, TagVersion> {
    const before = versions.get(repository);
    if (before !== undefined) return before;
    const found = files.versions?.(repository) ?? versionsIn(history(repository));
    versions.set(repository, found);
    return found;
  }

  function versionsIn(known: TagHistory | undefined): ReadonlyMap<string, TagVersion> {
    return known === undefined ? new Map() : versionsOf(known);
  }

  function alias(repository: string, tag: string, day: IsoDate): TagAlias | undefined {
    const aliases = byRepository.get(repository)?.aliases ?? [];
    return aliases.findLast((each) => each.tag === tag && (each.since ?? '') <= day);
  }

  function spans(repository: string, tag: string, day: IsoDate): readonly TagSpan[] {
    const known = history(repository);
    if (known === undefined) return [];
    const [first = '', ...rest] = tag.split('-');
    const moved = alias(repository, first, day);
    const isLater = moved?.since !== undefined && moved.since > known.until;
    const after = isLater ? known.spans([moved.line, ...rest].join('-')) : [];
    return after.length > 0 ? after : known.spans(tag);
  }

  function lastDay(repository: string, tag: string): TagRemoval | undefined {
    const last = history(repository)?.spans(tag).at(-1);
    return last?.until === undefined ? undefined : { since: last.until, source: sourceOfCommit(last) };
  }

  return {
    alias,
    aliases: (day) =>
      tables.flatMap(({ repository, aliases }) =>
        [...new Set(aliases.map(({ tag }) => tag))].flatMap((tag) => {
          const found = alias(repository, tag, day);
          return found === undefined ? [] : [{ ...found, repository }];
        }),
      ),
    history,
    repositories: () =>
      tables.filter(({ history }) => history !== undefined).map(({ repository }) => repository),
    read: (repository) => byRepository.get(repository)?.history,
    spans,
    listed: (repository, tag, day) =>
      history(repository) === undefined ? undefined : isListed(spans(repository, tag, day), day),
    linesOf(repository, day) {
      const known = history(repository);
      if (known === undefined) return [];
      const name = `${repository} ${day}`;
      const before = lines.get(name);
      if (before !== undefined) return before;
      const depth = lineDepth(repository);
      const found = known
        .bases()
        .filter((base) => /^\d+(\.\d+)*$/.test(base) && numbersOf(base).length === depth)
        .filter((base) => isListed(known.spans(base), day) && alias(repository, base, day) === undefined)
        .sort((a, b) => compareNumbers(numbersOf(a), numbersOf(b)));
      if (lines.size >= mostLines) lines.clear();
      lines.set(name, found);
      return found;
    },
    lastDay,
    removal: (repository, tag) => (isFull(repository, tag) ? undefined : lastDay(repository, tag)),
    vocabulary(repository) {
      const known = history(repository);
      if (known === undefined || vocabularies.has(repository)) return vocabularies.get(repository);
      const found = wordsOf(known);
      vocabularies.set(repository, found);
      return found;
    },
    version: (repository, version) => versionTable(repository).get(version),
    retired: (repository) => byRepository.get(repository)?.retired,
    ground(repository, line) {
      const grounds = byRepository.get(repository)?.grounds ?? [];
      if (line === undefined) return grounds.at(-1);
      const asked = numbersOf(line);
      return grounds.findLast((each) => compareNumbers(numbersOf(each.line), asked) <= 0);
    },
  };
}

/** A tag that gives way to the next one by its nature: for a full version, or for a day. */
function isFull(repository: string, tag: string): boolean {
  const [version = '', ...rest] = tag.split('-');
  return (
    numbersOf(version).length > lineDepth(repository) || rest.some((part) => /^\d{8}(\.\d+)?$/.test(part))
  );
}
