import type { Span } from '../text/span';
import { type CommaError, isCommaError, splitAtCommas } from './comma-fields';
import { toSource } from './mapped';
import type { Flag, MappedText, Word } from './syntax';

/** One `key=value` of `--mount` or `--device`; the key in lower case as BuildKit compares it. */
export type FlagOption = {
  readonly key: string;
  /** The whole option as written, quotes taken away. */
  readonly text: string;
  readonly value: Word | undefined;
  readonly span: Span;
};

export type OptionsError = { readonly error: string; readonly span: Span };

/** The options in a flag's value. */
export function readOptions(flag: Flag): readonly FlagOption[] | OptionsError {
  const mapped = flag.mappedValue;
  if (mapped === undefined || mapped.text === '') return [];
  const fields = splitAtCommas(mapped.text);
  if (isCommaError(fields)) return optionsError(fields, flag);
  return fields.map(({ text, start, end }) => {
    const equals = text.indexOf('=');
    const span = toSource(mapped, { start, end });
    if (equals === -1) return { key: text.toLowerCase(), text, value: undefined, span };
    const value = text.slice(equals + 1);
    const key = text.slice(0, equals).toLowerCase();
    return { key, text, value: { text: value, span: valueSpan(mapped, start, end, text, equals) }, span };
  });
}

export function areOptions(options: readonly FlagOption[] | OptionsError): options is readonly FlagOption[] {
  return !('error' in options);
}

/** Exact for a bare field; within quotes, the whole field. */
function valueSpan(mapped: MappedText, start: number, end: number, text: string, equals: number): Span {
  const isBare = end - start === text.length;
  return toSource(mapped, { start: isBare ? start + equals + 1 : start, end });
}

function optionsError({ error, at }: CommaError, flag: Flag): OptionsError {
  const span = flag.valueSpan ?? flag.span;
  const mapped = flag.mappedValue;
  return {
    error,
    span: mapped === undefined ? span : toSource(mapped, { start: at, end: mapped.text.length }),
  };
}
