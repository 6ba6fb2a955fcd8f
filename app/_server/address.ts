import 'server-only';
import { environment } from './environment';

/** Where the site stands, for canonical links, the sitemap and pictures; without an address given, on this machine. */
export function siteAddress(): URL {
  return new URL(environment().PLINTH_PUBLIC_URL ?? `http://localhost:${environment().PORT}`);
}
