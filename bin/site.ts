import { readSettings } from '../lib/settings/settings';
import { InputError } from './input-error';

/** Address of a server with the pages of the rules, where the environment names one as it does for a server. */
export function siteAddress(): string | undefined {
  const { PLINTH_PUBLIC_URL } = process.env;
  if (PLINTH_PUBLIC_URL === undefined) return undefined;
  const read = readSettings({ PLINTH_PUBLIC_URL });
  if (read.kind === 'settings') return read.settings.PLINTH_PUBLIC_URL;
  throw new InputError(read.faults.join('; '));
}
