import { z } from 'zod';
import { rowByName, rowsByName } from './by-name';
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
  const byVariable = rowByName(all, ({ variables = [] }) => variables);
  const byProgram = rowsByName(all, ({ programs = [] }) => programs);
  return {
    ofVariable: (name) => byVariable.get(name),
    ofProgram: (name) => byProgram.get(name) ?? [],
  };
}
