import { changesOf } from './assigned';
import { walkCase, walkIf, walkLoop } from './branches';
import type { Script, ScriptContext } from './command';
import { chained, isCondition, surelyFails, truthOf } from './condition';
import { walkSimple } from './simple';
import {
  asked,
  attempt,
  type Descent,
  type Frame,
  forget,
  isTooDeep,
  join,
  maybe,
  startWalk,
  take,
  topFrame,
  untouched,
  type Walker,
} from './state';
import type { ListNode, Part, ReadTree, Tree, TreeNode, TreeRedirect, TreeWord } from './tree';
import { assign } from './variables';
import { assignedByDefault, type LocatedText, placeIn } from './words';

/** What a character costs that is read again as a script: it may be a command. */
const perCharacterRead = 16;

/** Functions that call functions that call functions. */
const deepestCall = 64;

const descent: Descent = {
  list: walkList,
  word: walkWord,
  nested: walkLocated,
  part: walkPart,
  call: walkCall,
  byShell: true,
};

export function walkScript(text: string, context: ScriptContext, read: ReadTree): Script {
  const walker = startWalk(context, read, text.length);
  walkTree(walker, read(text), topFrame);
  walkUncalled(walker);
  return finish(walker);
}

/** Words of an exec form; nothing in them is special. */
export function walkExec(items: readonly string[], context: ScriptContext, read: ReadTree): Script {
  let start = 0;
  const words = items.map((text): TreeWord => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    const parts: Part[] = [{ kind: 'text', text, quoting: 'single', raw: text, start: span.start }];
    return { kind: 'word', raw: text, span, parts };
  });
  const span = { start: 0, end: Math.max(0, start - 1) };
  const walker = startWalk({ ...context, shell: [] }, read, span.end);
  if (words.length === 0) return finish(walker);
  const node = { kind: 'simple', assignments: [], words, redirects: [], span } as const;
  walkSimple(walker, node, topFrame, { ...descent, byShell: false });
  return finish(walker);
}

const noFunctions: ReadonlySet<string> = new Set();

function finish({ commands, errors, errexitSeen, functions, unread }: Walker): Script {
  return {
    commands,
    errors,
    errexit: errexitSeen,
    functions: functions.size === 0 ? noFunctions : new Set(functions.keys()),
    unread,
  };
}

function walkTree(walker: Walker, tree: Tree, frame: Frame): void {
  if (tree.unread) walker.unread = true;
  for (const { message, span } of tree.errors) walker.errors.push({ message, span: walker.place(span) });
  walkList(walker, tree.body, frame);
}

/** A script held by a word or a here-document. */
function walkLocated(
  walker: Walker,
  located: LocatedText,
  frame: Frame,
  options: { readonly errexit: boolean; readonly pipefail: boolean; readonly ownShell: boolean },
): void {
  if (isTooDeep(walker) || !take(walker, located.text.length * perCharacterRead)) return;
  const outer = walker.place;
  function inside(): void {
    if (options.ownShell) {
      walker.errexit = options.errexit;
      walker.pipefail = options.pipefail;
    }
    walker.depth += 1;
    walker.place = (span) => outer(placeIn(located, span));
    walkTree(walker, walker.read(located.text), frame);
    walker.place = outer;
    walker.depth -= 1;
  }
  if (options.ownShell) attempt(walker, inside);
  else inside();
}

/** The commands of substitutions run before the command that holds them. */
function walkPart(walker: Walker, part: Part, frame: Frame): void {
  if (part.kind === 'variable') {
    for (const operand of part.operation?.operands ?? []) {
      for (const inner of operand.parts) walkPart(walker, inner, maybe(asked(frame)));
    }
    const set = assignedByDefault(part, walker.scope);
    if (set) assign(walker.history, set.name, set.value);
    return;
  }
  if (part.kind !== 'substitution' || isTooDeep(walker)) return;
  const { span } = part;
  const script = part.script();
  if (!script) return;
  const outer = walker.place;
  if (script.ownText) walker.place = () => outer(span);
  walker.depth += 1;
  attempt(walker, () => walkTree(walker, script, { ...frame, pipe: undefined, input: undefined }));
  walker.depth -= 1;
  walker.place = outer;
}

function walkWord(walker: Walker, word: TreeWord, frame: Frame): void {
  for (const part of word.parts) walkPart(walker, part, asked(frame));
}

function walk(walker: Walker, node: TreeNode, frame: Frame): void {
  switch (node.kind) {
    case 'simple':
      walkSimple(walker, node, frame, descent);
      break;
    case 'pipeline':
      walkPipeline(walker, node, frame);
      break;
    case 'and-or':
      walkAndOr(walker, node, frame);
      break;
    case 'list':
      walkList(walker, node, frame);
      break;
    case 'group':
      walkList(walker, node.body, frame);
      break;
    case 'subshell':
      attempt(walker, () => walkList(walker, node.body, { ...frame, exit: frame.status || frame.abort }));
      break;
    case 'if':
      walkIf(walker, node, frame, descent);
      break;
    case 'case':
      walkCase(walker, node, frame, descent);
      break;
    case 'loop':
      walkLoop(walker, node, frame, descent);
      break;
    case 'function':
      walker.functions.set(node.name, { body: node.body, place: walker.place, walked: false });
      break;
    case 'redirected':
      walkRedirected(walker, node.node, node.redirects, frame);
      break;
    case 'test':
      for (const word of node.words) walkWord(walker, word, frame);
      break;
    default:
      node satisfies never;
  }
}

/** A call runs the body in the shell that calls; its arguments are not followed. */
function walkCall(walker: Walker, name: string, frame: Frame): void {
  const called = walker.functions.get(name);
  if (!called) return;
  if (called.walked || walker.calls >= deepestCall) {
    forget(walker, changesOf(called.body));
    return;
  }
  walker.functions.set(name, { ...called, walked: true });
  const { place, ended } = walker;
  walker.place = called.place;
  walker.calls += 1;
  walk(walker, called.body, { ...frame, capturedBy: undefined });
  walker.calls -= 1;
  walker.place = place;
  // `return` ends the function only.
  if (surelyFails(called.body, walker.functions) !== 'exits') walker.ended = ended;
}

/** Functions that nobody calls, as far as one can see. */
function walkUncalled(walker: Walker): void {
  for (const [name, { walked }] of walker.functions) {
    if (walked) continue;
    walker.directory = undefined;
    attempt(walker, () => walkCall(walker, name, { ...maybe(topFrame), status: false }));
  }
}

function walkRedirected(
  walker: Walker,
  node: TreeNode,
  redirects: readonly TreeRedirect[],
  frame: Frame,
): void {
  const span = redirects[0]?.span ?? { start: 0, end: 0 };
  walkSimple(walker, { kind: 'simple', assignments: [], words: [], redirects, span }, frame, descent);
  walk(walker, node, { ...frame, input: walker.commands.at(-1)?.input ?? frame.input });
}

function walkList(walker: Walker, { items }: ListNode, frame: Frame): void {
  for (const [index, { node, background }] of items.entries()) {
    const last = index === items.length - 1;
    if (background) attempt(walker, () => walk(walker, node, { ...asked(frame), exit: false }));
    else walk(walker, node, { ...frame, status: frame.status && last });
  }
}

function walkPipeline(
  walker: Walker,
  { members, negated }: Extract<TreeNode, { kind: 'pipeline' }>,
  frame: Frame,
): void {
  const whole = negated ? asked(frame) : frame;
  const [only] = members;
  if (members.length === 1 && only) {
    walk(walker, only, whole);
    return;
  }
  let from = frame.pipe?.from;
  for (const [index, member] of members.entries()) {
    const last = index === members.length - 1;
    const counts = last || walker.pipefail ? whole : asked(whole);
    const pipe = { from, last };
    attempt(walker, () => walk(walker, member, { ...counts, exit: counts.status || counts.abort, pipe }));
    from = walker.commands.at(-1);
  }
}

function walkAndOr(
  walker: Walker,
  { members, operators }: Extract<TreeNode, { kind: 'and-or' }>,
  frame: Frame,
): void {
  const fate = fates(walker, members, operators);
  let runs = frame.runs;
  /** What the list comes to so far. */
  let left: boolean | undefined;
  for (const [index, member] of members.entries()) {
    const operator = operators[index - 1];
    if (operator !== undefined && left === (operator === '||')) continue;
    const alternative = operator === '||' && left !== false;
    if (operator === '||' && left === false) runs = frame.runs;
    const caught = frame.caught || fate[index] === 'swallowed';
    const exits = fate[index] === 'exits' && frame.exit;
    const mine: Frame = {
      ...frame,
      runs: alternative ? 'maybe' : runs,
      abort: frame.abort && index === members.length - 1,
      status: exits || (frame.status && fate[index] !== 'swallowed'),
      caught,
    };
    const truth = truthOf(member, walker.scope);
    left = operator === undefined ? truth : chained(left, operator, () => truth);
    if (alternative) join(walker, [untouched(walker), attempt(walker, () => walk(walker, member, mine))]);
    else walk(walker, member, mine);
    if (operators[index] !== '&&' || truth === true) continue;
    if (caught || (isCondition(member) && !mine.status)) runs = 'maybe';
  }
}

/** What becomes of the failure of each member: it is the list's own, it is caught by `||`, or an `exit` behind `||` makes the script fail. */
function fates(
  { functions }: Walker,
  members: readonly TreeNode[],
  operators: readonly ('&&' | '||')[],
): ('failure' | 'swallowed' | 'exits')[] {
  const result: ('failure' | 'swallowed' | 'exits')[] = [];
  let next: 'failure' | 'swallowed' | 'exits' = 'failure';
  for (let index = members.length - 1; index >= 0; index -= 1) {
    const following = members[index + 1];
    if (operators[index] === '||' && following) {
      const failing = surelyFails(following, functions);
      if (failing === 'exits') next = 'exits';
      else if (!failing) next = 'swallowed';
    }
    result.unshift(next);
  }
  return result;
}
