import { visible } from '../text/visible';
import { wellFormed } from '../text/well-formed';

/** Words for people where nothing is made of Markdown: without the marks of code. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}

/** A text as one line that a terminal may show and UTF-8 can write. */
export function shown(text: string): string {
  return wellFormed(visible(text));
}
