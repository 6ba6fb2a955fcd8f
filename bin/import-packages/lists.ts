import { readFileSync } from 'node:fs';

/** The lists beside this file: one or more names a line, `#` begins a comment. */

export function readNames(file: string): readonly string[] {
  return readLines(file).flatMap(words);
}

export function readLines(file: string): readonly string[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

export function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
