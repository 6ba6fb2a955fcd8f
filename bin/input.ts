import { readFileSync, statSync } from 'node:fs';
import { maximumDockerfileBytes } from '../lib/report/bounds';
import { InputError } from './input-error';

export type Input = { readonly text: string; readonly name: string };

/** Reads a Dockerfile from a path or, for `-`, from standard input. */
export function readInput(path: string): Input {
  const name = path === '-' ? 'standard input' : path;
  let bytes: Buffer;
  try {
    if (path !== '-') refuseLarge(name, statSync(path).size);
    bytes = readFileSync(path === '-' ? 0 : path);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'it may not be read'
            : 'it cannot be read';
    throw new InputError(`${name}: ${why}`);
  }
  refuseLarge(name, bytes.length);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(`${name}: it is not UTF-8 text`);
  }
  if (text.includes('\0')) throw new InputError(`${name}: it is a binary file, not a Dockerfile`);
  if (text.trim() === '') throw new InputError(`${name}: it is empty`);
  return { text, name };
}

function refuseLarge(name: string, bytes: number): void {
  if (bytes >= maximumDockerfileBytes)
    throw new InputError(`${name}: ${bytes} bytes are too many; a Dockerfile has to be smaller than 1 MiB`);
}
