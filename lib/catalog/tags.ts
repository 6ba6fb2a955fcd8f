import { z } from 'zod';
import type { IsoDate } from '../fact/fact';
import { isoDate, link } from './values';

/** A file of `data/tags`: what the tags of one official repository meant, and when they were taken off the list. */

const text = z.string().min(1);
const read = { source: link, retrieved: isoDate };

/** Suites that a line's tags without one stood for, last. */
const line = z.strictObject({
  line: text,
  /** Codename or number of the distribution: `bullseye`, `noble`, `3.24`. */
  suite: text.exactOptional(),
  /** What `-alpine` without a number meant. */
  alpine: text.exactOptional(),
  ...read,
});

/** `latest`, `lts`, `1`: tags that stand for another line as time goes by. */
const alias = z.strictObject({ tag: text, line: text, since: isoDate.exactOptional(), ...read });

const removal = z.strictObject({ tag: text, since: isoDate, source: link });

/** A full version that is listed no more: its content stays what it was then. */
const version = z.strictObject({
  version: text,
  until: isoDate,
  /** The version of the same line that took its place. */
  by: text.exactOptional(),
  /** The distribution of the tag without one, last: `debian 12`. */
  suite: text.exactOptional(),
  /** The release of the tag with `-alpine`, last. */
  alpine: text.exactOptional(),
  /** Of the list of official images, in which it ended. */
  commit: text,
});

/** The whole repository is discontinued. */
const retirement = z.strictObject({
  since: isoDate,
  /** Reference or repository its publisher, or that of its program, names instead. */
  successor: text.exactOptional(),
  source: link,
});

export const tagTableSchema = z.strictObject({
  repository: text,
  retired: retirement.exactOptional(),
  lines: z.array(line),
  aliases: z.array(alias),
  removed: z.array(removal),
  versions: z.array(version).exactOptional(),
});

export type TagTable = z.infer<typeof tagTableSchema>;
export type TagLine = TagTable['lines'][number];
export type TagAlias = TagTable['aliases'][number];
export type TagRemoval = TagTable['removed'][number];
export type TagVersion = NonNullable<TagTable['versions']>[number];
export type TagRetirement = NonNullable<TagTable['retired']>;

/** Tag tables by repository. */
export type Tags = {
  linesOf(repository: string): readonly TagLine[];
  line(repository: string, line: string): TagLine | undefined;
  /** What a moving tag stands for on a day. */
  alias(repository: string, tag: string, day: IsoDate): TagAlias | undefined;
  removal(repository: string, tag: string): TagRemoval | undefined;
  version(repository: string, version: string): TagVersion | undefined;
  retired(repository: string): TagRetirement | undefined;
};

/** The change that took a version off the list. */
export function sourceOfVersion({ commit }: TagVersion): string {
  return `https://github.com/docker-library/official-images/commit/${commit}`;
}

export function indexTags(tables: readonly TagTable[]): Tags {
  const lines = new Map<string, TagLine>();
  const aliases = new Map<string, TagAlias[]>();
  const removals = new Map<string, TagRemoval>();
  const versions = new Map<string, ReadonlyMap<string, TagVersion>>();
  const retirements = new Map<string, TagRetirement>();
  for (const table of tables) {
    for (const entry of table.lines) lines.set(`${table.repository} ${entry.line}`, entry);
    for (const entry of table.aliases) {
      const key = `${table.repository} ${entry.tag}`;
      aliases.set(key, [...(aliases.get(key) ?? []), entry]);
    }
    versions.set(table.repository, new Map((table.versions ?? []).map((each) => [each.version, each])));
    if (table.retired) retirements.set(table.repository, table.retired);
    for (const entry of table.removed) removals.set(`${table.repository} ${entry.tag}`, entry);
  }
  const byRepository = new Map(tables.map(({ lines, repository }) => [repository, lines]));
  return {
    linesOf: (repository) => byRepository.get(repository) ?? [],
    line: (repository, name) => lines.get(`${repository} ${name}`),
    alias: (repository, tag, day) =>
      aliases.get(`${repository} ${tag}`)?.findLast(({ since = '' }) => since <= day),
    removal: (repository, tag) => removals.get(`${repository} ${tag}`),
    version: (repository, name) => versions.get(repository)?.get(name),
    retired: (repository) => retirements.get(repository),
  };
}
