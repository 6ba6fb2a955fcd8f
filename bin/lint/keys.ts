import ts from 'typescript';
import { everyNode, type Problem } from './sources';

/**
 * Objects that a text decides the property of. `constructor` and `__proto__` are found in every object with a
 * prototype, so such a look-up is made in a Map, in a `Table`, or by `own`.
 */
export function unsafeKeys(file: ts.SourceFile, checker: ts.TypeChecker): readonly Problem[] {
  const problems: Problem[] = [];
  if (file.fileName.endsWith('/lib/text/table.ts')) return problems;
  everyNode(file, (node) => {
    if (ts.isElementAccessExpression(node)) {
      if (isFixed(checker.getTypeAtLocation(node.argumentExpression), checker)) return;
      if (isTable(checker.getTypeAtLocation(node.expression))) return;
      problems.push({ node, message: 'a text names a property here: ask a Map, a `table` or `own`' });
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) {
      if (ts.isPrivateIdentifier(node.left) || isFixed(checker.getTypeAtLocation(node.left), checker)) return;
      if (isTable(checker.getTypeAtLocation(node.right))) return;
      problems.push({ node, message: '`in` also finds what an object inherits: ask a Map or a `table`' });
    }
  });
  return problems;
}

/** A number, a symbol, or a name that the program itself holds. */
function isFixed(type: ts.Type, checker: ts.TypeChecker): boolean {
  const constraint = checker.getBaseConstraintOfType(type) ?? type;
  const parts = constraint.isUnion() ? constraint.types : [constraint];
  const fixed =
    ts.TypeFlags.NumberLike | ts.TypeFlags.StringLiteral | ts.TypeFlags.ESSymbolLike | ts.TypeFlags.Never;
  return parts.every(({ flags }) => (flags & fixed) !== 0);
}

function isTable(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isTable);
  return type.getProperties().some(({ name }) => name.startsWith('__@withoutPrototype'));
}
