import type { Base } from '../bases/base';
import type { Effect } from '../shell/effect';
import type { Span } from '../text/span';
import type { AnswerReason } from '../words/answer';

/** Where the files of one write come from. Paths of stages and images are absolute, those of the context as written. */
export type Origin =
  | { readonly kind: 'stage'; readonly stage: number; readonly path: string }
  | { readonly kind: 'image'; readonly base: Base; readonly path: string }
  | { readonly kind: 'context'; readonly path: string }
  | { readonly kind: 'here-document'; readonly content: string }
  | { readonly kind: 'download'; readonly url: string | undefined }
  | { readonly kind: 'archive'; readonly path: string | undefined }
  | { readonly kind: 'command'; readonly effect: Effect }
  | { readonly kind: 'moved'; readonly path: string };

/** One thing that put files into a stage. */
export type Write = {
  readonly path: string;
  /** `inside`: files land in `path` under names of their own; `exact`: at `path`; `either`: that depends on the source. */
  readonly shape: 'exact' | 'inside' | 'either';
  readonly origin: Origin;
  readonly step: number;
  readonly span: Span;
  /** `--chown`, as written and expanded; undefined: the builder's default, root. */
  readonly owner: string | undefined;
  /** `--chmod`. */
  readonly mode: string | undefined;
};

/** After this step anything may be anywhere (below `path`): the file does not say what arrives. */
export type Unknown = {
  readonly path: string;
  readonly step: number;
  readonly span: Span;
  readonly reason: AnswerReason;
};

/** What a stage adds to its base. */
export type StageTree = {
  readonly stage: number;
  /** The stage it stands on, if it stands on one. */
  readonly parent: number | undefined;
  /** By destination path, in order of the steps. */
  readonly writes: ReadonlyMap<string, readonly Write[]>;
  readonly removals: ReadonlyMap<string, readonly { readonly step: number; readonly span: Span }[]>;
  readonly unknowns: readonly Unknown[];
  /** Executables of unknown name, by the directory they appear in. */
  readonly unnamed: ReadonlyMap<string, readonly { readonly effect: Effect; readonly step: number }[]>;
  /** Everything the commands of the stage make, install and create, with the step. */
  readonly effects: readonly { readonly effect: Effect; readonly step: number }[];
};
