import type { Budget } from '../text/budget';
import type { Span } from '../text/span';

/**
 * One simple command of a script, in the order in which it is written.
 * Offsets count in the script text given to `parseScript`.
 */
export type Command = {
  /**
   * Program as written, quotes resolved, wrappers like `sudo` and `env` looked through;
   * undefined when it is not certain (`$TOOL x`) and for redirections without a command (no words then).
   */
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
  /** Shell variables in force when it starts: those of the context, changed by the script; undefined value: not certain. */
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** What a here-document or here-string feeds to it; what is not certain in it stays as written. */
  readonly input: string | undefined;
  /** Position in its pipeline; undefined when alone. */
  readonly pipe: { readonly from: Command | undefined; readonly last: boolean } | undefined;
  /** What the program finds in its environment: ENV, ARG, exported variables, assignments in front. */
  readonly environment: ReadonlyMap<string, string | undefined>;
  /** The program whose words hold it as a substitution: `sh` in `sh -c "$(curl …)"`. */
  readonly capturedBy: string | undefined;
  /** Programs looked through to find the name: `sudo`, `env`, `xargs`. */
  readonly wrappers: readonly ShellWord[];
  /** Started by a shell itself, so that builtins and functions answer to the name; false behind `env`, `sudo`, in exec form. */
  readonly byShell: boolean;
  readonly span: Span;
};

/**
 * `text` is the value with quotes and known variables resolved, undefined when not certain;
 * `written` the same with what is not certain left as it stands (`-X main.v=$V`); `raw` the source.
 */
export type ShellWord = {
  readonly text: string | undefined;
  readonly written: string;
  readonly raw: string;
  readonly span: Span;
};

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
  /** Names of the functions it defines. */
  readonly functions: ReadonlySet<string>;
  /** Some of it was too much to read: it may do anything. */
  readonly unread: boolean;
};

/** How a script starts: what is known before its first command. */
export type ScriptContext = {
  /** Undefined: not known. */
  readonly directory: string | undefined;
  /** Environment of the build at this place: ENV and ARG. Undefined value: declared, value not known. */
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** The shell with its flags, for `-e` and pipefail: `["/bin/sh", "-c"]`. */
  readonly shell: readonly string[];
  /** Work beyond reading the text once, shared with other scripts; left out: what the text itself allows. */
  readonly budget?: Budget;
};
