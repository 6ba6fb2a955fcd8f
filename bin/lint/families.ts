import ts from 'typescript';

/**
 * Places of a file that decide on the name of a family of images: it is compared, switched on, or looked for in an
 * expression or in a set that names families.
 */
export function decisionsOnFamilies(file: ts.SourceFile, families: ReadonlySet<string>): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const isName = (node: ts.Node) => ts.isStringLiteralLike(node) && families.has(node.text);
  const namesOne = (node: ts.Node): boolean =>
    isName(node) || ts.forEachChild(node, (child) => namesOne(child) || undefined) === true;
  const sets = new Set<string>();

  function visit(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isNewExpression(node.initializer))
      if (namesOne(node.initializer)) sets.add(node.name.getText());
    if (decides(node)) found.push(node);
    ts.forEachChild(node, visit);
  }

  function decides(node: ts.Node): boolean {
    if (ts.isBinaryExpression(node) && isComparison(node.operatorToken.kind))
      return [
        [node.left, node.right],
        [node.right, node.left],
      ].some(([one, other]) => one && other && isFamily(one) && isName(other));
    if (ts.isSwitchStatement(node))
      return (
        isFamily(node.expression) &&
        node.caseBlock.clauses.some((clause) => ts.isCaseClause(clause) && isName(clause.expression))
      );
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
    const { expression: asked, name } = node.expression;
    const [argument] = node.arguments;
    if (!argument || !isFamily(argument)) return false;
    if (name.text === 'test') return true;
    return (
      (name.text === 'has' || name.text === 'includes') && (sets.has(asked.getText()) || namesOne(asked))
    );
  }

  visit(file);
  return found;
}

function isComparison(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}

/** `family`, `image.family`, `image?.family ?? ''`. */
function isFamily(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === 'family';
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'family';
  if (ts.isParenthesizedExpression(node)) return isFamily(node.expression);
  return ts.isBinaryExpression(node) && isFamily(node.left);
}
