import { maximumBuildArgs } from '../report/request';
import { interpolate } from './interpolate';
import type { Placed } from './placed';
import type { Said } from './said';
import { firstEntries, firstItems, textOf, type Value } from './value';

const mostSaid = 100;
/** One more than a build may have: then it is refused. */
const mostPairs = maximumBuildArgs + 1;

/** Texts of a definition with their variables filled in; what has none that is known is said once for its place. */
export class Filling {
  readonly #said: Said[];
  readonly variables: ReadonlyMap<string, string>;

  constructor(said: readonly Said[], variables: ReadonlyMap<string, string>) {
    this.#said = [...said];
    this.variables = variables;
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
    const placed = textOf(value);
    const filled = placed && interpolate(placed, this.variables);
    if (filled === undefined) return undefined;
    if ('value' in filled) return filled.value;
    this.say(filled.said);
    return undefined;
  }

  /** The same where somebody else says what is not known. */
  quietly(value: Value | undefined): Placed | undefined {
    const placed = textOf(value);
    const filled = placed && interpolate(placed, this.variables);
    return filled !== undefined && 'value' in filled ? filled.value : undefined;
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
