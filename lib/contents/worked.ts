/**
 * Something of which more is worked out in the rooms above. What they found stands with it, each part once, when it is
 * first asked for, and goes with the analysis.
 */
export abstract class Worked {
  readonly #parts = new Map<(of: this) => unknown, unknown>();

  /** What `work` makes of this; `work` is a function of a module, never one made on the spot. */
  part<T>(work: (of: this) => T): T {
    if (!this.#parts.has(work)) this.#parts.set(work, work(this));
    // Nothing but the work itself puts anything under its name.
    return this.#parts.get(work) as T;
  }
}
