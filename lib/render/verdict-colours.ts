import type { Verdict } from '../report/report';

/** Where there are no style sheets, those of a light page. White words are read on each of them. */
export const verdictColours = {
  'runs-as-is': '#14683a',
  'runs-with-changes': '#835400',
  'does-not-run': '#ac2318',
  'not-known': '#5b5664',
} as const satisfies Record<Verdict, string>;
