import { wellFormed } from '../text/well-formed';
import { columnsOf } from '../text/width';
import type { Setting } from './format';

export type Paint = (code: string, text: string) => string;

export const bold = '1';
export const dim = '2';

/** How the terminal shows what it is given; as it is, where it has no colours. */
export function painter({ colour }: Pick<Setting, 'colour'>): Paint {
  return colour ? (code, text) => `\u001b[${code}m${text}\u001b[0m` : (_, text) => text;
}

/**
 * Words that open an address; the words alone where the terminal opens none.
 * https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda: only printable ASCII stands in an address.
 */
export function linkOf(
  words: string,
  url: string | undefined,
  { hyperlinks = false }: Pick<Setting, 'hyperlinks'>,
): string {
  return url === undefined || !hyperlinks || !opens(url)
    ? words
    : `\u001b]8;;${asciiOf(url)}\u001b\\${words}\u001b]8;;\u001b\\`;
}

/** Whether it is the address of a page, and no name of an image or a file. */
export function opens(url: string): boolean {
  return url.startsWith('https://') || url.startsWith('http://');
}

/** All that may stand in the address of a link. */
function asciiOf(url: string): string {
  return wellFormed(url).replace(/[^!-~]/gu, encodeURIComponent);
}

/** Narrower, a hanging indent leaves no room for words. */
const fewestColumns = 40;

/**
 * Words behind `first`, broken at blanks where the terminal has a width. What goes on stands under what began, or
 * `hang` further in.
 */
export function broken(
  first: string,
  words: string,
  { columns }: Pick<Setting, 'columns'>,
  { hang = 0, show = (line: string) => line } = {},
): readonly string[] {
  if (columns === undefined || columns < fewestColumns) return [first + show(words)];
  const indent = ' '.repeat(columnsOf(first) + hang);
  const lines: string[] = [];
  let line: string[] = [];
  let width = indent.length - hang;
  for (const word of words.split(' ')) {
    const more = columnsOf(word) + (line.length === 0 ? 0 : 1);
    if (line.length > 0 && width + more > columns) {
      lines.push(line.join(' '));
      line = [];
      width = indent.length + columnsOf(word);
    } else width += more;
    line.push(word);
  }
  lines.push(line.join(' '));
  return lines.map((text, at) => (at === 0 ? first : indent) + show(text));
}
