/** A word of a line. `isName`: it only names what the line is about, and may be another in what somebody else has seen. */
export type LineWord = { readonly text: string; readonly isName: boolean };

/** Longest text of one word that is looked at; what is longer is a hash, a token or a blob. */
const longestWord = 120;

/** Set phrases that mean one thing, as the system and its shells write it. */
const phrases: readonly (readonly [string, string])[] = [
  ['no such file or directory', ' enoent '],
  ['executable file not found in $path', ' not-in-path '],
  ['cannot open shared object file', ' no-shared-object '],
  ['operation not permitted', ' eperm '],
  ['permission denied', ' eacces '],
  ['connection refused', ' econnrefused '],
  ['exec format error', ' enoexec '],
  ['[[: not found', ' double-bracket not-found '],
  // A list of the exec form that the shell was given: `[npm,: not found`.
  [',: not found', ' list-as-program not-found '],
  ['command not found', ' not-found '],
  ['not found', ' not-found '],
];

/** Says nothing of what went wrong. */
const empty: ReadonlySet<string> = new Set(
  'a an and are as at be by error errors for from in is it line of on or that the this to was with err'.split(
    ' ',
  ),
);

/**
 * The words of a line that is pasted or stands with a rule. Numbers and versions count as any other, so that
 * `GLIBC_2.34` and `GLIBC_2.38` are the same; paths, addresses and what stands in quotes are names.
 */
export function wordsOf(line: string): readonly LineWord[] {
  let text = line.toLowerCase().replace(/^(?:\/bin\/)?(?:ba|da|a)?sh: /, ' shell-says ');
  for (const [phrase, word] of phrases) text = text.replaceAll(phrase, word);
  const words: LineWord[] = [];
  let at = 0;
  for (const { start, end } of quotesIn(text)) {
    addWords(words, text.slice(at, start), false);
    addWords(words, text.slice(start, end), true);
    at = end;
  }
  addWords(words, text.slice(at), false);
  return words;
}

const opening = /["'`‘“]/;
const closing = /["'`’”]/;
const longestQuote = 80;

/** What stands in quotes; an apostrophe within a word opens none. */
function quotesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!opening.test(text.charAt(at)) || (at > 0 && !/[\s([:=,]/.test(text.charAt(at - 1)))) continue;
    const end = closingFrom(text, at + 1);
    if (end === undefined || end === at + 1) continue;
    found.push({ start: at + 1, end });
    at = end;
  }
  return found;
}

function closingFrom(text: string, start: number): number | undefined {
  for (let at = start; at < text.length && at <= start + longestQuote; at += 1)
    if (closing.test(text.charAt(at))) return at;
  return undefined;
}

function addWords(words: LineWord[], text: string, isQuoted: boolean): void {
  for (const written of text.split(/[\s"'`‘’“”()[\]{},;:<>|=…]+/)) {
    const word = written.replace(/^[.!?*×-]{1,8}|[.!?*-]{1,8}$/g, '');
    if (word === '' || word.length > longestWord || empty.has(word)) continue;
    const plain = word.replaceAll(/\d+(?:\.\d+)*/g, '#');
    if (plain === '#') continue;
    if (plain.includes('/')) {
      words.push({ text: '/', isName: true }, { text: plain, isName: true });
    } else words.push({ text: plain, isName: isQuoted });
  }
}
