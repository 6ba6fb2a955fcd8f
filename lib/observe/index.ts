import { accounts } from './accounts';
import { busybox } from './busybox';
import { caches } from './caches';
import { certificates } from './certificates';
import { files } from './files';
import { interpreters } from './interpreters';
import { libc } from './libc';
import { libraries } from './libraries';
import { locales } from './locales';
import type { FactId } from './observation';
import type { Observer } from './observer';
import { os } from './os';
import { packageManagers } from './package-managers';
import { packages } from './packages';
import { programs } from './programs';
import { setuid } from './setuid';
import { shells } from './shells';
import { timeZoneData } from './time-zone-data';
import { tmp } from './tmp';
import { unpackedSize } from './unpacked-size';

/** What is read out of every image, in the order in which it is told. */
export const observers = [
  os,
  packages,
  packageManagers,
  libc,
  shells,
  busybox,
  programs,
  libraries,
  interpreters,
  accounts,
  certificates,
  timeZoneData,
  locales,
  tmp,
  setuid,
  caches,
  unpackedSize,
  files,
] as const satisfies readonly Observer<FactId>[];
