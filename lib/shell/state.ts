import { type Budget, scriptBudget } from '../text/budget';
import type { Span } from '../text/span';
import type { Changes } from './assigned';
import type { Command, Script, ScriptContext } from './command';
import type { ListNode, Part, ReadTree, TreeNode, TreeWord } from './tree';
import { assign, currentValue, type History, merge, rewind, startHistory, unknown } from './variables';
import type { LocatedText, Scope } from './words';

/** What is known at the point of the script that has been reached. Changed as the walk goes on. */
export type Walker = {
  readonly read: ReadTree;
  readonly history: History;
  readonly commands: Command[];
  readonly errors: Script['errors'][number][];
  readonly functions: Map<string, ShellFunction>;
  directory: string | undefined;
  previousDirectory: string | undefined;
  errexit: boolean;
  pipefail: boolean;
  errexitSeen: boolean;
  /** `perhaps`: a branch may have left with success; `failed`, `left`: nothing behind this runs. */
  ended: 'no' | 'perhaps' | 'failed' | 'left';
  readonly scope: Scope;
  /** From the text being read to the script given. */
  place: (span: Span) => Span;
  depth: number;
  calls: number;
  readonly budget: Budget;
  /** Something in it was too much to read. */
  unread: boolean;
};

/** A function with the place its text stands at; its commands are listed where it is called first. */
export type ShellFunction = {
  readonly body: TreeNode;
  readonly place: (span: Span) => Span;
  readonly walked: boolean;
};

/** What the surroundings of a node say about its commands. */
export type Frame = {
  readonly runs: Command['runs'];
  /** Its exit status becomes that of the script, or makes it fail. */
  readonly status: boolean;
  /** Its failure stops a script under errexit. */
  readonly abort: boolean;
  /** `exit 1` in here makes the script fail. */
  readonly exit: boolean;
  /** Its failure is an answer: what follows `&&` may not run though the script succeeds. */
  readonly caught: boolean;
  readonly pipe: Command['pipe'];
  readonly input: string | undefined;
  readonly capturedBy: string | undefined;
};

export const topFrame: Frame = {
  runs: 'always',
  status: true,
  abort: true,
  exit: true,
  caught: false,
  pipe: undefined,
  input: undefined,
  capturedBy: undefined,
};

/** What holds scripts within (`sh -c` in `$(…)` in `find -exec` …) is read this deep: each level reads its text anew. */
const deepest = 16;

export function isTooDeep(walker: Walker): boolean {
  if (walker.depth < deepest) return false;
  walker.unread = true;
  return true;
}

/** Where failure is not a fault: in conditions, left of `||`, left of a pipe, in substitutions. */
export function asked(frame: Frame): Frame {
  return { ...frame, status: false, abort: false };
}

export function maybe(frame: Frame): Frame {
  return { ...frame, runs: 'maybe' };
}

export function failureCounts(walker: Walker, frame: Frame): boolean {
  return frame.status || (frame.abort && walker.errexit);
}

/** `-e`, `-euo pipefail`, `-o errexit` among the arguments of a shell. */
export function shellOptions(words: readonly (string | undefined)[]): {
  readonly errexit: boolean;
  readonly pipefail: boolean;
} {
  let errexit = false;
  let pipefail = false;
  for (const [index, word] of words.entries()) {
    if (word === undefined || !/^-[A-Za-z]+$/.test(word)) continue;
    if (word.includes('e')) errexit = true;
    if (!word.endsWith('o')) continue;
    if (words[index + 1] === 'errexit') errexit = true;
    if (words[index + 1] === 'pipefail') pipefail = true;
  }
  return { errexit, pipefail };
}

/** A walk before its first command. */
export function startWalk(
  { directory, variables, shell, budget }: ScriptContext,
  read: ReadTree,
  length: number,
): Walker {
  const options = shellOptions(shell);
  const walker: Walker = {
    read,
    history: startHistory(variables),
    commands: [],
    errors: [],
    functions: new Map(),
    directory,
    previousDirectory: undefined,
    errexit: options.errexit,
    pipefail: options.pipefail,
    errexitSeen: options.errexit,
    ended: 'no',
    scope: {
      currentValue: (name) => currentValue(walker.history, name),
      braces: /(^|\/)(bash|zsh)$/.test(shell[0] ?? '') ? true : undefined,
      take: (steps) => take(walker, steps),
    },
    place: asItIs,
    depth: 0,
    calls: 0,
    budget: budget ?? scriptBudget(length),
    unread: false,
  };
  return walker;
}

function asItIs(span: Span): Span {
  return span;
}

/** Counts work beyond reading the text once; false when there is too much of it. */
export function take(walker: Walker, steps: number): boolean {
  if (walker.budget.take(steps)) return true;
  walker.unread = true;
  return false;
}

/** How the walk goes on in what a command holds. */
export type Descent = {
  readonly nested: (
    walker: Walker,
    text: LocatedText,
    frame: Frame,
    options: { readonly errexit: boolean; readonly pipefail: boolean; readonly ownShell: boolean },
  ) => void;
  readonly list: (walker: Walker, node: ListNode, frame: Frame) => void;
  readonly word: (walker: Walker, word: TreeWord, frame: Frame) => void;
  readonly part: (walker: Walker, part: Part, frame: Frame) => void;
  /** The body of a function that is called. */
  readonly call: (walker: Walker, name: string, frame: Frame) => void;
  /** A shell starts the command. */
  readonly byShell: boolean;
};

type Outcome = {
  readonly changed: ReturnType<typeof rewind>;
  readonly directory: string | undefined;
  readonly previousDirectory: string | undefined;
  readonly errexit: boolean;
  readonly pipefail: boolean;
  readonly ended: Walker['ended'];
};

/** Runs a part of the walk and takes the walker back to where it stood; gives what the part has changed. */
export function attempt(walker: Walker, run: () => void): Outcome {
  const time = walker.history.log.length;
  const { directory, previousDirectory, errexit, pipefail, ended } = walker;
  run();
  const outcome = {
    changed: rewind(walker.history, time),
    directory: walker.directory,
    previousDirectory: walker.previousDirectory,
    errexit: walker.errexit,
    pipefail: walker.pipefail,
    ended: walker.ended,
  };
  Object.assign(walker, { directory, previousDirectory, errexit, pipefail, ended });
  return outcome;
}

/** Forgets what a part of the script may have changed at a time nobody knows. */
export function forget(walker: Walker, { names, directory }: Changes): void {
  for (const name of names) assign(walker.history, name, unknown);
  if (directory) walker.directory = undefined;
}

/** A branch that is not taken. */
export function untouched(walker: Walker): Outcome {
  return attempt(walker, () => undefined);
}

/** Goes on behind branches one of which has run: certain is what those that come out agree on. */
export function join(walker: Walker, outcomes: readonly Outcome[]): void {
  const open = outcomes.filter(({ ended }) => ended === 'no' || ended === 'perhaps');
  const [first] = open;
  const left = outcomes.some(({ ended }) => ended === 'left' || ended === 'perhaps');
  if (!first) {
    walker.ended = left ? 'left' : 'failed';
    return;
  }
  merge(
    walker.history,
    open.map(({ changed }) => changed),
  );
  const sameDirectory = open.every(({ directory }) => directory === first.directory);
  walker.directory = sameDirectory ? first.directory : undefined;
  walker.previousDirectory = sameDirectory ? first.previousDirectory : undefined;
  walker.errexit = open.every(({ errexit }) => errexit);
  walker.pipefail = open.every(({ pipefail }) => pipefail);
  if (left) walker.ended = 'perhaps';
}
