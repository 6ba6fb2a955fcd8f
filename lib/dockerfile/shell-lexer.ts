import {
  closeBrace,
  colon,
  dollar,
  doubleQuote,
  lessThan,
  openBrace,
  singleQuote,
  skipSpaces,
  slash,
} from './characters';
import type { ExpandOptions, Expansion, ExpansionError, ExpansionErrorCode, Lookup } from './expansion';
import { modify, type Outcome, replace, unsupported, type Value } from './parameter';
import { readVariableName } from './variable-name';
import { VariableUses } from './variable-uses';
import { WordSplitter } from './word-splitter';

const endOfText = -1;

/** Deeper nesting than any file has; beyond it the value counts as not known. */
const deepest = 100;
/** The longest string Linux hands to a program; beyond it the value counts as not known. */
const longest = 131_072;
/** What matching patterns may cost for each character of the text; beyond it the value counts as not known. */
const stepsPerCharacter = 64;

const lookingFor = 'unexpected end of statement while looking for matching';

type Use = { readonly name: string; readonly start: number };

/**
 * The lexer behind `expand`: one pass over the text by BuildKit's rules.
 * `readAll` gives the text expanded; `words` then the same parted at white space.
 */
export class ShellLexer {
  failure: ExpansionError | undefined;
  private at = 0;
  private depth = 0;
  private steps = 0;
  private isTooMuch = false;
  private keepEscapes: boolean;
  private readonly escapeCode: number;
  private readonly uses = new VariableUses();
  readonly words = new WordSplitter();

  constructor(
    private readonly text: string,
    private readonly lookup: Lookup,
    escapeCharacter: '\\' | '`',
    private readonly options: ExpandOptions,
  ) {
    this.escapeCode = escapeCharacter.charCodeAt(0);
    this.keepEscapes = options.keepEscapes === true;
  }

  readAll(splits: boolean): string {
    const value = this.readUntil(endOfText, this.keepEscapes, splits ? this.words : undefined);
    if (!this.isTooMuch) return value;
    this.failure = undefined;
    return this.text;
  }

  found(): Pick<Expansion, 'unset' | 'unknown' | 'references'> {
    return this.uses.found(!this.isTooMuch);
  }

  private fail(code: ExpansionErrorCode, error: string): string {
    this.failure ??= { kind: 'error', code, error, at: this.at, references: this.uses.all };
    return '';
  }

  /** Whatever went wrong within `${…`, at the end of the text it is the brace that is missing. */
  private failAtEnd(error: string): string {
    if (this.at < this.text.length) return '';
    this.failure = undefined;
    return this.fail('unterminated-variable', error);
  }

  private giveUp(): string {
    this.isTooMuch = true;
    return this.fail('unterminated-variable', '');
  }

  private readUntil(stop: number, keepEscapes: boolean, words: WordSplitter | undefined): string {
    if (this.depth > deepest) return this.giveUp();
    const outer = this.keepEscapes;
    this.keepEscapes = keepEscapes;
    this.depth++;
    const result = this.readPieces(stop, words);
    this.depth--;
    this.keepEscapes = outer;
    return this.failure === undefined ? result : '';
  }

  private readPieces(stop: number, words: WordSplitter | undefined): string {
    let result = '';
    while (this.at < this.text.length && this.failure === undefined) {
      const start = this.at;
      const code = this.text.charCodeAt(start);
      if (code === stop) {
        this.at++;
        return result;
      }
      const isOrdinary = this.isOrdinary(code);
      const piece = isOrdinary ? this.readOrdinary(stop) : this.readSpecial(code);
      result += piece;
      if (result.length > longest) this.giveUp();
      if (isOrdinary) words?.addWritten(piece, start);
      else if (code === dollar) words?.addValue(piece, start, this.at);
      else words?.addQuoted(piece, start, this.at);
    }
    if (stop !== endOfText) this.fail('unterminated-variable', `${lookingFor} ${String.fromCharCode(stop)}`);
    return result;
  }

  private isOrdinary(code: number): boolean {
    if (code === dollar || code === this.escapeCode) return false;
    if (this.options.quotes === 'ignore') return true;
    return code !== singleQuote && code !== doubleQuote && code !== lessThan;
  }

  private readOrdinary(stop: number): string {
    const { text } = this;
    const start = this.at++;
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === stop || !this.isOrdinary(code)) break;
    }
    return text.slice(start, this.at);
  }

  private readSpecial(code: number): string {
    if (code === dollar) return this.readDollar();
    if (code === singleQuote) return this.readSingleQuoted();
    if (code === doubleQuote) return this.readDoubleQuoted();
    return code === lessThan ? this.readLess() : this.readEscape();
  }

  private readEscape(): string {
    const start = this.at;
    this.at = Math.min(start + 2, this.text.length);
    return this.text.slice(this.keepEscapes ? start : start + 1, this.at);
  }

  /** White space behind `<<` belongs to the word, so that `<< EOF` is one. */
  private readLess(): string {
    const start = this.at++;
    if (this.text.charCodeAt(this.at) !== lessThan) return '<';
    this.at = skipSpaces(this.text, this.at + 1, this.text.length);
    return this.text.slice(start, this.at);
  }

  private readSingleQuoted(): string {
    const start = this.at;
    const close = this.text.indexOf("'", start + 1);
    this.at = close === -1 ? this.text.length : close + 1;
    if (close === -1) return this.fail('unterminated-quote', `${lookingFor} single-quote`);
    const shown = this.options.quotes === 'keep' ? 0 : 1;
    return this.text.slice(start + shown, this.at - shown);
  }

  private readDoubleQuoted(): string {
    const { text } = this;
    const mark = this.options.quotes === 'keep' ? '"' : '';
    let result = mark;
    this.at++;
    while (this.at < text.length && this.failure === undefined) {
      const code = text.charCodeAt(this.at);
      if (code === doubleQuote) {
        this.at++;
        return result + mark;
      }
      if (code === dollar) result += this.readDollar();
      else if (code === this.escapeCode) result += this.readQuotedEscape();
      else result += text.charAt(this.at++);
      if (result.length > longest) return this.giveUp();
    }
    return this.fail('unterminated-quote', `${lookingFor} double-quote`);
  }

  /** Within double quotes an escape is one only before `"`, `$` and itself. */
  private readQuotedEscape(): string {
    const written = this.text.charAt(this.at++);
    const next = this.text.charCodeAt(this.at);
    const kept = this.keepEscapes ? written : '';
    if (this.at >= this.text.length) return kept;
    if (next !== doubleQuote && next !== dollar && next !== this.escapeCode) return kept + written;
    this.at++;
    return kept + String.fromCharCode(next);
  }

  private readDollar(): string {
    const { text } = this;
    const start = this.at++;
    if (text.charCodeAt(this.at) !== openBrace) {
      const name = this.readName();
      return name === '' ? '$' : this.plain({ name, start });
    }
    this.at++;
    if (this.at >= text.length) return this.fail('unterminated-variable', "syntax error: missing '}'");
    const first = text.charCodeAt(this.at);
    if (first === openBrace || first === closeBrace || first === colon) {
      return this.fail('bad-substitution', 'syntax error: bad substitution');
    }
    const use = { name: this.readName(), start };
    const operator = text.charAt(this.at++);
    switch (operator) {
      case '}':
        return this.plain(use);
      case '':
        return this.fail('unterminated-variable', "syntax error: missing '}'");
      case ':':
        return this.modified(use, text.charAt(this.at++), true);
      case '+':
      case '-':
      case '?':
      case '#':
      case '%':
        return this.modified(use, operator, false);
      case '/':
        return this.replaced(use);
      default:
        return this.settle(unsupported(operator));
    }
  }

  private readName(): string {
    const start = this.at;
    this.at = readVariableName(this.text, start);
    return this.text.slice(start, this.at);
  }

  private valueOf({ name, start }: Use, modifier: string): Value {
    const found = this.lookup(name);
    const state = found === undefined ? 'unset' : 'value' in found ? 'set' : 'unknown';
    this.uses.add({ name, start, end: this.at, modifier, state });
    return { state, text: found !== undefined && 'value' in found ? found.value : '' };
  }

  /** What stands in the result where there is no value to put there. */
  private isKept({ state }: Value): boolean {
    return state === 'unknown' || (state === 'unset' && this.options.keepUnset === true);
  }

  private plain(use: Use): string {
    const value = this.valueOf(use, '');
    return this.isKept(value) ? this.text.slice(use.start, this.at) : value.text;
  }

  private modified(use: Use, operator: string, nullIsUnset: boolean): string {
    const isPattern = operator === '#' || operator === '%';
    const modifier = nullIsUnset ? `:${operator}` : operator;
    if (nullIsUnset && isPattern) return this.settle(unsupported(modifier));
    const word = this.readUntil(closeBrace, isPattern, undefined);
    if (this.failure !== undefined) return this.failAtEnd("syntax error: missing '}'");
    const isLong = isPattern && word.startsWith(operator);
    const value = this.valueOf(use, isLong ? operator + operator : modifier);
    if (this.isKept(value)) return this.written(use, value, modifier + word);
    const { name } = use;
    return this.settle(
      modify(value, { name, operator, nullIsUnset, word }, (steps) => this.canAfford(steps)),
    );
  }

  private replaced(use: Use): string {
    const all = this.text.charCodeAt(this.at) === slash;
    if (all) this.at++;
    const pattern = this.readUntil(slash, true, undefined);
    if (this.failure !== undefined) return this.failAtEnd(`syntax error: missing '/' in \${}`);
    const replacement = this.readUntil(closeBrace, true, undefined);
    if (this.failure !== undefined) return this.failAtEnd("syntax error: missing '}'");
    const value = this.valueOf(use, all ? '//' : '/');
    if (this.isKept(value)) return this.written(use, value, `/${pattern}/${replacement}`);
    return this.settle(replace(value.text, pattern, replacement, all, (steps) => this.canAfford(steps)));
  }

  /** An unknown value leaves the text as it is; an unset one that is kept is put together again, as BuildKit does. */
  private written({ name, start }: Use, { state }: Value, rest: string): string {
    return state === 'unknown' ? this.text.slice(start, this.at) : `\${${name}${rest}}`;
  }

  private settle(outcome: Outcome): string {
    if (outcome === undefined) return this.giveUp();
    return typeof outcome === 'string' ? outcome : this.fail(outcome.code, outcome.error);
  }

  private canAfford(steps: number): boolean {
    this.steps += steps;
    return this.steps <= stepsPerCharacter * (this.text.length + 256);
  }
}
