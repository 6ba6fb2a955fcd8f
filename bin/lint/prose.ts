import ts from 'typescript';
import { everyNode, type Problem } from './sources';

/** What holds sentences for people, by name. */
const prose =
  /^(?:because|reasons?|why|messages?|headlines?|sentences?|remedy|remedies|note|title|description)$/;
/** What holds a code: a part of it decides nothing. */
const code = /^(?:consequence|verdict|severity|certainty|does)$/;
/** Functions that make a clause of a code. */
const saying = /(?:Clause|Doubt)$/;

const looksInto = /^(?:startsWith|endsWith|includes|indexOf|lastIndexOf|search|match|matchAll)$/;
const takesApart = /^(?:split|replace|replaceAll)$/;
const asksFor = /^(?:test|exec)$/;
/** A code for what a sentence would say, or nothing at all: 'not-looked-up', ''. */
const codeWord = /^(?:[a-z]+(?:-[a-z]+)*)?$/;

/**
 * Decisions on sentences: values decide, and words are made last. By name alone, of the tree of the text: what is called
 * a message or a reason, what is made of one, and what a function of the words gives.
 */
export function decisionsOnProse(file: ts.SourceFile): readonly Problem[] {
  const named = namedProse(file);
  const problems: Problem[] = [];
  everyNode(file, (node) => {
    const message = decisionIn(node, named);
    if (message !== undefined) problems.push({ node, message });
  });
  return problems;
}

function decisionIn(node: ts.Node, named: ReadonlySet<string>): string | undefined {
  const isProse = (of: ts.Expression) => holdsProse(bare(of), named);
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: of, name } = node.expression;
    const [first] = node.arguments;
    if (isProse(of) && (looksInto.test(name.text) || isTakenApart(node)))
      return 'a sentence is looked into: ask for its code';
    if (isCode(of) && looksInto.test(name.text)) return 'a part of a code is looked for: name the codes';
    if (!first || !asksFor.test(name.text)) return undefined;
    if (isProse(first)) return 'a sentence is matched: ask for its code';
    return isCode(first) ? 'a part of a code is looked for: name the codes' : undefined;
  }
  if (ts.isBinaryExpression(node) && equality.has(node.operatorToken.kind)) {
    const sides = [node.left, node.right];
    return sides.some(isProse) && sides.some(isSentence)
      ? 'a sentence is compared: compare codes'
      : undefined;
  }
  return ts.isSwitchStatement(node) && isProse(node.expression)
    ? 'a sentence decides: let its code'
    : undefined;
}

/** Marks of code taken away, or a text by its lines, are a matter of how it is shown. */
function isTakenApart({ arguments: [pattern], expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || !takesApart.test(expression.name.text)) return false;
  if (pattern === undefined || !ts.isStringLiteralLike(pattern)) return true;
  return expression.name.text === 'split' && pattern.text !== '\n';
}

const equality = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** Names that a file gives to a sentence, or to what it makes of one. */
function namedProse(file: ts.SourceFile): ReadonlySet<string> {
  const named = new Set<string>();
  everyNode(file, (node) => {
    if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isIdentifier(node.name)) return;
    if (holdsProse(bare(node.initializer), named)) named.add(node.name.text);
  });
  return named;
}

function holdsProse(node: ts.Expression, named: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return prose.test(node.text) || named.has(node.text);
  if (ts.isPropertyAccessExpression(node)) return prose.test(node.name.text);
  if (!ts.isCallExpression(node)) return false;
  const { expression } = node;
  if (ts.isIdentifier(expression)) return saying.test(expression.text);
  return (
    ts.isPropertyAccessExpression(expression) &&
    takesApart.test(expression.name.text) &&
    holdsProse(bare(expression.expression), named)
  );
}

function isCode(node: ts.Expression): boolean {
  const inner = bare(node);
  if (ts.isIdentifier(inner)) return code.test(inner.text);
  return ts.isPropertyAccessExpression(inner) && code.test(inner.name.text);
}

function isSentence(node: ts.Expression): boolean {
  const inner = bare(node);
  if (ts.isTemplateExpression(inner)) return true;
  return ts.isStringLiteralLike(inner) && !codeWord.test(inner.text);
}

/** Without parentheses and marks of its type. */
function bare(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return bare(node.expression);
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return bare(node.expression);
  return node;
}
