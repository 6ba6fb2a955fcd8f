import { joined, type Part, type Placed, partsOf } from './placed';
import type { Said } from './said';

export type Interpolated = { readonly value: Placed } | { readonly said: Said };

/** People nest two or three. */
const deepest = 20;

/**
 * Variables of a value of a Compose file filled in (https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md).
 * Where the specification puts an empty text for a variable nobody sets, the value is not known here: whoever runs Compose
 * most often sets it.
 */
export function interpolate(value: Placed, variables: ReadonlyMap<string, string>): Interpolated {
  if (!value.text.includes('$')) return { value };
  const reader = new Reader(value, variables);
  const parts = reader.read(0, false, true);
  const { fault } = reader;
  return fault === undefined
    ? { value: joined(parts, value.span) }
    : { said: { ...fault, span: value.span } };
}

class Reader {
  readonly #value: Placed;
  readonly #variables: ReadonlyMap<string, string>;
  #at = 0;
  fault: Pick<Said, 'code' | 'name'> | undefined = undefined;

  constructor(value: Placed, variables: ReadonlyMap<string, string>) {
    this.#value = value;
    this.#variables = variables;
  }

  /** To the end, or to the brace that closes what is read; `counts`: whether what it comes to is part of the result. */
  read(depth: number, inBraces: boolean, counts: boolean): readonly Part[] {
    const { text } = this.#value;
    const parts: Part[] = [];
    if (depth > deepest) this.#fail({ code: 'interpolation' });
    while (this.#at < text.length && this.fault?.code !== 'interpolation') {
      const next = nextOf(text, this.#at, inBraces);
      if (next > this.#at) parts.push(...partsOf(this.#value, this.#at, next));
      this.#at = next;
      if (text[next] !== '$') return parts;
      parts.push(...this.#dollar(depth, counts));
    }
    if (inBraces) this.#fail({ code: 'interpolation' });
    return parts;
  }

  #dollar(depth: number, counts: boolean): readonly Part[] {
    const { text } = this.#value;
    const start = this.#at;
    const after = text[start + 1] ?? '';
    if (after === '$') {
      this.#at += 2;
      return [{ text: '$', source: sourceOf(this.#value, start, this.#at), exact: false }];
    }
    const isBraced = after === '{';
    const name = nameAt(text, start + (isBraced ? 2 : 1));
    if (name === '') {
      if (isBraced) this.#fail({ code: 'interpolation' });
      this.#at += 1;
      return partsOf(this.#value, start, this.#at);
    }
    this.#at = start + (isBraced ? 2 : 1) + name.length;
    if (!isBraced) return this.#put(name, start, counts);
    return this.#braced(name, start, depth, counts);
  }

  #braced(name: string, start: number, depth: number, counts: boolean): readonly Part[] {
    const { text } = this.#value;
    const [operator = ''] = /^(?:}|:?[-?+])/.exec(text.slice(this.#at, this.#at + 2)) ?? [];
    this.#at += operator.length;
    if (operator === '') this.#fail({ code: 'interpolation' });
    if (operator === '' || operator === '}') return this.#put(name, start, counts);
    const value = this.#variables.get(name);
    const isSet = value !== undefined && !(operator.startsWith(':') && value === '');
    const isWanted = operator.endsWith('+') ? isSet : operator.endsWith('-') && !isSet;
    const word = this.read(depth + 1, true, counts && isWanted);
    this.#at += 1;
    if (isWanted) return word;
    if (operator.endsWith('+')) return [];
    if (isSet) return this.#put(name, start, counts);
    if (counts) this.#fail({ code: 'variable-required', name });
    return [];
  }

  #put(name: string, start: number, counts: boolean): readonly Part[] {
    const value = this.#variables.get(name);
    if (value === undefined && counts) this.#fail({ code: 'variable-unset', name });
    return [{ text: value ?? '', source: sourceOf(this.#value, start, this.#at), exact: false }];
  }

  #fail(fault: Pick<Said, 'code' | 'name'>): void {
    if (this.fault === undefined || fault.code === 'interpolation') this.fault = fault;
  }
}

function nextOf(text: string, from: number, inBraces: boolean): number {
  let at = from;
  while (at < text.length && text[at] !== '$' && !(inBraces && text[at] === '}')) at += 1;
  return at;
}

function nameAt(text: string, at: number): string {
  let end = at;
  while (/[A-Za-z0-9_]/.test(text[end] ?? '')) end += 1;
  return /[A-Za-z_]/.test(text[at] ?? '') ? text.slice(at, end) : '';
}

function sourceOf(value: Placed, from: number, to: number) {
  const parts = partsOf(value, from, to);
  const start = parts[0]?.source?.start ?? value.span.start;
  return { start, end: Math.max(start, parts.at(-1)?.source?.end ?? value.span.end) };
}
