import { z } from 'zod';
import { sourced, text } from './values';

const names = z.array(text).min(1);

const uncheckedSwitch = z.strictObject({
  /** What is no longer looked at. */
  what: z.enum(['certificates', 'signatures']),
  /** Whose check it is, by its name for people. */
  by: text,
  /** Variables that switch it off, with one of the values in `off` or with any. */
  variables: names.exactOptional(),
  off: names.exactOptional(),
  programs: names.exactOptional(),
  options: names.exactOptional(),
  /** Words that follow one another, in lower case. */
  words: z.array(names).exactOptional(),
});

/** A file of `data/unchecked`: what switches off that certificates or signatures are checked. */
export const uncheckedTableSchema = z.strictObject({
  switches: z.array(sourced(uncheckedSwitch.shape)).min(1),
});

export type UncheckedTable = Readonly<z.infer<typeof uncheckedTableSchema>>;
export type UncheckedSwitch = UncheckedTable['switches'][number];

export type UncheckedShelf = {
  ofVariable(name: string): UncheckedSwitch | undefined;
  ofProgram(name: string): readonly UncheckedSwitch[];
};

export function indexUnchecked(tables: readonly UncheckedTable[]): UncheckedShelf {
  const all = tables.flatMap(({ switches }) => switches);
  const variables = new Map(
    all.flatMap((each) => (each.variables ?? []).map((name) => [name, each] as const)),
  );
  const programs = new Map<string, UncheckedSwitch[]>();
  for (const each of all) {
    for (const name of each.programs ?? []) programs.set(name, [...(programs.get(name) ?? []), each]);
  }
  return {
    ofVariable: (name) => variables.get(name),
    ofProgram: (name) => programs.get(name) ?? [],
  };
}
