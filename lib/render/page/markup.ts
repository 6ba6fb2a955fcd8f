import { visible, visibleExcept } from '../../text/visible';

/** Pieces of Markdown. Whatever a text holds, what comes out is neither HTML nor markup that nobody meant: CommonMark 0.31, 2.4. */

/** What Markdown or HTML would obey within a line, and what would begin a heading, a list or a rule. */
const obeyed = /[\\`*[\]|~&<>_]|^\s*(?:[#+=-]|\d)/;

/** A text from anywhere, on one line, read as it stands. */
export function plain(text: string): string {
  const shown = visible(text);
  if (!obeyed.test(shown)) return shown;
  return shown
    .replace(/[\\`*[\]|]|~~+/g, (mark) => [...mark].map((each) => `\\${each}`).join(''))
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** As it stands, in the font of code; fenced by more backticks than it has in a row. */
export function code(text: string): string {
  const shown = visible(text);
  if (shown === '') return '';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const space = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** Several lines as they stand. */
export function fenced(text: string, language: string): string {
  const shown = text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => visibleExcept('\t', line))
    .join('\n')
    .replace(/\n$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** A link; an address that no browser should open is left out, and the label stands alone. */
export function link(label: string, address: string): string {
  const isOpen = /^(?:https?:\/\/|plinth:\/\/|\/(?!\/))/.test(address);
  return isOpen ? `[${plain(label)}](${addressOf(address)})` : plain(label);
}

function addressOf(address: string): string {
  return visible(address).replace(/[\s()<>"'\\`|[\]]/g, (each) => {
    const escaped = encodeURIComponent(each);
    return escaped === each ? `%${each.charCodeAt(0).toString(16)}` : escaped;
  });
}

const inline = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[([^[\]\n]+)\]\((https?:\/\/[^\s)[]+|\/[^\s)[]*)\)/g;

const inlineCode = /`([^`\n]+)`/g;

/** A sentence of our own: its code, strong words and links stay, and nothing else. */
export function prose(text: string): string {
  return keeping(inline, text);
}

/** A sentence about a file, in which its names may stand: its code stays, and nothing else. */
export function sentence(text: string): string {
  return keeping(inlineCode, text);
}

function keeping(kept: RegExp, text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const match of text.matchAll(kept)) {
    const [whole, inCode, strong, label, address] = match;
    parts.push(between(text.slice(at, match.index), at));
    if (inCode !== undefined) parts.push(code(inCode));
    else if (strong !== undefined) parts.push(`**${plain(strong)}**`);
    else if (label !== undefined && address !== undefined) parts.push(link(label, address));
    at = match.index + whole.length;
  }
  return parts.join('') + between(text.slice(at), at);
}

/** The same where something stands before it on its line: it begins none. */
export function within(text: string): string {
  return plain(`x${text}`).slice(1);
}

function between(text: string, at: number): string {
  return at === 0 ? plain(text) : within(text);
}

/** Paragraphs and lists of our own writing, as rules have them. */
export function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split('\n').map((line) => line.trim());
      return lines.every((line) => /^[-*] /.test(line))
        ? bullets(lines.map((line) => prose(line.slice(2))))
        : prose(lines.join(' '));
    })
    .join('\n\n');
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** A table; cells are Markdown of one line. */
export function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A bar within a cell begins another, in code too, unless it is escaped. */
function cell(markdown: string): string {
  return markdown.replace(/\\?\|/g, '\\|').replaceAll('\n', ' ');
}

/** Parts with an empty line between them; those that are undefined or empty are left out. */
export function document(parts: readonly (string | undefined | false)[]): string {
  return `${parts.filter((part) => typeof part === 'string' && part !== '').join('\n\n')}\n`;
}
