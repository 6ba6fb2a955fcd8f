/** A field of `a=b,"c,d"`, quotes taken away; offsets in the text read, quotes included. */
export type CommaField = { readonly text: string; readonly start: number; readonly end: number };

export type CommaError = { readonly error: string; readonly at: number };

const comma = ',';
const quote = '"';

/** Parts a line at its commas as Go's CSV reader does: a field in double quotes may hold commas, `""` is a quote. */
export function splitAtCommas(text: string): readonly CommaField[] | CommaError {
  const fields: CommaField[] = [];
  let at = 0;
  for (;;) {
    const start = at;
    if (text[at] === quote) {
      const field = quotedField(text, at);
      if ('error' in field) return field;
      fields.push(field);
      at = field.end;
    } else {
      const end = text.indexOf(comma, at);
      at = end === -1 ? text.length : end;
      const bare = text.slice(start, at);
      const stray = bare.indexOf(quote);
      if (stray !== -1) return { error: 'bare " in non-quoted field', at: start + stray };
      fields.push({ text: bare, start, end: at });
    }
    if (at >= text.length) return fields;
    if (text[at] !== comma) return { error: 'extraneous or missing " in quoted field', at };
    at++;
  }
}

export function isCommaError(fields: readonly CommaField[] | CommaError): fields is CommaError {
  return 'error' in fields;
}

function quotedField(text: string, start: number): CommaField | CommaError {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const close = text.indexOf(quote, from);
    if (close === -1) return { error: 'extraneous or missing " in quoted field', at: start };
    if (text[close + 1] !== quote) {
      parts.push(text.slice(from, close));
      return { text: parts.join(''), start, end: close + 1 };
    }
    parts.push(text.slice(from, close + 1));
    from = close + 2;
  }
}
