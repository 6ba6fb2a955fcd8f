import { type Table, table } from '../text/table';
import type { SecretPlace } from './secret';

/** One line of the text and what it belongs to. */
export type PlacedLine = {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  readonly place: SecretPlace;
  /** "ENV", "RUN", "a comment". */
  readonly where: string;
  /** Where the arguments begin, on the first line of an instruction. */
  readonly argumentsAt: number | undefined;
  /** The next line that is not a comment goes on with what this one says. */
  readonly continues: boolean;
};

const keyword = /^[ \t]*([A-Za-z]+)[ \t]+/;
const heredoc = /(?<!<)<<-?(?:"([^"\s]{1,64})"|'([^'\s]{1,64})'|([A-Za-z_]\w{0,63}))/g;
const places: Table<SecretPlace> = table({
  ENV: 'env',
  ARG: 'arg',
  LABEL: 'label',
  RUN: 'run',
  COPY: 'file',
  ADD: 'file',
});

/**
 * The lines of a Dockerfile with the instruction each belongs to, through continued lines and here-documents.
 * Works on any text: it only has to say where a secret stands, never to refuse.
 */
export function placedLines(text: string): readonly PlacedLine[] {
  const lines: PlacedLine[] = [];
  const escapeCharacter = /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(text.slice(0, 1000)) ? '`' : '\\';
  const delimiters: string[] = [];
  let instruction: string | undefined;
  let continues = false;

  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length + 1 : newline + 1;
    const end = text[next - 2] === '\r' ? next - 2 : next - 1;
    const line = text.slice(start, end);

    if (!continues && delimiters.length > 0) {
      if (line.trim() === delimiters[0]) delimiters.shift();
      else {
        const goesOn = line.endsWith('\\');
        lines.push({ start, end, ...inHeredoc(instruction), argumentsAt: undefined, continues: goesOn });
      }
    } else if (/^[ \t]*#/.test(line)) {
      lines.push({ start, end, place: 'comment', where: 'a comment', argumentsAt: undefined, continues });
    } else {
      const begun = continues ? null : keyword.exec(line);
      if (!continues) instruction = begun?.[1]?.toUpperCase();
      const argumentsAt = begun ? start + begun[0].length : undefined;
      if (line.includes('<<') && /^(RUN|COPY|ADD)$/.test(instruction ?? '')) {
        for (const match of line.matchAll(heredoc)) delimiters.push(match[1] ?? match[2] ?? match[3] ?? '');
      }
      // A blank line inside a continued instruction does not end it.
      continues = line.trimEnd().endsWith(escapeCharacter) || (continues && line.trim() === '');
      lines.push({ start, end, ...inInstruction(instruction), argumentsAt, continues });
    }
    start = next;
  }
  return lines;
}

/** The lines of a text that is a file by itself. */
export function linesOfFile(text: string): readonly PlacedLine[] {
  const lines: PlacedLine[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const continues = text[end - 1] === '\\';
    lines.push({ start, end, place: 'file', where: 'a file', argumentsAt: undefined, continues });
    start = end + 1;
  }
  return lines;
}

function inInstruction(instruction: string | undefined): Pick<PlacedLine, 'place' | 'where'> {
  if (instruction === undefined) return { place: 'other', where: 'the text' };
  return { place: places[instruction] ?? 'other', where: instruction };
}

function inHeredoc(instruction: string | undefined): Pick<PlacedLine, 'place' | 'where'> {
  if (instruction === 'RUN') return { place: 'run', where: 'RUN' };
  return { place: 'file', where: `a here-document of ${instruction}` };
}
