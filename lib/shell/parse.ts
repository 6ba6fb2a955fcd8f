import * as unbash from 'unbash';
import { type Span, span } from '../text/span';
import type { Command, Script, ScriptContext } from './command';
import { isCrowded, unreadTree } from './crowded';
import { keepingLast } from './kept-trees';
import type {
  CaseNode,
  ListNode,
  Operation,
  Part,
  Quoting,
  SimpleNode,
  Tree,
  TreeAssignment,
  TreeNode,
  TreeRedirect,
  TreeWord,
} from './tree';
import { walkExec, walkScript } from './walk';

/**
 * Reads a POSIX or bash script into its simple commands, in the order written, with what is known where each starts.
 * Never throws: what the shell would refuse is in `errors`, the rest is read all the same.
 */
export function parseScript(text: string, context: ScriptContext): Script {
  return walkScript(text, context, readTree);
}

/**
 * Reads a command given as a list of strings (exec form): no shell, nothing is expanded;
 * `["sh", "-c", "…"]` is looked into. Spans count in `items.join(' ')`.
 */
export function parseExec(items: readonly string[], context: ScriptContext): Script {
  return walkExec(items, context, readTree);
}

/** The command of an exec form, wrappers looked through; undefined when there is none. */
export function execCommand(items: readonly string[], context: ScriptContext): Command | undefined {
  return parseExec(items, context).commands[0];
}

const readTree = keepingLast(parseTree);

function parseTree(text: string): Tree {
  if (isCrowded(text)) return unreadTree(text, 'too many here-documents or braces in one another');
  try {
    return scriptTree(unbash.parse(text), text.length);
  } catch (error) {
    // The parser is somebody else's: whatever it trips over is an error of the script, not of the analysis.
    return unreadTree(text, error instanceof Error ? error.message : 'not readable');
  }
}

function scriptTree(script: unbash.ParsedScript, length: number): Tree {
  const limit = script.source?.length ?? length;
  return {
    body: listNode(script.commands),
    errors: (script.errors ?? []).map(({ message, pos }) => ({
      message,
      span: span(Math.min(pos, limit), Math.min(pos + 1, limit)),
    })),
    ownText: script.source !== undefined,
  };
}

function listNode(statements: readonly unbash.Statement[]): ListNode {
  const items = statements.map(({ command, background }) => ({
    node: treeNode(command),
    background: background === true,
  }));
  return { kind: 'list', items };
}

function treeNode(node: unbash.PipelineNode | unbash.AndOr | unbash.CompoundList): TreeNode {
  switch (node.type) {
    case 'Command':
      return simpleNode(node);
    case 'Pipeline':
      return {
        kind: 'pipeline',
        negated: node.prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1,
        members: node.commands.map(treeNode),
      };
    case 'AndOr':
      return { kind: 'and-or', members: node.commands.map(treeNode), operators: node.operators };
    case 'CompoundList':
      return listNode(node.commands);
    case 'If':
      return ifNode(node);
    case 'For':
    case 'Select':
      return loopNode(node.name.value, node.wordlist?.map(treeWord), undefined, node.body);
    case 'While':
      return loopNode(undefined, undefined, node.clause, node.body);
    case 'ArithmeticFor':
      return loopNode(undefined, undefined, undefined, node.body);
    case 'Case':
      return { kind: 'case', word: treeWord(node.word), items: node.items.map(caseNode) };
    case 'Function':
      return { kind: 'function', name: node.name.value, body: treeNode(node.body) };
    case 'Subshell':
      return { kind: 'subshell', body: listNode(node.body.commands) };
    case 'BraceGroup':
      return { kind: 'group', body: listNode(node.body.commands) };
    case 'Redirected':
      return {
        kind: 'redirected',
        node: treeNode(node.command),
        redirects: node.redirects.flatMap(redirect),
      };
    case 'Coproc':
      return {
        kind: 'subshell',
        body: { kind: 'list', items: [{ node: treeNode(node.body), background: true }] },
      };
    case 'TestCommand':
      return { kind: 'test', words: testWords(node.expression), comparison: comparison(node.expression) };
    case 'ArithmeticCommand':
      return { kind: 'test', words: [], comparison: undefined };
    default:
      return node satisfies never;
  }
}

function loopNode(
  variable: string | undefined,
  items: TreeWord[] | undefined,
  condition: unbash.CompoundList | undefined,
  body: unbash.CompoundList,
): TreeNode {
  const list = condition && listNode(condition.commands);
  return { kind: 'loop', variable, items, condition: list, body: listNode(body.commands) };
}

function ifNode(node: unbash.If): TreeNode {
  const branches = [node, ...node.elif].map(({ clause, then }) => ({
    condition: listNode(clause.commands),
    body: listNode(then.commands),
  }));
  return { kind: 'if', branches, otherwise: node.else && listNode(node.else.commands) };
}

function caseNode(item: unbash.CaseItem): CaseNode {
  return {
    patterns: item.pattern.map(treeWord),
    body: listNode(item.body.commands),
    fallsThrough: item.terminator === ';&' || item.terminator === ';;&',
  };
}

function comparison(expression: unbash.TestExpression): TreeWord[] | undefined {
  if (expression.type === 'TestUnary') return [operator(expression), treeWord(expression.operand)];
  if (expression.type !== 'TestBinary' || /[*?[]/.test(expression.right.text)) return undefined;
  return [treeWord(expression.left), operator(expression), treeWord(expression.right)];
}

function operator(node: { readonly operator: string; readonly pos: number }): TreeWord {
  const { operator: raw, pos } = node;
  return { kind: 'word', raw, span: span(pos, pos), parts: [text(raw, 'single', raw, pos)] };
}

function testWords(node: unbash.SyntaxNode): TreeWord[] {
  if (node.type === 'Word') return [treeWord(node)];
  const words: TreeWord[] = [];
  unbash.forEachChild(node, (child) => words.push(...testWords(child)));
  return words;
}

function simpleNode(node: unbash.Command): SimpleNode {
  const assignments: TreeAssignment[] = [];
  const words: (TreeWord | TreeAssignment)[] = [];
  const redirects: TreeRedirect[] = [];
  for (const item of node.prefix) {
    if (item.type === 'Assignment') assignments.push(assignment(item));
    else redirects.push(...redirect(item));
  }
  if (node.name) words.push(treeWord(node.name));
  for (const item of node.suffix) {
    if (item.type === 'Word') words.push(treeWord(item));
    else if (item.type === 'Assignment') words.push(assignment(item));
    else redirects.push(...redirect(item));
  }
  return { kind: 'simple', assignments, words, redirects, span: spanOf(node) };
}

function assignment(node: unbash.Assignment): TreeAssignment {
  const { value } = node;
  return {
    kind: 'assignment',
    name: node.name,
    value: value.type === 'Word' && node.index === undefined ? treeWord(value) : undefined,
    append: node.append === true,
    raw: node.text,
    span: spanOf(node),
  };
}

function redirect(node: unbash.Redirection): TreeRedirect[] {
  const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
  const common = { operator: node.operator, descriptor, span: spanOf(node) };
  if (node.type !== 'HereDoc') {
    if (!node.target) return [];
    return [{ ...common, target: treeWord(node.target), body: undefined, literal: false }];
  }
  const { delimiter, body } = node;
  if (!delimiter) return [];
  const { quoted: literal, text: raw } = delimiter;
  const parts = [text(delimiter.value, 'single', raw, delimiter.pos)];
  const target = { kind: 'word', raw, span: spanOf(delimiter), parts } as const;
  return [{ ...common, target, body: hereDocument(body, literal), literal }];
}

function hereDocument(body: unbash.HereDocBody, literal: boolean): TreeWord {
  const raw = body.text;
  const kind = literal || !/[$`\\]/.test(raw) ? 'single' : 'double';
  const value = kind === 'single' ? raw : raw.replaceAll(/\\(?:([\\$`])|\n)/g, '$1');
  const parts = kind === 'single' ? undefined : body.parts?.flatMap((part) => wordPart(part, true));
  return { kind: 'word', raw, span: spanOf(body), parts: parts ?? [text(value, kind, raw, body.pos)] };
}

function treeWord(word: unbash.Word): TreeWord {
  const raw = word.text;
  const parts = /[$`"'{}<>()*?[]/.test(raw) ? word.parts : undefined;
  const whole = [text(word.value, 'bare', raw, word.pos)];
  return {
    kind: 'word',
    raw,
    span: spanOf(word),
    parts: parts?.flatMap((part) => wordPart(part, false)) ?? whole,
  };
}

function wordPart(part: unbash.WordPart, quoted: boolean): Part[] {
  switch (part.type) {
    case 'Literal':
      return [text(part.value, quoted ? 'double' : 'bare', part.text, part.pos)];
    case 'Glob':
    case 'ExtendedGlob':
      return [text(part.text, 'bare', part.text, part.pos)];
    case 'SingleQuoted':
      return [text(part.value, 'single', part.value, part.pos + 1)];
    case 'AnsiCQuoted':
      return [text(part.value, 'ansi', part.text, part.pos)];
    case 'DoubleQuoted':
    case 'LocaleString':
      if (part.parts.length === 0) return [text('', 'double', '', part.pos + 1)];
      return part.parts.flatMap((inner) => wordPart(inner, true));
    case 'SimpleExpansion':
      return [variable(part.text.slice(1), quoted, part)];
    case 'ParameterExpansion':
      return [parameter(part, quoted)];
    case 'CommandExpansion':
    case 'ProcessSubstitution': {
      // Read when the walk comes to it, which goes only so deep.
      const script = () => part.script && scriptTree(part.script, part.end);
      return [{ kind: 'substitution', script, span: spanOf(part) }];
    }
    case 'ArithmeticExpansion':
      return [{ kind: 'substitution', script: () => undefined, span: spanOf(part) }];
    case 'BraceExpansion':
      return [{ kind: 'braces', text: part.text, span: spanOf(part) }];
    default:
      return part satisfies never;
  }
}

function variable(name: string, quoted: boolean, part: unbash.SimpleExpansionPart): Part {
  return { kind: 'variable', name, quoted, prefix: undefined, operation: undefined, span: spanOf(part) };
}

function parameter(part: unbash.ParameterExpansionPart, quoted: boolean): Part {
  // An element of an array is a variable nobody sets: its value is never certain.
  const name = part.index ? `${part.parameter}[]` : part.parameter;
  const changed = part.operation && operation(part.operation);
  return { kind: 'variable', name, quoted, prefix: part.prefix, operation: changed, span: spanOf(part) };
}

function operation(node: unbash.ParameterOperation): Operation {
  switch (node.type) {
    case 'Default':
    case 'Remove':
      return { operator: node.operator, operands: [treeWord(node.operand)] };
    case 'Replace':
      return { operator: node.operator, operands: [treeWord(node.pattern), treeWord(node.replacement)] };
    case 'CaseModification':
      return { operator: node.operator, operands: node.operand ? [treeWord(node.operand)] : [] };
    default:
      return { operator: 'other', operands: [] };
  }
}

function text(value: string, quoting: Quoting, raw: string, start: number): Part {
  return { kind: 'text', text: value, quoting, raw, start };
}

function spanOf({ pos, end }: { readonly pos: number; readonly end: number }): Span {
  return span(pos, Math.max(pos, end));
}
