import badge from './badge';
import type { Form, Format } from './format';
import json from './json';
import markdown from './markdown';
import sarif from './sarif';
import text from './text';

/** Every form of the report, in the order of menus and of the help. */
export const formats: readonly Format[] = [text, json, markdown, sarif, badge];

/** The same for a browser, which leaves making them to the server. */
export const forms: readonly Form[] = formats.map(({ id, title, mediaType, fileName }) => ({
  id,
  title,
  mediaType,
  fileName,
}));

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
