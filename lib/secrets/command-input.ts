import { readDocument, type WrittenCommand } from './command-lines';
import { inside, linesOf, type Value, valueOf } from './command-values';

/** Words before a program that start it, or that a script has there; their options and numbers are passed over with them. */
export const startsProgram =
  /^(?:sudo|doas|env|exec|time|nohup|nice|command|builtin|timeout|retry|xargs|gosu|su-exec|runuser|tini|dumb-init|chroot|winpty|if|then|else|elif|do|while|until|!|\{|\$|>|@|-|RUN|CMD|ENTRYPOINT|[0-9]+[smh]?|-\S*|\w+=.*)$/;

/** The lines that are written into the input of a command. */
export function writtenInto(text: string, { input, document, from }: WrittenCommand, depth: number): Value[] {
  if (input.length > 0) return input.flatMap((word) => linesOf(text, valueOf(word)));
  if (document) return readDocument(text, document).map(valueOf);
  return depth === 0 ? [] : from.flatMap((each) => writtenBy(text, each, depth));
}

function writtenBy(text: string, command: WrittenCommand, depth: number): Value[] {
  const at = command.words.findIndex((word) => !startsProgram.test(inside(text, word)));
  const [program, ...args] = command.words.slice(Math.max(at, 0));
  const name = program === undefined ? '' : nameOf(inside(text, program));
  if (name === 'cat' || name === 'base64' || name === 'tr' || name === 'tee')
    return writtenInto(text, command, depth - 1);
  if (name !== 'echo' && name !== 'printf' && name !== 'yes' && name !== 'print' && name !== 'write-output')
    return [];
  const plain = args.filter((word) => !/^-[neE]+$/.test(inside(text, word)));
  const isFormat = name === 'printf' && plain.length > 1;
  return (isFormat ? plain.slice(1) : plain).flatMap((word) => linesOf(text, valueOf(word)));
}

/** A program by its name: without directory and ending, in small letters. */
export function nameOf(written: string): string {
  if (written.length > 80) return '';
  return written
    .slice(written.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/\.(?:exe|sh|bat|cmd|phar)$/, '');
}
