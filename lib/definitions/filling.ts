import { maximumBuildArgs } from '../report/bounds';
import { type Budget, budgetFor } from '../text/budget';
import { type Interpolated, interpolate } from './interpolate';
import type { Placed } from './placed';
import type { Said } from './said';
import { firstEntries, firstItems, textOf, type Value } from './value';

const mostSaid = 100;
/** One more than a build may have: then it is refused. */
const mostPairs = maximumBuildArgs + 1;
/** So many characters are read in all: far more than a file has, but for one where many places share a long text. */
const mostRead = 1 << 24;

/** Texts of a definition with their variables filled in; what has none that is known is said once for its place. */
export class Filling {
  readonly #said: Said[];
  readonly variables: ReadonlyMap<string, string>;
  readonly #budget: Budget;

  constructor(
    said: readonly Said[],
    variables: ReadonlyMap<string, string>,
    budget: Budget = budgetFor(0, mostRead, 0),
  ) {
    this.#said = [...said];
    this.variables = variables;
    this.#budget = budget;
  }

  /** The same, which keeps to itself what is not known. */
  apart(): Filling {
    return new Filling([], this.variables, this.#budget);
  }

  get said(): readonly Said[] {
    return this.#said;
  }

  say(said: Said): void {
    const isKnown = this.#said.some(
      ({ code, name, span }) => code === said.code && name === said.name && span.start === said.span.start,
    );
    if (!isKnown && this.#said.length < mostSaid) this.#said.push(said);
  }

  variable(name: string): string | undefined {
    return this.variables.get(name);
  }

  text(value: Value | undefined): Placed | undefined {
    const filled = this.#filled(value);
    if (filled === undefined) return undefined;
    if ('value' in filled) return filled.value;
    this.say(filled.said);
    return undefined;
  }

  /** The same where somebody else says what is not known. */
  quietly(value: Value | undefined): Placed | undefined {
    const filled = this.#filled(value);
    return filled !== undefined && 'value' in filled ? filled.value : undefined;
  }

  #filled(value: Value | undefined): Interpolated | undefined {
    const placed = textOf(value);
    if (placed === undefined) return undefined;
    if (this.#budget.take(placed.text.length + 1)) return interpolate(placed, this.variables);
    return { said: { code: 'too-large', span: { start: 0, end: 0 } } };
  }

  /** All texts of a list; undefined where one is not known. */
  texts(value: Value | undefined): readonly Placed[] | undefined {
    const texts = firstItems(value).map((item) => this.text(item));
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }

  /** `NAME: value`, or a list of `NAME=value`; a name without value has the one of the environment. */
  pairs(value: Value | undefined): ReadonlyMap<string, string> {
    const pairs = new Map<string, string>();
    const put = (name: string, text: string | undefined) => {
      if (text !== undefined) pairs.set(name, text);
    };
    for (const { key, value: own } of firstEntries(value, mostPairs))
      put(key, own.kind === 'empty' ? this.variable(key) : this.text(own)?.text);
    for (const item of firstItems(value, mostPairs)) {
      const text = this.text(item)?.text;
      if (text === undefined) continue;
      const at = text.indexOf('=');
      if (at === -1) put(text, this.variable(text));
      else put(text.slice(0, at), text.slice(at + 1));
    }
    return pairs;
  }
}
