import type { Digest, IsoDate } from '../fact/fact';
import type { Bound } from '../registry/error';
import type { Attached, ImageConfig, LayerDescriptor, Platform } from '../registry/image';

/** A value read out of an image and where it was read, or why it was not. */
export type Seen<T> =
  | { readonly known: true; readonly value: T; readonly paths: readonly string[] }
  | { readonly known: false; readonly because: 'layer-not-read' | 'not-understood' | 'too-large' };

export type ObservedPackage = {
  readonly name: string;
  readonly version: string;
  /** The source package it is built from, where it is another. */
  readonly origin?: string;
  readonly architecture?: string;
};

export type ObservedFacts = {
  /** `/etc/os-release`; `none` where there is none. */
  readonly os: Seen<
    | 'none'
    | { readonly id: string; readonly version?: string; readonly name?: string; readonly codename?: string }
  >;
  /** Empty where no database of packages is there. */
  readonly packages: Seen<{
    readonly format: 'dpkg' | 'apk' | 'rpm' | 'none';
    readonly list: readonly ObservedPackage[];
  }>;
  /** Package managers that are there as programs: `apt`, `apk`, `dnf`, `microdnf`, `yum`, `zypper`. */
  readonly packageManagers: Seen<readonly string[]>;
  readonly libc: Seen<{ readonly family: 'glibc' | 'musl' | 'uclibc' | 'none'; readonly version?: string }>;
  /** `name` is what the path leads to in the end: `dash` for `/bin/sh` of Debian. */
  readonly shells: Seen<readonly { readonly path: string; readonly name: string }[]>;
  /** Names of the applets that are linked to a BusyBox. */
  readonly busybox: Seen<readonly string[]>;
  /** Programs on the PATH of the configuration, by name: the path that is found first, links resolved in `target`. */
  readonly programs: Seen<
    readonly { readonly name: string; readonly path: string; readonly target?: string }[]
  >;
  /** Shared libraries in the directories of the loader, by soname. */
  readonly libraries: Seen<readonly { readonly soname: string; readonly path: string }[]>;
  /** Languages and their versions: node, python, java, ruby, php, dotnet, perl. */
  readonly interpreters: Seen<
    readonly { readonly name: string; readonly version?: string; readonly path: string }[]
  >;
  readonly accounts: Seen<
    | 'none'
    | {
        readonly users: readonly {
          readonly name: string;
          readonly uid: number;
          readonly gid: number;
          readonly home: string;
          readonly shell: string;
        }[];
        readonly groups: readonly { readonly name: string; readonly gid: number }[];
      }
  >;
  /** How many certificates are in the bundle that is found where programs look for it. */
  readonly certificates: Seen<'none' | { readonly count: number }>;
  readonly timeZoneData: Seen<boolean>;
  /** Locales that are there beside C and POSIX: `C.utf8`, `en_US.utf8`. */
  readonly locales: Seen<readonly string[]>;
  /** `/tmp` and its mode in octal digits. */
  readonly tmp: Seen<'none' | { readonly mode: string }>;
  readonly setuid: Seen<readonly { readonly path: string; readonly mode: string }[]>;
  /** What package managers have left: lists, archives. */
  readonly caches: Seen<readonly { readonly path: string; readonly bytes: number }[]>;
  /** Bytes of all regular files in the end, each hard link once. */
  readonly unpackedSize: Seen<number>;
  readonly files: Seen<number>;
};

export type FactId = keyof ObservedFacts;

/** What became of a layer. */
export type ObservedLayer = LayerDescriptor & {
  /** Bytes and entries it unpacks to; undefined where it could not be read. */
  readonly unpacked?: number;
  readonly entries?: number;
  /** Code of the fault that ended it, and the bound that was passed where it is `too-much`. */
  readonly fault?: string;
  readonly bound?: Bound;
  readonly limit?: number;
};

/** All that was read out of one image on one day. Plain JSON: kept in the store and in `data/observations`. */
export type Observation = {
  readonly schemaVersion: 1;
  readonly reference: string;
  readonly digest: Digest;
  readonly index?: Digest;
  readonly platform: Platform;
  readonly platforms: readonly Platform[];
  readonly observed: IsoDate;
  readonly config: ImageConfig;
  readonly layers: readonly ObservedLayer[];
  readonly facts: ObservedFacts;
  /** Undefined where it was not looked up. */
  readonly attached?: readonly Attached[];
};

/** How far an inspection is: layers counted from 0, bytes as they are transferred and of all layers together. */
export type Progress = {
  readonly layer: number;
  readonly layers: number;
  readonly bytes: number;
  readonly totalBytes: number;
};
