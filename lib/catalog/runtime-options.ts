import { z } from 'zod';
import { rowByName } from './by-name';
import { sourced, text } from './values';

const release = text.regex(/^\d+(\.\d+)*$/);

/** A file of `data/runtime-options`: options with which a release of a runtime does not start. */
export const runtimeOptionTableSchema = z.strictObject({
  /** As facts say it. */
  language: text,
  /** The runtime, and what runs on it: by the names people call them. */
  programs: z.array(text).min(1),
  /** How names of packages begin that bring it, with its release behind that: `openjdk-17-jre`. */
  packages: z.array(text).exactOptional(),
  /** Where the runtime takes options from besides its command line. */
  variables: z.array(
    sourced({
      name: text,
      since: release.exactOptional(),
      /** Where not every program that runs on it reads the variable. */
      only: z.array(text).exactOptional(),
    }),
  ),
  /** Vendors whose runtime is another one, of whose options nothing is said: OpenJ9. */
  others: z.array(text).exactOptional(),
  /** What else images are of that start it by themselves, and the variables they hand over. */
  servers: z.array(sourced({ language: text, variables: z.array(text) })).exactOptional(),
  /** The option with which it takes those it does not know. */
  takesAll: text.exactOptional(),
  /** What it says then. */
  says: text,
  options: z.array(
    sourced({
      /** Without value, and without the sign of `-XX:+UseG1GC`. */
      names: z.array(text.regex(/^-[\w:.-]+$/)).min(1),
      /** The first release that refuses it. */
      since: release.exactOptional(),
      /** The first release that takes it. */
      before: release.exactOptional(),
      /** The first release that takes it from a variable too, where others want it on the command line. */
      inVariables: z.union([z.literal('never'), release]).exactOptional(),
      /** Where it says something else than of the others. */
      says: text.exactOptional(),
      instead: text.exactOptional(),
    }),
  ),
});

export type RuntimeOptionTable = Readonly<z.infer<typeof runtimeOptionTableSchema>>;
export type RuntimeOption = RuntimeOptionTable['options'][number];

export type RuntimeOptions = {
  readonly table: RuntimeOptionTable;
  /** Why a release refuses an option, as it is written; undefined: it takes it, or that is not known. */
  refuses(option: string, version: string, from: OptionPlace): RefusedOption | undefined;
};

/** Where a runtime finds an option. */
export type OptionPlace = 'arguments' | 'variable';

/** `by`: the release knows it no more, or not yet; or takes it on the command line alone. */
export type RefusedOption = { readonly row: RuntimeOption; readonly by: 'release' | 'place' };

export function indexRuntimeOptions(
  tables: readonly RuntimeOptionTable[],
): ReadonlyMap<string, RuntimeOptions> {
  return new Map(tables.map((table) => [table.language, optionsOf(table)]));
}

function optionsOf(table: RuntimeOptionTable): RuntimeOptions {
  const byName = rowByName(table.options, ({ names }) => names);
  return {
    table,
    refuses(option, version, from) {
      const row = byName.get(nameOf(option));
      if (row === undefined) return undefined;
      const isGone = row.since !== undefined && !isBefore(version, row.since);
      if (isGone || (row.before !== undefined && isBefore(version, row.before)))
        return { row, by: 'release' };
      if (from === 'arguments' || row.inVariables === undefined) return undefined;
      const isTaken = row.inVariables !== 'never' && !isBefore(version, row.inVariables);
      return isTaken ? undefined : { row, by: 'place' };
    },
  };
}

/** `-XX:+UseG1GC`, `-XX:MaxPermSize=64m`, `-Xlog:gc` and `--env_file=x` without sign, value and underscores. */
function nameOf(option: string): string {
  const equals = option.indexOf('=');
  const bare = equals < 0 ? option : option.slice(0, equals);
  if (bare.startsWith('-Xlog:')) return '-Xlog';
  if (bare.startsWith('-XX:')) return `-XX:${bare.slice(/[+-]/.test(bare.charAt(4)) ? 5 : 4)}`;
  return bare.startsWith('--') ? bare.replaceAll('_', '-') : bare;
}

/** Whether a version is older than a release; one that says less, such as `20`, is the newest it may be. */
function isBefore(version: string, release: string): boolean {
  const own = /^\d+(\.\d+)*/.exec(version)?.[0].split('.').map(Number) ?? [];
  const other = release.split('.').map(Number);
  for (const [at, number] of other.entries()) {
    const part = own[at];
    if (part === undefined) return false;
    if (part !== number) return part < number;
  }
  return false;
}
