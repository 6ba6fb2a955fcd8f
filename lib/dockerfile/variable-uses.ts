import type { Expansion, VariableReference } from './expansion';

/** The uses of variables met while a text is expanded. */
export class VariableUses {
  readonly all: VariableReference[] = [];

  add(use: VariableReference): void {
    this.all.push(use);
  }

  /** `isCertain` false: the value could not be worked out, so one name at least is not known. */
  found(isCertain: boolean): Pick<Expansion, 'unset' | 'unknown' | 'references'> {
    const unset = new Set<string>();
    const unknown = new Set<string>();
    for (const { name, state, modifier } of this.all) {
      if (state === 'unknown') unknown.add(name);
      // What `-`, `+` and `?` say of a missing value is no lack of one.
      if (state === 'unset' && !'-+?'.includes(modifier.at(-1) ?? ' ')) unset.add(name);
    }
    if (!isCertain && unknown.size === 0) unknown.add(this.all[0]?.name ?? '');
    const references = this.all.sort((a, b) => a.start - b.start);
    return { unset: [...unset], unknown: [...unknown], references };
  }
}
