import { joined, type Part, type Placed, partsOf } from './placed';
import type { Said } from './said';
import { itemsOf, type Value, valueAt } from './value';

const longest = 64 * 1024;
const longestChain = 50;

/** Values of a Bake file with its variables filled in, as far as they are literal. */
export class BakeValues {
  readonly #file: Value;
  readonly #environment: ReadonlyMap<string, string>;
  readonly #say: (said: Said) => void;
  /** Of a matrix: they go before those of the file, which are made once for all. */
  readonly #own: ReadonlyMap<string, Value>;
  /** Under way: a variable of itself is not known. */
  readonly #known: Map<string, Value | undefined>;

  /** How many variables are being made of one another. */
  #depth = 0;

  constructor(
    file: Value,
    environment: ReadonlyMap<string, string>,
    say: (said: Said) => void,
    own: ReadonlyMap<string, Value> = new Map(),
    known = new Map<string, Value | undefined>(),
  ) {
    this.#file = file;
    this.#environment = environment;
    this.#say = say;
    this.#own = own;
    this.#known = known;
  }

  /** The same with the variables of a matrix. */
  with(own: ReadonlyMap<string, Value>): BakeValues {
    return new BakeValues(this.#file, this.#environment, this.#say, own, this.#known);
  }

  /** The same where somebody else is told what is not known. */
  telling(say: (said: Said) => void): BakeValues {
    return new BakeValues(this.#file, this.#environment, say, this.#own, this.#known);
  }

  text(value: Value | undefined): Placed | undefined {
    if (value === undefined || value.kind === 'empty') return undefined;
    const resolved = this.#resolved(value);
    if (resolved?.kind === 'text') {
      const filled = this.#filled(resolved.placed);
      if (filled !== undefined) return filled;
    } else if (value.kind !== 'name') this.#notKnown(value);
    return undefined;
  }

  /** Undefined where one of them is not known. */
  texts(value: Value | undefined): readonly Placed[] | undefined {
    const resolved = value && this.#resolved(value);
    if (resolved === undefined || resolved.kind === 'empty') return value === undefined ? [] : undefined;
    if (resolved.kind !== 'list') {
      this.#notKnown(resolved);
      return undefined;
    }
    const texts = itemsOf(resolved).map((item) => this.text(item));
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }

  #resolved(value: Value): Value | undefined {
    return value.kind === 'name' ? this.#variable(value.name, value) : value;
  }

  #variable(name: string, at: Value): Value | undefined {
    const own = this.#own.get(name);
    if (own !== undefined) return own;
    if (!this.#known.has(name) && this.#depth < longestChain) {
      this.#depth += 1;
      this.#known.set(name, undefined);
      this.#known.set(name, this.#defined(name));
      this.#depth -= 1;
    }
    const found = this.#known.get(name);
    if (found === undefined) this.#say({ code: 'variable-unset', name, span: at.span });
    return found;
  }

  /** https://docs.docker.com/build/bake/variables/: the environment goes before the default. */
  #defined(name: string): Value | undefined {
    const declared = valueAt(this.#file, 'variable', name);
    if (declared === undefined) return undefined;
    const set = this.#environment.get(name);
    const { span } = declared;
    if (set !== undefined)
      return { kind: 'text', placed: joined([{ text: set, source: span, exact: false }], span), span };
    const value = valueAt(declared, 'default');
    if (value?.kind !== 'text') return value?.kind === 'name' ? this.#resolved(value) : value;
    const placed = this.#filled(value.placed);
    return placed && { ...value, placed };
  }

  #filled(placed: Placed): Placed | undefined {
    const { text } = placed;
    if (!/[$%]\{/.test(text)) return placed;
    const parts: Part[] = [];
    let plain = 0;
    let length = 0;
    for (let at = nextMark(text, 0); at !== -1; at = nextMark(text, plain)) {
      parts.push(...partsOf(placed, plain, at));
      if (text[at + 1] === text[at]) {
        parts.push({ text: text.slice(at + 1, at + 3), source: placed.span, exact: false });
        plain = at + 3;
        continue;
      }
      const end = text.indexOf('}', at);
      const name = end === -1 ? '' : text.slice(at + 2, end).trim();
      if (text[at] === '%' || !/^[A-Za-z_][\w-]*$/.test(name)) {
        this.#say({
          code: 'expression',
          name: text.slice(at, end === -1 ? undefined : end + 1),
          span: placed.span,
        });
        return undefined;
      }
      const value = this.#variable(name, { kind: 'name', name, span: placed.span });
      if (value?.kind !== 'text') return undefined;
      length += value.placed.text.length;
      if (length > longest) return undefined;
      parts.push({ text: value.placed.text, source: placed.span, exact: false });
      plain = end + 1;
    }
    parts.push(...partsOf(placed, plain));
    return joined(parts, placed.span);
  }

  #notKnown({ span }: Value): void {
    this.#say({ code: 'expression-of-value', name: 'this', span });
  }
}

/** Where `${`, `%{` or one that is escaped by doubling begins. */
function nextMark(text: string, from: number): number {
  let brace = text.indexOf('{', from);
  while (brace !== -1) {
    const sign = text[brace - 1];
    if (brace - 1 >= from && (sign === '$' || sign === '%'))
      return brace - 2 >= from && text[brace - 2] === sign ? brace - 2 : brace - 1;
    brace = text.indexOf('{', brace + 1);
  }
  return -1;
}
