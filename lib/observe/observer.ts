import type { ImageConfig } from '../registry/image';
import type { FactId, ObservedFacts } from './observation';

/** What stands at a path in the end, all layers put on one another. Paths are absolute, without a link in them. */
export type Entry = {
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
  /** Permission bits with setuid, setgid and sticky: `0o4755`. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of a file. */
  readonly size: number;
  /** Where a symbolic link points, as written. */
  readonly target?: string;
  /** Which layer it is from. */
  readonly layer: number;
  /** The same for the files that are hard links of one another, and for nothing else. */
  readonly inode: number;
};

export type Listed = Pick<Entry, 'path' | 'kind' | 'mode' | 'size' | 'inode'>;

/** The file system of an image after its last layer, without its bytes. */
export type Root = {
  readonly config: ImageConfig;
  /** What stands there, links not followed at the end of the path. */
  at(path: string): Entry | undefined;
  /** What the path leads to, links followed inside the root; undefined where that is nothing or a circle. */
  follow(path: string): Entry | undefined;
  /** Names in a directory, sorted; empty where it is none. Links are followed. */
  names(path: string): readonly string[];
  /** Shows everything but the root, in the order of paths; of a folder that is named what is in it, unless by a link. */
  each(visit: (entry: Listed) => void, folder?: string): void;
  /** Shows what each name in a directory leads to, names sorted; nothing where it is none. Links are followed. */
  eachIn(path: string, visit: (name: string, entry: Entry | undefined) => void): void;
  /** What an observer remembered of the file the path leads to. */
  noted<Note>(
    observer: { readonly notes?: (file: SeenFile, start: Uint8Array) => Note | undefined },
    path: string,
  ): Note | undefined;
  /** All that an observer remembered, by the paths of what is there in the end, sorted. */
  allNoted<Note>(observer: {
    readonly notes?: (file: SeenFile, start: Uint8Array) => Note | undefined;
  }): readonly (readonly [string, Note])[];
  /** Whether a layer could not be read from which the path, or what covers it, might be: then nothing is said of it. */
  readonly isWhole: boolean;
  /**
   * Whether what the path leads to is surely that: every layer is read, or it is from one above those that are not, and
   * nothing read later can take its place.
   */
  isSure(path: string): boolean;
};

/** A regular file as it comes by in a layer. `path` is absolute. */
export type SeenFile = { readonly path: string; readonly mode: number; readonly size: number };

/** One fact read out of the bytes of an image. */
export type Observer<Id extends FactId = FactId, Note = unknown> = {
  readonly id: Id;
  /** Its notes are long: of what was at a path, only the last is kept, whoever else has a hard link to one before. */
  readonly keepsLast?: boolean;
  /** How many bytes of its start are shown to `notes`; 0 or left out for none. Asked for every file: cheap. */
  looksAt?(file: SeenFile): number;
  /** What is remembered of a file; its bytes are not kept. */
  notes?(file: SeenFile, start: Uint8Array): Note | undefined;
  read(root: Root): ObservedFacts[Id];
};

export function defineObserver<Id extends FactId, Note = never>(
  observer: Observer<Id, Note>,
): Observer<Id, Note> {
  return observer;
}
