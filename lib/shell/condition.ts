import type { ListNode, TreeNode, TreeWord } from './tree';
import { expandWhole, type Scope } from './words';

/** Programs whose failure is an answer. */
const questions = new Set([
  '[',
  'test',
  'command',
  'which',
  'type',
  'hash',
  'grep',
  'egrep',
  'fgrep',
  'id',
  'getent',
  'pgrep',
  'cmp',
  'diff',
  'false',
  'ls',
  'stat',
]);

/** The command asks something: what follows `&&` runs only if the answer is yes. */
export function isCondition(node: TreeNode): boolean {
  switch (node.kind) {
    case 'simple': {
      const [first] = node.words;
      return first?.kind === 'word' && questions.has(first.raw);
    }
    case 'pipeline': {
      const last = node.members.at(-1);
      return node.negated || (last !== undefined && isCondition(last));
    }
    case 'test':
      return true;
    case 'group':
    case 'subshell': {
      const last = node.body.items.at(-1);
      return last !== undefined && isCondition(last.node);
    }
    case 'and-or':
      return node.members.some(isCondition);
    default:
      return false;
  }
}

/** Functions that call functions are followed this far; one that calls itself gives no answer. */
const deepestCall = 16;

type Functions = ReadonlyMap<string, { readonly body: TreeNode }>;

/** The node ends in failure whatever happens: `false`, `exit 1`; `exits` when the shell ends with it. */
export function surelyFails(node: TreeNode, functions: Functions, calls = 0): 'fails' | 'exits' | undefined {
  switch (node.kind) {
    case 'simple': {
      const [name, status] = node.words;
      if (name?.kind !== 'word') return undefined;
      if (name.raw === 'false') return 'fails';
      const called = functions.get(name.raw);
      if (called) return calls < deepestCall ? surelyFails(called.body, functions, calls + 1) : undefined;
      if (name.raw !== 'exit' && name.raw !== 'return') return undefined;
      if (status && !/^([1-9]\d*|\$\?)$/.test(status.raw)) return undefined;
      return name.raw === 'exit' ? 'exits' : 'fails';
    }
    case 'group':
      return lastFails(node.body, functions, calls);
    case 'subshell':
      return lastFails(node.body, functions, calls) && 'fails';
    case 'redirected':
      return surelyFails(node.node, functions, calls);
    case 'and-or': {
      const last = node.members.at(-1);
      const allAnd = node.operators.every((operator) => operator === '&&');
      return last && allAnd && !node.members.some(isCondition)
        ? surelyFails(last, functions, calls)
        : undefined;
    }
    default:
      return undefined;
  }
}

function lastFails({ items }: ListNode, functions: Functions, calls: number): 'fails' | 'exits' | undefined {
  const last = items.at(-1);
  return last && !last.background ? surelyFails(last.node, functions, calls) : undefined;
}

/** Whether a condition holds, where that is certain. */
export function truthOf(node: TreeNode, scope: Scope): boolean | undefined {
  if (node.kind === 'pipeline') {
    const [only] = node.members;
    const truth = node.members.length === 1 && only ? truthOf(only, scope) : undefined;
    return truth === undefined ? undefined : truth !== node.negated;
  }
  if (node.kind === 'test') return node.comparison && compared(node.comparison, scope);
  if (node.kind === 'and-or') return truthOfChain(node, scope);
  if (node.kind === 'group') {
    const [only, second] = node.body.items;
    return only && !second ? truthOf(only.node, scope) : undefined;
  }
  if (node.kind !== 'simple') return undefined;
  const name = node.words.find((word) => word.kind === 'word')?.raw;
  if (name === 'true' || name === ':') return true;
  if (name === 'false') return false;
  if (name !== '[' && name !== 'test') return undefined;
  const rest = node.words.flatMap((word) => (word.kind === 'word' ? [word] : [])).slice(1);
  if (name === 'test') return compared(rest, scope);
  return rest.at(-1)?.raw === ']' ? compared(rest.slice(0, -1), scope) : undefined;
}

function truthOfChain(
  { members, operators }: Extract<TreeNode, { kind: 'and-or' }>,
  scope: Scope,
): boolean | undefined {
  let truth: boolean | undefined;
  for (const [index, member] of members.entries()) {
    const operator = operators[index - 1];
    truth =
      operator === undefined
        ? truthOf(member, scope)
        : chained(truth, operator, () => truthOf(member, scope));
  }
  return truth;
}

/** What `left && right` or `left || right` comes to; `right` is asked only where it runs. */
export function chained(
  left: boolean | undefined,
  operator: '&&' | '||',
  right: () => boolean | undefined,
): boolean | undefined {
  const decides = operator === '||';
  if (left === decides) return left;
  const truth = right();
  return left === undefined && truth !== decides ? undefined : truth;
}

function compared(words: readonly TreeWord[], scope: Scope): boolean | undefined {
  const [first, second, third] = words.map((word) => expandWhole(word, scope).text);
  if (words.length === 2 && second !== undefined) {
    if (first === '-n') return second !== '';
    if (first === '-z') return second === '';
    return undefined;
  }
  if (words.length !== 3 || first === undefined || third === undefined) return undefined;
  if (second === '=' || second === '==') return first === third;
  return second === '!=' ? first !== third : undefined;
}
