import { expand, expandHeredoc, expandWords, needsExpansion } from '../dockerfile/expand';
import type {
  Expansion as ExpandedText,
  ExpansionError,
  ExpansionOfWords,
  Lookup,
} from '../dockerfile/expansion';
import type { Dockerfile } from '../dockerfile/syntax';
import type { Budget } from '../text/budget';
import { type Scope, variableIn } from './variables';

type NotKnown =
  /** `variables` have no value; none are named when the text became too long to follow. */
  | { readonly kind: 'unknown'; readonly variables: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

export type Expansion = { readonly kind: 'known'; readonly text: string } | NotKnown;
export type WordsExpansion = { readonly kind: 'known'; readonly texts: readonly string[] } | NotKnown;

/** Fills in the variables of one Dockerfile. */
export type Expander = {
  expand(text: string, scope: Scope): Expansion;
  /** The same, parted at white space afterwards, as for EXPOSE. */
  expandWords(text: string, scope: Scope): WordsExpansion;
  expandHeredoc(content: string, scope: Scope): Expansion;
};

/** `budget`: what all that is expanded may amount to; what comes later is not known. */
export function makeExpander(
  { escape: escapeCharacter }: Pick<Dockerfile, 'escape'>,
  budget: Budget,
): Expander {
  function run<T extends ExpandedText | ExpansionOfWords>(
    text: string,
    scope: Scope,
    attempt: (lookup: Lookup) => T | ExpansionError,
    lengthOf: (result: T) => number,
  ): T | NotKnown {
    if (budget.isSpent) return { kind: 'unknown', variables: [] };
    const result = settle(text, scope, attempt);
    if (result.kind === 'value') budget.take(lengthOf(result));
    return result;
  }

  return {
    expand(text, scope) {
      if (!needsExpansion(text, escapeCharacter)) return { kind: 'known', text };
      const result = run(text, scope, (lookup) => expand(text, lookup, escapeCharacter), lengthOfText);
      return result.kind === 'value' ? { kind: 'known', text: result.value } : result;
    },
    expandWords(text, scope) {
      if (!needsExpansion(text, escapeCharacter)) return { kind: 'known', texts: [text] };
      const result = run(text, scope, (lookup) => expandWords(text, lookup, escapeCharacter), lengthOfWords);
      return result.kind === 'value'
        ? { kind: 'known', texts: result.words.map((word) => word.text) }
        : result;
    },
    expandHeredoc(content, scope) {
      if (!content.includes('$') && !content.includes('\\')) return { kind: 'known', text: content };
      const result = run(content, scope, (lookup) => expandHeredoc(content, lookup), lengthOfText);
      return result.kind === 'value' ? { kind: 'known', text: result.value } : result;
    },
  };
}

function lengthOfText({ value }: ExpandedText): number {
  return value.length;
}

function lengthOfWords({ words }: ExpansionOfWords): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

/**
 * A variable that nobody sets, but that a build argument or the base image could set, is not known where it is
 * used plainly. Where the line itself says what holds without it (`${NAME:-default}`), that is taken.
 */
function settle<T extends ExpandedText | ExpansionOfWords>(
  text: string,
  scope: Scope,
  attempt: (lookup: Lookup) => T | ExpansionError,
): T | NotKnown {
  const open = new Set<string>();
  const result = attempt((name) => {
    const variable = variableIn(scope, name);
    if (variable?.value !== undefined) return { value: variable.value };
    if (variable !== undefined && variable.isUnset !== true) return { unknown: true };
    if (variable !== undefined || !scope.complete) open.add(name);
    return undefined;
  });
  if (result.kind === 'error') {
    const required = result.code === 'required' ? result.references.at(-1)?.name : undefined;
    // A build that must be given an argument is no mistake of the file.
    if (required !== undefined && variableIn(scope, required)?.isUnset === true)
      return { kind: 'unknown', variables: [required] };
    return { kind: 'failed', message: `failed to process "${text}": ${result.error}` };
  }
  const unknown = [...result.unknown, ...result.unset.filter((name) => open.has(name))];
  return unknown.length === 0 ? result : { kind: 'unknown', variables: [...new Set(unknown)] };
}
