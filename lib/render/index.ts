import type { Format } from './format';
import json from './json';
import markdown from './markdown';
import text from './text';

/** Every form of the report, in the order of menus and of the help. */
export const formats: readonly Format[] = [text, json, markdown];

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
