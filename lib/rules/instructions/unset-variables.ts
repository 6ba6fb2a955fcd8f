import { expand, expandHeredoc } from '../../dockerfile/expand';
import type { ExpandOptions, Lookup } from '../../dockerfile/expansion';
import type { Heredoc, Word } from '../../dockerfile/syntax';
import type { Variables } from '../../stages/stage';
import type { Span } from '../../text/span';

/** A variable used where it has no value, without saying what holds then. */
export type UnsetUse = {
  readonly name: string;
  readonly span: Span;
  /** Where the name alone stands; undefined where an escaped line end is within the word. */
  readonly nameSpan: Span | undefined;
};

/** Looks variables up where an instruction stands: an ARG that only a build can set has a value we do not know. */
export function lookupIn(variables: Variables): Lookup {
  return (name) => {
    const variable = variables.get(name);
    if (variable === undefined) return undefined;
    return variable.value === undefined ? { unknown: true } : { value: variable.value };
  };
}

/** The uses of variables in a word that `lookup` does not find; `${NAME:-default}` and its like do not count,
 * nor what stands in a `${NAME:+…}` that is left out. */
export function unsetUses(
  { text, span }: Word,
  lookup: Lookup,
  escapeCharacter: '\\' | '`',
  options?: ExpandOptions,
): readonly UnsetUse[] {
  if (!text.includes('$')) return [];
  return unsetIn(expand(text, lookup, escapeCharacter, options).references, text, span);
}

/** The same for the body of a here-document. */
export function unsetInHeredoc({ content, bodySpan }: Heredoc, lookup: Lookup): readonly UnsetUse[] {
  if (!content.includes('$')) return [];
  return unsetIn(expandHeredoc(content, lookup).references, content, bodySpan);
}

function unsetIn(
  references: ReturnType<typeof expand>['references'],
  text: string,
  span: Span,
): readonly UnsetUse[] {
  const isWhole = span.end - span.start === text.length;
  const leftOut = references.filter(({ modifier, state }) => state === 'unset' && modifier.endsWith('+'));
  return references.flatMap(({ name, start, end, modifier, state }): UnsetUse[] => {
    if (state !== 'unset' || '-+?'.includes(modifier.at(-1) ?? ' ')) return [];
    if (leftOut.some((outer) => outer.start < start && end < outer.end)) return [];
    if (!isWhole) return [{ name, span, nameSpan: undefined }];
    const nameStart = span.start + start + (text.charAt(start + 1) === '{' ? 2 : 1);
    return [
      {
        name,
        span: { start: span.start + start, end: span.start + end },
        nameSpan: { start: nameStart, end: nameStart + name.length },
      },
    ];
  });
}
