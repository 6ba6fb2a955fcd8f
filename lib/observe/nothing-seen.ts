import type { ObservedFacts, Seen } from './observation';

const unasked: Seen<never> = { known: false, because: 'not-understood' };

/** The facts where no observer is asked for them. */
export const nothingSeen: ObservedFacts = {
  os: unasked,
  packages: unasked,
  packageManagers: unasked,
  libc: unasked,
  shells: unasked,
  busybox: unasked,
  programs: unasked,
  libraries: unasked,
  interpreters: unasked,
  accounts: unasked,
  certificates: unasked,
  timeZoneData: unasked,
  locales: unasked,
  tmp: unasked,
  setuid: unasked,
  caches: unasked,
  unpackedSize: unasked,
  files: unasked,
};
