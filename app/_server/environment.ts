import { withoutTrailing } from '@/lib/text/cut';
import 'server-only';
import { resolve } from 'node:path';
import { z } from 'zod';

function wholeNumber(least: number, message: string) {
  return z.coerce.number(message).int(message).min(least, message);
}

/** What the process may be told from outside. An empty variable counts as not set. */
const Environment = z.object({
  /** Folder of the report database. */
  PLINTH_DATA_DIR: z.string().default('.plinth'),
  /** Folder of the catalog, in place of `data/`: for measuring with a larger one. */
  PLINTH_CATALOG_DIR: z.string().optional(),
  /** Address under which people reach this server, for the links it hands out. */
  PLINTH_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .transform((url) => withoutTrailing(url, '/'))
    .optional(),
  /** Reports that one address may share in an hour; 0 for as many as it likes. */
  PLINTH_REPORTS_PER_HOUR: wholeNumber(0, 'must be a whole number').default(60),
  /** Size of the report database, in MiB, at which no more is stored. */
  PLINTH_STORE_MIB: wholeNumber(1, 'must be a whole number above 0').default(2048),
  /** Workers beside the server; of two or more, one is kept free of large files. */
  PLINTH_WORKERS: wholeNumber(1, 'must be a whole number from 1 to 64')
    .max(64, 'must be a whole number from 1 to 64')
    .default(2),
  /** Examples that a worker analyzes when it has nothing else to do, so that the first files sent are read quickly. */
  PLINTH_PRACTICE: wholeNumber(0, 'must be a whole number').default(200),
  /** Pins the date that support ends are judged by, for tests and screenshots. */
  PLINTH_TODAY: z.iso.date('must be a date such as 2026-11-23').optional(),
});
export type Environment = z.infer<typeof Environment>;

let parsed: Environment | undefined;

/** Read once. A wrong value stops whoever reads it with a sentence that names the variable. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(set);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new Error(`The environment cannot be used: ${faults.join('; ')}.`);
  }
  return {
    ...result.data,
    PLINTH_DATA_DIR: resolve(/* turbopackIgnore: true */ result.data.PLINTH_DATA_DIR),
  };
}
