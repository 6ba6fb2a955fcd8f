import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { InputError } from './input-error';

/** Puts a text in the place of a file at once, so that a full disk leaves the file as it was. Throws InputError. */
export function replaceFile(path: string, text: string): void {
  let temporary: string | undefined;
  try {
    const file = realpathSync(path);
    temporary = `${file}.plinth-${process.pid}`;
    writeFileSync(temporary, text, { flag: 'wx' });
    chmodSync(temporary, statSync(file).mode);
    renameSync(temporary, file);
  } catch (cause) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new InputError(`${path}: it cannot be written`, { cause });
  }
}
