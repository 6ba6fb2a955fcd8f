import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from './input-error';

/** Writes a file whole or not at all, one that is there or a new one, so that a full disk leaves what was. Throws InputError. */
export function writeWhole(path: string, text: string): void {
  refuseFolder(path);
  let temporary: string | undefined;
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    // A pipe or a device is written to, and has nothing that could be kept.
    if (there !== undefined && !there.isFile()) {
      writeFileSync(path, text);
      return;
    }
    const file = there === undefined ? path : realpathSync(path);
    temporary = `${file}.plinth-${process.pid}`;
    writeFileSync(temporary, text, { flag: 'wx' });
    if (there !== undefined) chmodSync(temporary, there.mode);
    renameSync(temporary, file);
  } catch (cause) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new InputError(`${path}: it cannot be written`, { cause });
  }
}

/** What cannot be written whatever the text is, so that nobody waits for it. */
export function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new InputError(`${path}: it is a folder; name a file in it`);
  if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InputError(`${path}: there is no folder ${dirname(path)} to write it into`);
}
