import type { ExpandOptions, Expansion, ExpansionError, ExpansionOfWords, Lookup } from './expansion';
import { ShellLexer } from './shell-lexer';

/** Fills in variables and takes quotes and escapes away, as BuildKit does for one word: white space stays. */
export function expand(
  text: string,
  lookup: Lookup,
  escapeCharacter: '\\' | '`',
  options: ExpandOptions = {},
): Expansion | ExpansionError {
  if (!needsExpansion(text, escapeCharacter)) {
    return { kind: 'value', value: text, unset: [], unknown: [], references: [] };
  }
  const lexer = new ShellLexer(text, lookup, escapeCharacter, options);
  const value = lexer.readAll(false);
  if (lexer.failure !== undefined) return lexer.failure;
  return { kind: 'value', value, ...lexer.found() };
}

/** The same, then parted at white space that is neither quoted nor escaped. */
export function expandWords(
  text: string,
  lookup: Lookup,
  escapeCharacter: '\\' | '`',
  options: ExpandOptions = {},
): ExpansionOfWords | ExpansionError {
  const lexer = new ShellLexer(text, lookup, escapeCharacter, options);
  lexer.readAll(true);
  if (lexer.failure !== undefined) return lexer.failure;
  return { kind: 'value', words: lexer.words.end(), ...lexer.found() };
}

/** The body of a here-document of COPY or ADD with an unquoted delimiter. The escape is the backslash in any file. */
export function expandHeredoc(content: string, lookup: Lookup): Expansion | ExpansionError {
  return expand(content, lookup, '\\', { quotes: 'ignore' });
}

/** False where expansion would change nothing whatever the variables are. */
export function needsExpansion(text: string, escapeCharacter: '\\' | '`'): boolean {
  const escapeCode = escapeCharacter.charCodeAt(0);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x24 || code === 0x22 || code === 0x27 || code === escapeCode) return true;
  }
  return false;
}
