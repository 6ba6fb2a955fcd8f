import 'server-only';
import { resolve } from 'node:path';
import { readSettings, type Settings } from '@/lib/settings/settings';

export type Environment = Settings;

let parsed: Environment | undefined;

/** Read once. `bin/start.ts` has refused wrong values before; here they stop whoever reads them. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = readSettings(variables);
  if (read.kind === 'faults') throw new Error(`The environment cannot be used: ${read.faults.join('; ')}.`);
  return {
    ...read.settings,
    PLINTH_DATA_DIR: resolve(/* turbopackIgnore: true */ read.settings.PLINTH_DATA_DIR),
  };
}
