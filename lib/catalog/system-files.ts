import { z } from 'zod';
import { fitsWildcard } from '../text/wildcard';
import { sourced, text } from './values';

/** A file of `data/system-files`: what brings something beside programs that an image may or may not have. */
export const systemFilesTableSchema = z.strictObject({
  /** The fact that says it of an image. */
  fact: z.enum(['caCertificates', 'timeZoneData', 'tmp']),
  /** `*` stands for any text. */
  packages: z.array(sourced({ names: z.array(text).min(1) })),
  /** That hold it, in the order in which they are looked for. */
  paths: z.array(sourced({ paths: z.array(text.startsWith('/')).min(1) })),
});

export type SystemFilesTable = Readonly<z.infer<typeof systemFilesTableSchema>>;
export type SystemFact = SystemFilesTable['fact'];

/** What brings it. */
export type Bringers = { readonly paths: readonly string[]; comesWith(packageName: string): boolean };

export type BringerShelf = (fact: SystemFact) => Bringers;

export function indexSystemFiles(tables: readonly SystemFilesTable[]): BringerShelf {
  const rows = new Map(
    tables.map(({ fact, packages, paths }) => {
      const names = packages.flatMap((each) => each.names);
      const comesWith = (name: string) => names.some((each) => fitsWildcard(each, name));
      return [fact, { paths: paths.flatMap((each) => each.paths), comesWith }] as const;
    }),
  );
  return (fact) => rows.get(fact) ?? nothing;
}

const nothing: Bringers = { paths: [], comesWith: () => false };
