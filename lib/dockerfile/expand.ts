import { ShellLexer } from './shell-lexer';

/** What is known of a variable: its value, that it has one we do not know, or (undefined) that it is not set. */
export type Lookup = (name: string) => { readonly value: string } | { readonly unknown: true } | undefined;

/** One use of a variable, `$name` or `${name…}` with its offsets in the text. */
export type VariableReference = {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `-`, `:-`, `+`, `:+`, `?`, `:?`, `#`, `##`, `%`, `%%`, `/`, `//`; empty for a plain use. */
  readonly modifier: string;
  readonly state: 'set' | 'unset' | 'unknown';
};

export type ExpansionErrorCode =
  | 'bad-substitution'
  | 'bad-pattern'
  | 'required'
  | 'unsupported-modifier'
  | 'unterminated-quote'
  | 'unterminated-variable';

export type ExpansionError = {
  readonly kind: 'error';
  readonly code: ExpansionErrorCode;
  readonly error: string;
  /** Offset in the text near which it was noticed. */
  readonly at: number;
  readonly references: readonly VariableReference[];
};

type Found = {
  /** Names used without a value and without a default or alternative. */
  readonly unset: readonly string[];
  /** Names whose value is not known: the result then is not certain, their uses stand in it as written. */
  readonly unknown: readonly string[];
  readonly references: readonly VariableReference[];
};

export type Expansion = Found & { readonly kind: 'value'; readonly value: string };

/** A word after expansion, with where it comes from in the text. */
export type ExpandedWord = { readonly text: string; readonly start: number; readonly end: number };

export type ExpansionOfWords = Found & { readonly kind: 'value'; readonly words: readonly ExpandedWord[] };

export type ExpandOptions = {
  /** `remove` them, `keep` them while obeying them, or `ignore` them: ordinary characters, as in here-documents. */
  readonly quotes?: 'remove' | 'keep' | 'ignore';
  readonly keepEscapes?: boolean;
  /** Uses of variables that are not set stay as written. */
  readonly keepUnset?: boolean;
};

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
