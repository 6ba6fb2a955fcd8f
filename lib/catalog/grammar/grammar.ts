import type { IsoDate } from '../../fact/fact';
import type { FactEntries } from '../family';
import type { Language } from '../image';
import type { Releases } from '../releases';
import type { Tags } from '../tags';
import type { Upstream } from '../values';

/** What the grammars of tags rest on. */
export type GrammarContext = {
  readonly releases: Releases;
  readonly tags: Tags;
  readonly today: IsoDate;
};

/** What a repository and a tag say of the image, by the publisher's way of naming. */
export type Meaning = {
  readonly family: string;
  /** What kind of image it is apart from versions: `full`, `slim`, `alpine`, `jre`, `static nonroot`. */
  readonly flavour: string;
  readonly language?: Language;
  /** The release of the language that is supported as one: `1.17`, `20`. */
  readonly line?: string;
  readonly upstream?: Upstream;
  /** The tag names more than an entry stands for (`24.3.0`), so figures of an entry are not its own. */
  readonly precise?: boolean;
  /** Said to people when the tag does not say it itself: "`node:20` means Debian 12". */
  readonly because?: string;
  /** Links and tags the reading rests on. */
  readonly from: readonly string[];
  /** Facts that hold for this tag whatever the siblings say. */
  readonly facts?: FactEntries;
};

/** A tag that the publisher does not, or not any more, give out. */
export type NoMeaning = { readonly unknown: string };

export type Grammar = {
  readonly family: string;
  /** Every repository it understands, with registry; a trailing `/*` takes all below. */
  readonly repositories: readonly string[];
  understand(repository: string, tag: string, context: GrammarContext): Meaning | NoMeaning;
};

/** Entries with the same key are the image a tag stands for. */
export function meaningKey({ family, language, line, upstream, flavour }: Meaning): string {
  const release = upstream === undefined ? '' : `${upstream.distribution} ${upstream.release ?? ''}`;
  return [family, language?.name ?? '', line ?? '', release, flavour].join('|');
}
