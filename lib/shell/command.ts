import type { Span } from '../text/span';

/**
 * One simple command of a script, in the order in which it is written.
 * Offsets count in the script text given to `parseScript`.
 */
export type Command = {
  /** Program as written, quotes resolved; undefined when it is not certain (`$TOOL x`). */
  readonly name: string | undefined;
  /** The arguments behind the name. */
  readonly args: readonly ShellWord[];
  /** All words, the name first. */
  readonly words: readonly ShellWord[];
  /** `CGO_ENABLED=0 go build`: assignments in front. */
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  /** `always`: it runs whenever the script succeeds; `maybe`: behind `||`, in a branch, loop or function. */
  readonly runs: 'always' | 'maybe';
  /** Its failure makes the script fail (false: `x || true`, `x; y` without errexit, left of a pipe). */
  readonly failureCounts: boolean;
  /** Working directory when it starts, followed through `cd`; undefined when not certain. */
  readonly directory: string | undefined;
  /** Variables set or exported earlier in the script; undefined value: not certain. */
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** What a here-document or here-string feeds to it. */
  readonly input: string | undefined;
  /** Position in its pipeline; undefined when alone. */
  readonly pipe: { readonly from: Command | undefined; readonly last: boolean } | undefined;
  readonly span: Span;
};

/** `text` is the value with quotes and known variables resolved, undefined when not certain; `raw` as written. */
export type ShellWord = { readonly text: string | undefined; readonly raw: string; readonly span: Span };

export type Assignment = { readonly name: string; readonly value: string | undefined; readonly span: Span };

export type Redirect = {
  readonly operator: string;
  readonly descriptor: number | undefined;
  readonly target: ShellWord;
  readonly span: Span;
};

export type Script = {
  readonly commands: readonly Command[];
  /** What the shell itself would refuse. */
  readonly errors: readonly { readonly message: string; readonly span: Span }[];
  /** `set -e` (or `-e` of the shell) in force from the start or set within. */
  readonly errexit: boolean;
};

/** How a script starts: what is known before its first command. */
export type ScriptContext = {
  readonly directory: string;
  /** Environment of the build at this place: ENV and ARG. Undefined value: declared, value not known. */
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** The shell with its flags, for `-e` and pipefail: `["/bin/sh", "-c"]`. */
  readonly shell: readonly string[];
};
