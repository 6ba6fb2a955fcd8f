import type { TagHistory } from './tag-history';
import { numbersOf } from './tag-versions';

/** What the tags of a repository are made of. */
export type TagWords = {
  /** Every part that ever stood in a tag. */
  readonly words: ReadonlySet<string>;
  readonly versions: readonly KnownVersion[];
};

/** Parts of tags for what is not released yet. */
export const early = /^(rc|beta|alpha|ea|dev|preview|pre|experimental|nightly|tip|snapshot|m\d)/;

export type KnownVersion = { readonly numbers: readonly number[]; readonly isOpen: boolean };

/** Versions that were released: an early one says nothing of what came after it. */
function versionsOf(history: TagHistory): readonly KnownVersion[] {
  const open = new Set(history.listed().map((tag) => tag.split('-')[0]));
  const names = new Set(
    [...history.tags()].flatMap((tag) => {
      const [first = '', ...rest] = tag.split('-');
      return rest.some((part) => early.test(part)) ? [] : [first];
    }),
  );
  return [...names].flatMap((name) => {
    const numbers = numbersOf(name.replace(/^v/, ''));
    return numbers.length === 0 ? [] : [{ numbers, isOpen: open.has(name) }];
  });
}

export function wordsOf(history: TagHistory): TagWords {
  return { words: new Set([...history.tags()].flatMap(partsOf)), versions: versionsOf(history) };
}

/** A short number belongs to the word before it: `temurin-27`, `alpine-3.24`. */
export function partsOf(tag: string): readonly string[] {
  return tag.replace(/([a-z])-(?=\d{1,3}(?:\.\d+)*(?:-|$))/g, '$1').split('-');
}
