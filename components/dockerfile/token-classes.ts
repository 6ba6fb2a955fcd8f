import type { TokenKind } from '@/lib/editor/tokens';

/** One look for code in the editor and on the page, of `app/styles/listing.css`: short, as a page has thousands. */
export const tokenClasses = {
  comment: 'tok-c',
  directive: 'tok-d',
  keyword: 'tok-k',
  flag: 'tok-f',
  name: '',
  image: 'tok-i',
  stage: 'tok-f',
  string: 'tok-s',
  variable: 'tok-v',
  delimiter: 'tok-f',
  invalid: 'tok-x',
} as const satisfies Record<TokenKind, string>;
