import type { WriteStream } from 'node:tty';

/** What a terminal can show. */
export type Terminal = {
  readonly colour: boolean;
  readonly hyperlinks?: boolean;
  readonly columns?: number;
};

type Output = Partial<Pick<WriteStream, 'columns' | 'isTTY'>>;

/** What is known of the terminal that is written to, if it is one. */
export function terminalOf({ columns, isTTY }: Output, asked: { readonly color?: boolean }): Terminal {
  const colour = isColoured(isTTY === true, asked.color !== false);
  if (isTTY !== true) return { colour };
  return { colour, hyperlinks: colour && opensLinks(), ...(columns && { columns }) };
}

/** An option comes before FORCE_COLOR, that before NO_COLOR, https://no-color.org, and that before what the output is. */
function isColoured(isTerminal: boolean, isAllowed: boolean): boolean {
  const { FORCE_COLOR = '', NO_COLOR = '', TERM } = process.env;
  if (!isAllowed) return false;
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return NO_COLOR === '' && isTerminal && TERM !== 'dumb';
}

const openingPrograms: ReadonlySet<string> = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper']);
const openingTerminals: ReadonlySet<string> = new Set(['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot']);

/** Terminals that say who they are and open links, https://github.com/Alhadis/OSC8-Adoption. */
function opensLinks(): boolean {
  const { CI, KONSOLE_VERSION, TERM = '', TERM_PROGRAM = '', VTE_VERSION, WT_SESSION } = process.env;
  if (CI !== undefined) return false;
  return (
    openingPrograms.has(TERM_PROGRAM) ||
    openingTerminals.has(TERM) ||
    // VTE 0.50 and Konsole 20.12 brought them.
    Number(VTE_VERSION ?? 0) >= 5000 ||
    Number(KONSOLE_VERSION ?? 0) >= 201200 ||
    WT_SESSION !== undefined
  );
}
