import { useState } from 'react';
import { maximumFiles, maximumFilesBytes } from '@/lib/report/bounds';
import { isNeighbour } from '@/lib/report/neighbours';
import { readFile } from './check-text';
import type { Draft } from './draft';

export type Neighbours = {
  readonly names: readonly string[];
  /** Why a file was not taken. */
  readonly refused: string | undefined;
  /** Whether a file of this name belongs beside a Dockerfile. */
  isOne(name: string): boolean;
  add(files: readonly File[]): Promise<void>;
  remove(name: string): void;
};

/** The files beside the Dockerfile: kept with the draft in this browser, sent with the request, never stored. */
export function useNeighbours(
  { files, text }: Draft,
  change: (part: { readonly files: Draft['files'] }) => void,
): Neighbours {
  const [refused, setRefused] = useState<string>();

  async function add(chosen: readonly File[]) {
    if (chosen.length === 0) return;
    const next = new Map(Object.entries(files));
    let why: string | undefined;
    for (const file of chosen) {
      const read = await readFile(file);
      if (read.kind === 'text') next.set(placeOf(file.name, text), read.text);
      else why ??= `${file.name} is ${read.kind === 'binary' ? 'no text' : 'too large'}.`;
    }
    if (next.size > maximumFiles) why = `More than ${maximumFiles} files are not taken.`;
    else if (bytesOf(next) > maximumFilesBytes)
      why = `Together they are larger than ${maximumFilesBytes / 1024} KiB.`;
    else change({ files: Object.fromEntries(next) });
    setRefused(why);
  }

  function remove(name: string) {
    setRefused(undefined);
    change({ files: Object.fromEntries(Object.entries(files).filter(([each]) => each !== name)) });
  }

  return {
    names: Object.keys(files).sort(),
    refused,
    isOne: isNeighbour,
    add,
    remove,
  };
}

/** A browser tells a file's name alone: its folder is that which the Dockerfile names it in, where it is one. */
function placeOf(name: string, dockerfile: string): string {
  const places = new Set(
    dockerfile
      .split(/[\s"'=,[\]]+/)
      .map((word) => word.replace(/^\.\//, ''))
      .filter((word) => word.endsWith(`/${name}`) && /^[\w.@+-]+(\/[\w.@+-]+)+$/.test(word))
      .filter((word) => !word.split('/').includes('..')),
  );
  const [only, another] = places;
  return only !== undefined && another === undefined ? only : name;
}

function bytesOf(files: ReadonlyMap<string, string>): number {
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const [name, text] of files) bytes += encoder.encode(name + text).length;
  return bytes;
}
