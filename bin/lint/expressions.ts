import ts from 'typescript';
import { everyNode, type Problem } from './sources';

export type Expression = { readonly node: ts.Node; readonly source: string; readonly flags: string };

/** Every regular expression of a file; those that are not the same on every run are problems. */
export function expressionsOf(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): { readonly expressions: readonly Expression[]; readonly problems: readonly Problem[] } {
  const expressions: Expression[] = [];
  const problems: Problem[] = [];
  everyNode(file, (node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      expressions.push({ node, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if (makesExpression(node, checker))
      problems.push({ node, message: 'a regular expression is written out, never built' });
  });
  return { expressions, problems };
}

const searches = new Set(['match', 'matchAll', 'search']);

/** `RegExp(…)`, and the methods of texts that make an expression of a text. */
function makesExpression(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  const called = node.expression;
  if (ts.isIdentifier(called)) return called.text === 'RegExp';
  if (!ts.isPropertyAccessExpression(called)) return false;
  if (called.name.text === 'RegExp') return true;
  const [asked] = node.arguments ?? [];
  if (asked === undefined || !searches.has(called.name.text)) return false;
  return isText(checker.getTypeAtLocation(called.expression)) && !isRegExp(checker.getTypeAtLocation(asked));
}

function isText({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.StringLike) !== 0;
}

function isRegExp(type: ts.Type): boolean {
  return type.getSymbol()?.name === 'RegExp';
}
