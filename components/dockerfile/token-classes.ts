import type { TokenKind } from './tokens';

/** One look for code in the editor and on the page. */
export const tokenClasses = {
  comment: 'text-(--code-token-comment) italic',
  directive: 'text-(--code-token-comment)',
  keyword: 'text-(--code-token-keyword) font-medium',
  flag: 'text-(--code-token-keyword)',
  name: '',
  image: 'font-medium',
  stage: 'text-(--code-token-keyword)',
  string: 'text-(--code-token-string)',
  variable: 'text-(--code-token-constant)',
  delimiter: 'text-(--code-token-keyword)',
  invalid: 'text-error',
} as const satisfies Record<TokenKind, string>;
