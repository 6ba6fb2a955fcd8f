import { type SemanticTokensLegend, SemanticTokenTypes } from 'vscode-languageserver';
import type { TokenKind } from '../../lib/editor/tokens';

/** Kinds of words by the names that colour themes of editors know. */
const kinds: ReadonlyMap<TokenKind, SemanticTokenTypes> = new Map([
  ['comment', SemanticTokenTypes.comment],
  ['directive', SemanticTokenTypes.macro],
  ['keyword', SemanticTokenTypes.keyword],
  ['flag', SemanticTokenTypes.parameter],
  ['name', SemanticTokenTypes.property],
  ['image', SemanticTokenTypes.namespace],
  ['stage', SemanticTokenTypes.class],
  ['string', SemanticTokenTypes.string],
  ['variable', SemanticTokenTypes.variable],
  ['delimiter', SemanticTokenTypes.operator],
]);

const types = [...new Set(kinds.values())];

export const tokenLegend: SemanticTokensLegend = { tokenTypes: types, tokenModifiers: [] };

export const tokenTypes = {
  /** Position in the legend; undefined for what has no colour. */
  of(kind: TokenKind): number | undefined {
    const type = kinds.get(kind);
    return type === undefined ? undefined : types.indexOf(type);
  },
};
